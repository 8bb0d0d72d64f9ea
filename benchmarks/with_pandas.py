"""The same report with pandas: explode the tags, merge them with the crosswalk, drop duplicates, count."""

from collections.abc import Collection, Sequence
from typing import Any

# pandas has no types of its own, and not every environment that checks this file has pandas.
import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]

from benchmarks.report import DECLARED, LINE_BY_GOAL, Crosswalk, Report
from wsis import Project

#: The tag column of each framework that projects declare.
COLUMNS = {
    "action-line": "action_lines",
    "goal": "goals",
    "target": "targets",
    "objective": "objectives",
    "commitment": "commitments",
}

#: One row for each project and each code that it declares, as columns `project` and `code`.
Frame = Any


def long_frames(projects: Sequence[Project], *, categories: Crosswalk | None = None) -> dict[str, Frame]:
    """Explode the tag columns: the one-time work.

    Args:
        projects: The projects.
        categories: Where given, codes become categories of its frameworks; otherwise they stay text.
    """
    frames = {}
    for framework, column in COLUMNS.items():
        tags = pd.Series([getattr(project, column) for project in projects], name="code").explode().dropna()
        kind = pd.CategoricalDtype(categories.codes[framework]) if categories else "str"
        frames[framework] = tags.astype(kind).rename_axis("project").reset_index()
    return frames


def report(frames: dict[str, Frame], crosswalk: Crosswalk) -> Report:
    """Make frames of the projects that reach each code, each pair once, and count them."""
    reached = {
        "action-line": _distinct(frames["action-line"], _rolled_up(frames, crosswalk, "action-line", "action-line")),
        "goal": _distinct(frames["goal"], _rolled_up(frames, crosswalk, "target", "goal")),
        "target": frames["target"],
        "objective": _distinct(frames["objective"], _rolled_up(frames, crosswalk, "commitment", "objective")),
        "theme": _distinct(_rolled_up(frames, crosswalk, "commitment", "theme")),
        "commitment": frames["commitment"],
    }
    found = {(framework, DECLARED): _counts(frame, crosswalk.codes[framework]) for framework, frame in reached.items()}
    for (framework, how), linked in crosswalk.linked.items():
        pairs = [(line, code) for line, codes in linked.items() for code in codes]
        frame = _distinct(_followed(frames["action-line"], pairs, crosswalk.codes[framework]))
        found[framework, how] = _counts(frame, crosswalk.codes[framework])
    both = reached["action-line"].merge(reached["goal"], on="project", suffixes=("_line", "_goal"))
    cells = pd.crosstab(both["code_line"], both["code_goal"])
    cells = cells.reindex(index=crosswalk.codes["action-line"], columns=crosswalk.codes["goal"], fill_value=0)
    return {**found, LINE_BY_GOAL: tuple(cells.to_numpy().ravel().tolist())}


def _rolled_up(frames: dict[str, Frame], crosswalk: Crosswalk, part: str, whole: str) -> Frame:
    return _followed(frames[part], crosswalk.wholes[part, whole].items(), crosswalk.codes[whole])


def _followed(frame: Frame, pairs: Collection[tuple[str, str]], codes: tuple[str, ...]) -> Frame:
    """Replace each code by those that pairs lead to, of the same sort as the codes of the frame: text or categories."""
    table = pd.DataFrame(pairs, columns=["code", "next"])
    table["code"] = table["code"].astype(frame["code"].dtype)
    table["next"] = table["next"].astype("str" if frame["code"].dtype == "str" else pd.CategoricalDtype(codes))
    return frame.merge(table, on="code")[["project", "next"]].rename(columns={"next": "code"})


def _distinct(*frames: Frame) -> Frame:
    return pd.concat(frames, ignore_index=True).drop_duplicates()


def _counts(frame: Frame, codes: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(frame["code"].value_counts().reindex(codes, fill_value=0).tolist())

"""The report as a careful user of pandas, PyArrow or Dask would write it: explode the tags, join, and count."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.frame_answers import GOALS, LINES, Answer, Steps, answer

#: A table of an engine; their types differ, and none of them is needed here.
Frame = Any


def with_pandas(frame: Frame, known: Steps) -> Answer:
    """Explode each column once, and make categories of its codes, without which pandas takes twice the time."""
    reached, cells = _pandas_pairs(frame, known)
    return answer(known, {name: pairs["node"].value_counts() for name, pairs in reached.items()}, cells.to_dict())


def _pandas_pairs(frame: Frame, known: Steps) -> tuple[dict[str, Frame], Frame]:
    """Make the distinct pairs of project and node, and the number of projects of each line and goal."""
    import pandas as pd  # noqa: PLC0415 - only the processes of pandas and Dask pay for it

    tags = {}
    for column in ("al", "sdg"):
        codes = frame.set_index("id")[column].str.split(";").explode().rename("code")
        tags[column] = codes.astype("category").reset_index()
    reached = {}
    for name, pairs in known.pairs.items():
        own = tags[known.columns[name]]
        table = pd.DataFrame(pairs, columns=["code", "node"])
        table = table[table["code"].isin(own["code"].cat.categories)]
        table = table.astype({"code": own["code"].dtype, "node": pd.CategoricalDtype(known.codes[name])})
        reached[name] = own.merge(table, on="code")[["id", "node"]].drop_duplicates()
    both = reached[LINES].merge(reached[GOALS], on="id", suffixes=("_line", "_goal"))
    return reached, both.groupby(["node_line", "node_goal"], observed=True).size()


def with_dask(frame: Frame, known: Steps) -> Answer:
    """Use Dask's own verbs, and its knowledge that a project is in one partition only."""
    import dask  # noqa: PLC0415 - only the processes of Dask pay for it
    import pandas as pd  # noqa: PLC0415

    tags = {column: frame[["id"]].assign(code=frame[column].str.split(";")).explode("code") for column in ("al", "sdg")}
    reached = {}
    for name, pairs in known.pairs.items():
        linked = tags[known.columns[name]].merge(pd.DataFrame(pairs, columns=["code", "node"]), on="code")
        reached[name] = linked[["id", "node"]].map_partitions(pd.DataFrame.drop_duplicates)
    both = reached[LINES].map_partitions(pd.merge, reached[GOALS], on="id", suffixes=("_line", "_goal"))
    counts = [pairs["node"].value_counts() for pairs in reached.values()]
    *counted, cells = dask.compute(*counts, both.groupby(["node_line", "node_goal"]).size())
    return answer(known, dict(zip(reached, counted, strict=True)), cells.to_dict())


def with_dask_partitions(frame: Frame, known: Steps) -> Answer:
    """Use Dask only to run pandas on each partition, and add up."""
    import dask  # noqa: PLC0415 - only the processes of Dask pay for it

    def counted(part: Frame) -> list[dict[Any, int]]:
        reached, cells = _pandas_pairs(part, known)
        return [*(pairs["node"].value_counts().to_dict() for pairs in reached.values()), cells.to_dict()]

    parts = dask.compute(*(dask.delayed(counted)(part) for part in frame.to_delayed()))
    *sums, cells = (
        {key: sum(each.get(key, 0) for each in of) for key in set().union(*of)} for of in zip(*parts, strict=True)
    )
    return answer(known, dict(zip(known.pairs, sums, strict=True)), cells)


def with_pyarrow(frame: Frame, known: Steps) -> Answer:
    """Explode with the compute functions, since a table of PyArrow has no verb for it."""
    tags = {}
    for column in ("al", "sdg"):
        split = pc.split_pattern(frame[column].combine_chunks(), ";")
        own = frame["id"].combine_chunks().take(pc.list_parent_indices(split))
        tags[column] = pa.table({"id": own, "code": pc.list_flatten(split)})
    reached = {}
    for name, pairs in known.pairs.items():
        codes, nodes = zip(*pairs, strict=True)
        table = pa.table({"code": codes, "node": nodes})
        linked = tags[known.columns[name]].join(table, "code", join_type="inner")
        reached[name] = linked.group_by(["id", "node"]).aggregate([])
    both = reached[LINES].join(reached[GOALS], "id", join_type="inner", right_suffix="_goal")
    found = {name: dict(_counted(pairs, "node")) for name, pairs in reached.items()}
    return answer(known, found, {(line, goal): count for line, goal, count in _counted(both, "node", "node_goal")})


def _counted(pairs: pa.Table, *names: str) -> zip:
    counted = pairs.group_by(list(names)).aggregate([([], "count_all")])
    return zip(*(counted[name].to_pylist() for name in (*names, "count_all")), strict=True)

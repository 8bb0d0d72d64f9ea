"""Results as plain data, for JSON and for CSV: codes, names, numbers, and the dataset that they were counted with."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import attrs

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.errors import Problem
from wsis.languages import Names
from wsis.link import Link
from wsis.nodes import Node
from wsis.provenance import Citation
from wsis.results import Coverage, Crosstab
from wsis.spreadsheets import escaped

Plain = Mapping[str, Any]

#: What the plain data of a result says of itself: the name and the version of its format.
COVERAGE, CROSSTAB = "wsis-coverage/1", "wsis-crosstab/1"
COMPARISON, MIGRATION = "wsis-comparison/1", "wsis-migration/1"


def coverage_data(result: Coverage) -> Plain:
    """Make plain data of a coverage.

    >>> import wsis
    >>> data = coverage_data(wsis.coverage(wsis.load(), wsis.Register(), of=wsis.Goal))
    >>> data["rows"][0]
    {'code': '1', 'name': 'No Poverty', 'count': 0, 'share': 0.0}
    """
    return {
        "schema": COVERAGE,
        "rule": result.rule,
        "framework": result.question.of,
        "projects": result.projects,
        "heading_only": result.heading_only,
        "covered": len(result.covered),
        "missing": [node.code for node in result.missing],
        "ratio": result.ratio,
        "rows": [
            {"code": row.node.code, "name": row.node.name, "count": row.count, "share": row.share}
            | ({"heading": True} if row.heading else {})
            | ({"withdrawn": True} if row.node.withdrawn else {})
            for row in result.rows
        ],
        "dataset_version": result.dataset_version,
        "dataset_digest": result.dataset_digest,
    }


def crosstab_data(result: Crosstab) -> Plain:
    """Make plain data of a crosstab: its cells that are counted or stated.

    >>> import wsis
    >>> data = crosstab_data(wsis.crosstab(wsis.load(), wsis.Register(), rows=wsis.ActionLine, columns=wsis.Goal))
    >>> data["cells"][0]
    {'row': 'C1', 'column': '1', 'count': 0, 'state': 'stated'}
    """
    return {
        "schema": CROSSTAB,
        "rule": result.rule,
        "projects": result.projects,
        "rows": _counted(result.rows, result.row_counts),
        "columns": _counted(result.columns, result.column_counts),
        "cells": [
            {"row": cell.row.code, "column": cell.column.code, "count": cell.count, "state": cell.state.value}
            for cell in result.cells
            if cell.count or cell.state.name == "STATED"
        ],
        "dataset_version": result.dataset_version,
        "dataset_digest": result.dataset_digest,
    }


def nodes_data(ds: Dataset, nodes: Iterable[Entry]) -> Plain:
    """Make plain data of nodes or other entries: their fields as they are.

    >>> import wsis
    >>> ds = wsis.load()
    >>> nodes_data(ds, [ds.theme("connectivity")])["nodes"][0]["paragraphs"]
    ['10', '11']
    """
    return {
        "nodes": [{"framework": node.framework, **plain_value(node)} for node in nodes],
        "dataset_version": ds.version,
        "dataset_digest": ds.digest,
    }


def links_data(ds: Dataset, node: Node, links: Iterable[Link], kind: type[Node]) -> Plain:
    """Make plain data of the links of a node, each with its evidence; say whether the matrices speak of it at all.

    >>> import wsis
    >>> ds = wsis.load()
    >>> data = links_data(ds, ds.commitment("25a"), (), wsis.ActionLine)
    >>> data["spoken_of"], data["links"]
    (False, [])
    """
    return {
        "spoken_of": node.code in ds.relation(type(node), kind).matrix.source_scope,
        "links": [plain_value(link) for link in links],
        "dataset_version": ds.version,
        "dataset_digest": ds.digest,
    }


def problems_data(problems: Iterable[Problem]) -> list[Plain]:
    r"""Make plain data of what of a register could not be read.

    >>> import io
    >>> import wsis
    >>> problems_data(wsis.read_register(io.StringIO("title,year\nRadio,MMXX\n")).problems)[0]["value"]
    'MMXX'
    """
    return [plain_value(problem) for problem in problems]


def _counted(nodes: tuple[Node, ...], counts: tuple[int, ...]) -> list[Plain]:
    return [{"code": node.code, "name": node.name, "count": count} for node, count in zip(nodes, counts, strict=True)]


def plain_value(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn attrs values into dicts and tuples into lists, leaving out what is not given.

    Args:
        value: A value of this library, or what its fields hold.

    >>> plain_value((Citation(document="A-RES-70-1", locator="Goal 9"),))
    [{'document': 'A-RES-70-1', 'locator': 'Goal 9'}]
    """
    if isinstance(value, Names):
        return dict(value)
    if attrs.has(type(value)):
        fields = attrs.asdict(cast("attrs.AttrsInstance", value), recurse=False).items()
        return {name: plain_value(item) for name, item in fields if item is not None}
    if isinstance(value, tuple):
        return [plain_value(item) for item in cast("tuple[object, ...]", value)]
    return value


def cell_table(data: Plain, part: str) -> list[list[str]]:
    """Make a table of text of one list of plain data: a header, then its rows, each naming the dataset.

    Args:
        data: Plain data with `dataset_version` and `dataset_digest`.
        part: The list in it.

    >>> cell_table({"rows": [{"code": "1"}], "dataset_version": "2026.1", "dataset_digest": "sha256:0"}, "rows")
    [['code', 'dataset_version', 'dataset_digest'], ['1', '2026.1', 'sha256:0']]
    """
    dataset = {name: data[name] for name in ("dataset_version", "dataset_digest")}
    rows = [{**row, **dataset} for row in data[part]]
    header = list(dict.fromkeys(name for row in rows for name in row)) or list(dataset)
    return [header, *([_cell(row.get(name, "")) for name in header] for row in rows)]


def _cell(value: object) -> str:
    """Write one value into a cell, safe to open in a spreadsheet."""
    if isinstance(value, list):
        value = "; ".join(f"{Citation(**item)}" for item in cast("list[Plain]", value))
    return escaped(str(value))

"""The matrix explorer: one page that holds every link, and the script that shows those of the node one picks."""

import json
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from tools.pages.linked import explorer_key
from tools.pages.markup import Pages, page
from tools.pages.matrices import MARKS
from tools.pages.places import EXPLORER, cited_at, named_place, place, relative
from wsis.dataset import Dataset
from wsis.link import Link
from wsis.nodes import NODE_TYPES, Commitment, Goal, Node

Plain = Mapping[str, Any]

#: What stands on the page besides its data. The script fills it in, and shows it; without a script it stays hidden.
_SKELETON = """\
<div id="explorer" hidden>
<form id="explorer-pick">
<p><label for="explorer-search">Code or words</label>
<input type="search" id="explorer-search" autocomplete="off" spellcheck="false"></p>
<p><label for="explorer-framework">In</label> <select id="explorer-framework"></select></p>
<p id="explorer-count" role="status"></p>
</form>
<ul id="explorer-list" aria-label="Nodes"></ul>
<section id="explorer-node" aria-label="The node that you picked"></section>
</div>
<noscript><p class="noscript">This page needs a script. What it shows stands on the data pages too:
<a href="action-lines/index.html">action lines</a>, <a href="goals/index.html">goals and targets</a>,
<a href="objectives/index.html">objectives and commitments</a>,
<a href="matrices/index.html">matrices</a>.</p></noscript>"""


def explorer_pages(ds: Dataset) -> Pages:
    """Make the page of the explorer."""
    return {
        EXPLORER: page(
            "# Matrix explorer",
            "Pick an action line, a goal, a target or a commitment, and see what the matrices link it with, and where "
            "that is printed. Type a code or a word, or go through the list, where the arrow keys move. The address "
            "can be passed on: it names what you picked.",
            "\n".join(
                [
                    _SKELETON,
                    f'<script type="application/json" id="explorer-data">{embedded(explorer_data(ds))}</script>',
                    '<script src="../_static/explorer.js"></script>',
                ]
            ),
        )
    }


def embedded(data: object) -> str:
    r"""Write data as JSON in which nothing ends the script that holds it.

    >>> embedded({"title": "</script>"})
    '{"title":"\\u003c/script>"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def explorer_data(ds: Dataset) -> Plain:
    """Gather what the explorer shows: nodes, and links by the places of their nodes, evidence and reasons in lists."""
    nodes = [node for kind in NODE_TYPES.values() for node in ds.all(kind)]
    places = {node: number for number, node in enumerate(nodes)}
    evidence: dict[tuple[str, str], int] = {}
    reasons: dict[str, int] = {}
    return {
        "marks": MARKS,
        "frameworks": list(NODE_TYPES),
        "nodes": [_node(ds, node, places) for node in nodes],
        "relations": [_relation(ds, pair, places, evidence, reasons) for pair in _pairs(ds)],
        "evidence": list(evidence),
        "reasons": list(reasons),
    }


def _pairs(ds: Dataset) -> list[tuple[type[Node], type[Node]]]:
    """List the pairs of frameworks that matrices relate; the explorer shows each from both ends."""
    return [pair for pair in combinations(NODE_TYPES.values(), 2) if ds.relates(*pair)]


def _node(ds: Dataset, node: Node, places: dict[Node, int]) -> Plain:
    """Describe a node: its key in addresses, what is shown of it, its page, and its parts."""
    path, hash_, name = relative(place(node), page=EXPLORER).partition("#")
    described = {
        "key": explorer_key(node),
        "framework": node.framework,
        "code": node.paragraph
        if isinstance(node, Commitment)
        else f"SDG {node.code}"
        if isinstance(node, Goal)
        else node.code,
        "name": node.name,
        "page": f"{path.removesuffix('.md')}.html{hash_}{name}",
        "parts": [places[part] for part in ds.parts(node)],
    }
    return described | ({"color": node.color} if isinstance(node, Goal) else {})


def _relation(
    ds: Dataset,
    pair: tuple[type[Node], type[Node]],
    places: dict[Node, int],
    evidence: dict[tuple[str, str], int],
    reasons: dict[str, int],
) -> Plain:
    """Describe what all matrices between two frameworks say: of which nodes they speak, and what they link."""
    source, target = pair
    matrix = ds.relation(source, target).matrix
    return {
        "ends": [source.framework, target.framework],
        "scopes": [
            [places[ds.get(kind, code)] for code in scope]
            for kind, scope in ((source, matrix.source_scope), (target, matrix.target_scope))
        ],
        "links": [
            [
                places[ds.get(source, each.source)],
                places[ds.get(target, each.target)],
                *_link(ds, each, evidence, reasons),
            ]
            for each in matrix.links
        ],
    }


def _link(ds: Dataset, link: Link, evidence: dict[tuple[str, str], int], reasons: dict[str, int]) -> list[object]:
    """Describe a link: its standing, whether it is blanket, its evidence and its reason by their numbers."""
    cited = [
        evidence.setdefault(
            (named_place(ds, item), relative(cited_at(item), page=EXPLORER).replace(".md#", ".html#")), len(evidence)
        )
        for item in link.evidence
    ]
    reason = reasons.setdefault(link.reason, len(reasons)) if link.reason else None
    return [link.standing, link.blanket, cited, reason]

"""A register from one dataset to another."""

from collections.abc import Mapping
from typing import Any, final

import attrs

from wsis.amendments import amendment
from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.migrations import Migration, TagMove, TagStatus
from wsis.nodes import NODE_TYPES, Node
from wsis.ordering import in_definition_order
from wsis.projects import Project
from wsis.register import TAG_FIELDS, Register


def migrate(register: Register, old: Dataset, new: Dataset) -> Migration:
    """Bring the tags of a register from one dataset to another, and say what became of each.

    A tag whose node the new dataset says is withdrawn is renamed where exactly one node stands in its place, be it
    after several steps. Nothing is guessed and nothing is lost: every other tag stays, and is listed with the reason.

    Args:
        register: The projects, tagged with the old dataset.
        old: The dataset that they were tagged with.
        new: The dataset to go to.

    >>> import attrs
    >>> import wsis
    >>> ds = wsis.load("2026.1")
    >>> place = wsis.Citation(document="A-RES-80-173", locator="an example")
    >>> merged = wsis.Withdrawal(date="2027-01-01", reason="Merged.", successors=("C8",), citation=place)
    >>> media = attrs.evolve(ds.action_line("C9"), withdrawn=merged)
    >>> lines = tuple(media if line.code == "C9" else line for line in ds.action_lines)
    >>> new = attrs.evolve(ds, version="2026.1+own", action_lines=lines)
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9", "C10"])])
    >>> migration = wsis.migrate(register, ds, new)
    >>> migration
    Migration(2026.1 -> 2026.1+own, tags: 1 kept, 1 renamed)
    >>> migration.register[0].action_lines
    ('C8', 'C10')
    """
    steps = {framework: _Step(old=old, new=new, kind=NODE_TYPES[framework]) for framework in TAG_FIELDS}
    moves: Mapping[FrameworkName, Mapping[str, TagMove]] = {
        framework: {code: steps[framework].move(code, declaring[code]) for code in in_definition_order(declaring)}
        for framework, declaring in _declaring(register).items()
    }
    return Migration(
        register=Register(_moved(project, moves) for project in register),
        tags=tuple(move for tagged in moves.values() for move in tagged.values()),
        old_version=old.version,
        old_digest=old.digest,
        new_version=new.version,
        new_digest=new.digest,
    )


def _declaring(register: Register) -> Mapping[FrameworkName, Mapping[str, tuple[str, ...]]]:
    """Map each tag, framework by framework, to the ids of the projects that declare it."""
    found: dict[FrameworkName, dict[str, list[str]]] = {framework: {} for framework in TAG_FIELDS}
    for project in register:
        for framework, field in TAG_FIELDS.items():
            for code in getattr(project, field):
                found[framework].setdefault(code, []).append(project.id)
    return {
        framework: {code: tuple(projects) for code, projects in tagged.items()} for framework, tagged in found.items()
    }


def _moved(project: Project, moves: Mapping[FrameworkName, Mapping[str, TagMove]]) -> Project:
    """Give a project with the tags that were renamed; one without such tags is itself."""
    renamed: dict[str, Any] = {
        field: [_renamed(moves[framework][code]) for code in getattr(project, field)]
        for framework, field in TAG_FIELDS.items()
        if any(moves[framework][code].status == "renamed" for code in getattr(project, field))
    }
    return attrs.evolve(project, **renamed) if renamed else project


def _renamed(move: TagMove) -> str:
    return move.successors[0] if move.status == "renamed" else move.code


@final
@attrs.frozen(kw_only=True)
class _Ends:
    """Where a node and its successors lead to in the end.

    Args:
        codes: The nodes in force.
        lost: Whether some way ends at none.
    """

    codes: tuple[str, ...]
    lost: bool


@final
@attrs.frozen(kw_only=True)
class _Step:
    """The way of the tags of one framework from one dataset to another.

    Args:
        old: The dataset that they come from.
        new: The dataset that they go to.
        kind: The kind of node of the framework.
    """

    old: Dataset
    new: Dataset
    kind: type[Node]

    def move(self, code: str, projects: tuple[str, ...]) -> TagMove:
        """Say what becomes of a tag."""
        status, successors, reason = self._answer(code)
        return TagMove(
            framework=self.kind.framework,
            code=code,
            status=status,
            successors=successors,
            reason=reason,
            projects=projects,
        )

    def _answer(self, code: str) -> tuple[TagStatus, tuple[str, ...], str]:
        if code not in self.old.codes(self.kind):
            return "unknown", (), f"dataset {self.old.version} does not have it"
        ends = self._ends(code, self.new)
        if code in self.new.codes(self.kind) and (code in ends.codes or ends == self._ends(code, self.old)):
            return "kept", (), self._kept(code)
        reason = self._gone(code)
        if len(ends.codes) == 1 and not ends.lost:
            return "renamed", ends.codes, f"{reason}; {ends.codes[0]} stands in its place"
        if ends.codes:
            some = " and ".join([*ends.codes, *(["nothing"] if ends.lost else [])])
            return "ambiguous", ends.codes, f"{reason}; {some} stand in its place"
        return "withdrawn", (), f"{reason}; nothing stands in its place"

    def _ends(self, code: str, ds: Dataset) -> _Ends:
        """Follow successors to the nodes that a dataset has in force, each once, so that a circle comes to an end."""
        codes, lost, seen, ahead = set[str](), False, set[str](), [code]
        while ahead:
            each = ahead.pop()
            if each in seen:
                continue
            seen.add(each)
            node = self._node(each, ds)
            if node and node.withdrawn and node.withdrawn.successors:
                ahead += node.withdrawn.successors
            elif node and not node.withdrawn and each in ds.codes(self.kind):
                codes.add(each)
            else:
                lost = True
        return _Ends(codes=in_definition_order(codes), lost=lost)

    def _node(self, code: str, ds: Dataset) -> Node | None:
        """Find a node in a dataset, or else in the old one, which may know why it is gone."""
        for each in (ds, self.old):
            if code in each.codes(self.kind):
                return each.get(self.kind, code)
        return None

    def _kept(self, code: str) -> str:
        """Say why a tag was kept."""
        old, new = (ds.get(self.kind, code) for ds in (self.old, self.new))
        if new.withdrawn:
            return f"withdrawn in dataset {self.old.version} already, and nothing else stands in its place since"
        differing = ", ".join(amendment(old, new).names)
        return f"dataset {self.new.version} has it too{f'; different: {differing}' if differing else ''}"

    def _gone(self, code: str) -> str:
        """Say why a tag could not be kept."""
        node = self._node(code, self.new)
        if node and node.withdrawn:
            return f"withdrawn {node.withdrawn.date}: {node.withdrawn.reason.rstrip('. ')}"
        return f"dataset {self.new.version} does not have it"

"""What became of the tags of a register on its way from one dataset to another."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, final, get_args

import attrs

from wsis.codes import FrameworkName
from wsis.errors import Problem
from wsis.plain import MIGRATION, Plain, plain_value
from wsis.register import TAG_FIELDS, Register
from wsis.wording import counted

TagStatus = Literal["kept", "renamed", "withdrawn", "ambiguous", "unknown"]


@final
@attrs.frozen(kw_only=True, repr=False)
class TagMove:
    """What became of one tag, in every project that declares it.

    Args:
        framework: Its framework.
        code: The tag in the register as it was.
        status: `kept`; `renamed` where one node stands in its place; `withdrawn` where none does; `ambiguous` where
            several do, of which none was chosen; `unknown` where the old dataset does not have it.
        successors: The codes of the new dataset that stand in its place.
        reason: Why, in one sentence.
        projects: The ids of the projects that declare it, in the order of the register.
    """

    framework: FrameworkName
    code: str
    status: TagStatus
    successors: tuple[str, ...] = ()
    reason: str
    projects: tuple[str, ...]

    def __repr__(self) -> str:
        """Give the tag, what became of it, and how many projects declare it."""
        instead = f" -> {', '.join(self.successors)}" if self.successors else ""
        return (
            f"TagMove({self.framework} {self.code!r}, {self.status}{instead}, {counted(len(self.projects), 'project')})"
        )


@final
@attrs.frozen(kw_only=True, repr=False)
class Migration:
    """A register on its way from one dataset to another.

    Only tags that were renamed are others than before. All others stay where they are, so that nothing is lost: the new
    dataset still finds nodes that it says are withdrawn, and counting with a tag that it does not have is an error that
    lists all of these.

    Args:
        register: The register with the tags that were renamed; projects, their order and all other fields are the same.
        tags: What became of each tag, framework by framework.
        old_version: Version of the dataset that the register was tagged with.
        old_digest: Its digest.
        new_version: Version of the dataset that it goes to.
        new_digest: Its digest.
    """

    register: Register
    tags: tuple[TagMove, ...]
    old_version: str
    old_digest: str
    new_version: str
    new_digest: str

    @property
    def kept(self) -> tuple[TagMove, ...]:
        """The tags that the new dataset has too."""
        return self._with("kept")

    @property
    def renamed(self) -> tuple[TagMove, ...]:
        """The tags that were withdrawn, and in whose place one other stands now."""
        return self._with("renamed")

    @property
    def withdrawn(self) -> tuple[TagMove, ...]:
        """The tags that were withdrawn, or are gone, and in whose place nothing stands. They were left as they are."""
        return self._with("withdrawn")

    @property
    def ambiguous(self) -> tuple[TagMove, ...]:
        """The tags in whose place several stand: somebody has to choose. They were left as they are."""
        return self._with("ambiguous")

    @property
    def unknown(self) -> tuple[TagMove, ...]:
        """The tags that the old dataset does not have. They were left as they are."""
        return self._with("unknown")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """One for each tag of each project that was not kept."""
        return tuple(
            Problem(
                message=f"project {project!r}: {move.status}: {move.reason}",
                column=TAG_FIELDS[move.framework],
                value=move.code,
                suggestion=" or ".join(move.successors) or None,
            )
            for move in self.tags
            if move.status != "kept"
            for project in move.projects
        )

    @property
    def counts(self) -> Mapping[TagStatus, int]:
        """How many tags were kept, renamed and so on, each once for every project that declares it."""
        fates: tuple[TagStatus, ...] = get_args(TagStatus)
        return MappingProxyType({fate: sum(len(move.projects) for move in self._with(fate)) for fate in fates})

    @property
    def summary(self) -> str:
        """The same in words, such as `2 kept, 1 renamed`."""
        return ", ".join(f"{count} {fate}" for fate, count in self.counts.items() if count) or "none"

    @property
    def data(self) -> Plain:
        """What became of each tag as plain data, for JSON."""
        return {
            "schema": MIGRATION,
            "old": {"dataset_version": self.old_version, "dataset_digest": self.old_digest},
            "new": {"dataset_version": self.new_version, "dataset_digest": self.new_digest},
            "projects": len(self.register),
            "counts": dict(self.counts),
            "tags": [plain_value(move) for move in self.tags],
        }

    def of(self, project: str) -> tuple[TagMove, ...]:
        """List what became of the tags of one project.

        Args:
            project: Its id.

        Raises:
            LookupError: Where the register has no such project.

        >>> import wsis
        >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
        >>> wsis.migrate(register, wsis.load(), wsis.load()).of("1")
        (TagMove(action-line 'C9', kept, 1 project),)
        """
        if project not in self._by_project:
            raise LookupError(f"the register has no project {project!r}")
        return self._by_project[project]

    @cached_property
    def _by_project(self) -> Mapping[str, tuple[TagMove, ...]]:
        found: dict[str, list[TagMove]] = {project.id: [] for project in self.register}
        for move in self.tags:
            for project in move.projects:
                found[project].append(move)
        return MappingProxyType({project: tuple(moves) for project, moves in found.items()})

    def _with(self, status: TagStatus) -> tuple[TagMove, ...]:
        return tuple(move for move in self.tags if move.status == status)

    def __repr__(self) -> str:
        """Give both versions, and how many tags of projects were kept, renamed and so on."""
        return f"Migration({self.old_version} -> {self.new_version}, tags: {self.summary})"

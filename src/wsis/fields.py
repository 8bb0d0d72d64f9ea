"""Types for the pydantic models of a host application: a code comes in, an entry is there, a code goes out.

    class Report(pydantic.BaseModel):
        line: ActionLineField
        targets: list[TargetField] = []

They work wherever pydantic reads types: in unions and containers, as keys, and in the paths, queries and bodies of
FastAPI. JSON Schema and OpenAPI show the codes of the kind, each with its title. A default is best made by a
factory, `Field(default_factory=lambda: ds.action_line("C5"))`, since pydantic cannot write a bare one into a schema.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, LiteralString, final

import attrs
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticSerializationUnexpectedValue, core_schema

from wsis.bundled import load
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.errors import CodeTypeError, DatasetMismatchError, UnknownCodeError
from wsis.indicators import Indicator
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import ActionLine, Commitment, Goal, Objective, Target, Theme
from wsis.places import Country
from wsis.resolving import resolved


@final
@attrs.frozen(kw_only=True)
class AsCode:
    """A mark that makes a kind of entry a type for pydantic models: `Annotated[ActionLine, AsCode(dataset=ds)]`.

    Args:
        dataset: The dataset whose entries it knows; the newest bundled one by default, loaded when first needed.

    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Annotated[Goal, AsCode()]).validate_python("9")
    Goal('9', 'Industry, Innovation and Infrastructure')
    """

    dataset: Dataset | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Say how pydantic reads and writes the marked kind; called when a model is made, and loads no data."""
        kinds: dict[object, type[Entry]] = {kind: kind for kind in ENTRY_TYPES.values()}
        if source not in kinds:
            names = ", ".join(kind.__name__ for kind in kinds.values())
            raise TypeError(f"AsCode marks one kind of entry ({names}), not {source!r}")
        return handler.generate_schema(Annotated[Any, _Coded(kind=kinds[source], dataset=self.dataset)])


@final
@attrs.frozen(kw_only=True)
class _Coded:
    """One kind of entry of one dataset, as pydantic reads, writes and describes it."""

    kind: type[Entry]
    dataset: Dataset | None

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        digest = self.dataset.digest.replace(":", "-") if self.dataset else "newest"
        return core_schema.no_info_before_validator_function(
            self._read,
            core_schema.any_schema(),
            # What stands before the colon names the enumeration in schemas, so that all fields can refer to it.
            ref=f"wsis.{self.kind.__name__}:{digest}",
            serialization=core_schema.plain_serializer_function_ser_schema(
                self._write,
                return_schema=core_schema.str_schema(),
            ),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shown = handler(schema)
        described = handler.resolve_ref_schema(shown)  # the enumeration itself, where `shown` only refers to it
        entries = self._dataset.all(self.kind)
        described.clear()
        described.update(
            {
                "type": "string",
                "title": self.kind.__name__,
                "description": f"{self.kind.__name__} by its code, dataset {self._dataset.version}.",
                "enum": [entry.code for entry in entries],
                "oneOf": [{"const": entry.code, "title": entry.name} for entry in entries],
            },
        )
        return shown

    @property
    def _dataset(self) -> Dataset:
        return self.dataset or load()

    def _read(self, given: object) -> Entry:
        """Resolve what a model was given; our errors become pydantic's, word by word."""
        try:
            return resolved(self._dataset, self.kind, given)
        except UnknownCodeError as error:
            known = {"nearest": list(error.nearest), "elsewhere": list(error.elsewhere)}
            raise self._refusal("unknown_code", error, known) from error
        except CodeTypeError as error:
            raise self._refusal("code_type", error) from error
        except DatasetMismatchError as error:
            raise self._refusal("dataset_mismatch", error) from error

    def _write(self, entry: object) -> str:
        """Give the code; what is no entry of the kind is left to the other types of a union, or warned of."""
        if not isinstance(entry, self.kind):
            raise PydanticSerializationUnexpectedValue(f"expected {self.kind.__name__}, not {entry!r}")
        return entry.code

    def _refusal(
        self,
        sort: LiteralString,
        error: Exception,
        known: Mapping[str, object] = MappingProxyType({}),
    ) -> PydanticCustomError:
        """Make pydantic's error; the reason is filled in last, so that braces in a code stay what they are."""
        context = {"framework": self.kind.framework, "dataset": self._dataset.version, **known, "reason": str(error)}
        return PydanticCustomError(sort, "{reason}", context)


ActionLineField = Annotated[ActionLine, AsCode()]
GoalField = Annotated[Goal, AsCode()]
TargetField = Annotated[Target, AsCode()]
ObjectiveField = Annotated[Objective, AsCode()]
ThemeField = Annotated[Theme, AsCode()]
CommitmentField = Annotated[Commitment, AsCode()]
IndicatorField = Annotated[Indicator, AsCode()]
CountryField = Annotated[Country, AsCode()]

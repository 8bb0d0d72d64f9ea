"""PyArrow and its functions, which come without types, under names that a type checker lets pass."""

from importlib import import_module
from typing import Any, TypeAlias

#: The package, and its functions over arrays.
pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")

#: What is said of values: an array of any type, some rows of a table, the type of a column, those of all columns.
Array: TypeAlias = Any
Batch: TypeAlias = Any
Kind: TypeAlias = Any
Schema: TypeAlias = Any

"""How a dataset is cited: as text, for BibTeX, for whatever reads CSL-JSON."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.wording import visible

CitationStyle = Literal["text", "bibtex", "csl-json"]

_AUTHOR = "The wsis authors"
_PUBLISHER = "wsis"
_TITLE = "wsis dataset: WSIS Action Lines, Sustainable Development Goals and Global Digital Compact"

# Signs that mean something to BibTeX or TeX. BibTeX counts braces also behind a backslash, so these go by their names.
_TEX = MappingProxyType(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    },
)


def cite(ds: Dataset, *, style: CitationStyle = "text") -> str:
    """Cite a dataset: title, publisher, year, version and digest, and of an overlay that it is one, and of what.

    Args:
        ds: The dataset.
        style: As `text`; as `bibtex`, an entry of a bibliography of LaTeX; as `csl-json`, which Zotero, pandoc and
            other programs read.

    Raises:
        InvalidInputError: For another style.

    >>> import wsis
    >>> wsis.cite(wsis.load("2026.1"))[:23]
    'The wsis authors (2026)'
    """
    if style not in _STYLES:
        known = ", ".join(_STYLES)
        raise InvalidInputError("citation", [Problem(message="no style of a citation", value=style, suggestion=known)])
    return _STYLES[style](ds)


def _text(ds: Dataset) -> str:
    version = visible(ds.version)
    return f"{_AUTHOR} ({_year(ds)}). {_TITLE} (version {version}) [data set]. {_PUBLISHER}. {visible(_note(ds))}"


def _bibtex(ds: Dataset) -> str:
    fields = {
        "author": f"{{{_AUTHOR}}}",  # in braces of its own, as it is no first and last name
        "title": f"{{{_tex(_TITLE)}}}",  # and this keeps its capitals
        "year": _tex(_year(ds)),
        "publisher": _tex(_PUBLISHER),
        "version": _tex(ds.version),
        "note": _tex(f"Data set. {_note(ds)}"),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items())
    return "\n".join([f"@misc{{{_key(ds)},", *lines, "}"])


def _csl(ds: Dataset) -> str:
    import json  # noqa: PLC0415 - the other styles do without it

    item = {
        "id": _key(ds),
        "type": "dataset",
        "title": _TITLE,
        "author": [{"literal": _AUTHOR}],
        "publisher": _PUBLISHER,
        "issued": {"date-parts": [[int(part) for part in ds.date.split("-")]]},
        "version": ds.version,
        "note": _note(ds),
    }
    return json.dumps([item], ensure_ascii=False, indent=2, sort_keys=True)


def _note(ds: Dataset) -> str:
    """Give the digest, and say of an overlay that it is not canonical."""
    if ds.base is None:
        return ds.digest
    return f"{ds.digest}. Not canonical: version {ds.base.version}, {ds.base.digest}, with additions of others"


def _year(ds: Dataset) -> str:
    return ds.date.partition("-")[0]


def _key(ds: Dataset) -> str:
    """Name the dataset as a bibliography does, of signs that no program minds."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", f"wsis-{ds.version}")


def _tex(text: str) -> str:
    """Write a text such that neither BibTeX nor TeX takes a sign of it for its own."""
    return "".join(_TEX.get(sign, sign) for sign in visible(text))


_STYLES: Mapping[str, Callable[[Dataset], str]] = MappingProxyType(
    {"text": _text, "bibtex": _bibtex, "csl-json": _csl},
)

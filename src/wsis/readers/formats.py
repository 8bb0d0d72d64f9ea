"""Which format a file has: as its name says, or else its first bytes."""

import codecs
from typing import Literal

Format = Literal["csv", "tsv", "json", "jsonl", "excel", "iati"]

_SUFFIXES: tuple[tuple[str, Format], ...] = (
    (".csv", "csv"),
    (".tsv", "tsv"),
    (".tab", "tsv"),
    (".json", "json"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".xlsx", "excel"),
    (".xlsm", "excel"),
    (".xml", "iati"),
)

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before the mark of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLANKS = "\ufeff \t\r\n"

# A zip archive, which newer spreadsheets are, and what older ones and those with a password are packed in.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def format_named(file: str) -> Format | None:
    """Tell the format that the name of a file promises, packed or not.

    Args:
        file: The name.

    >>> format_named("Projects.CSV"), format_named("projects.jsonl.gz"), format_named("projects")
    ('csv', 'jsonl', None)
    """
    name = file.casefold().removesuffix(".gz")
    return next((form for suffix, form in _SUFFIXES if name.endswith(suffix)), None)


def format_of(head: bytes, *, file: str | None = None) -> Format:
    r"""Tell the format of a file.

    What is no text is told by its first bytes, whatever its name; text by its name, or else by how it begins.

    Args:
        head: The first bytes.
        file: The name, if it has one.

    >>> format_of(b"PK\x03\x04"), format_of(b"<iati-activities/>"), format_of(b'{"title": "Radio"}')
    ('excel', 'iati', 'json')
    """
    if head.startswith(_SPREADSHEETS):
        return "excel"
    named = format_named(file) if file else None
    if named in {"csv", "tsv", "jsonl", "iati"}:
        return named
    first, _, second = head.decode(encoding_of(head) or "utf-8", errors="replace").lstrip(_BLANKS).partition("\n")
    if first.startswith("{") and first.rstrip().endswith("}") and second.lstrip(_BLANKS).startswith("{"):
        return "jsonl"
    begins: dict[str, Format] = {"<": "iati", "{": "json", "[": "json"}
    return begins.get(first[:1]) or named or "csv"


def encoding_of(head: bytes) -> str | None:
    """Tell the encoding that the first bytes of a text name, if they do.

    Args:
        head: The first bytes.

    >>> encoding_of("title".encode("utf-16")), encoding_of(b"title")
    ('utf-16', None)
    """
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)

"""The parts of an Excel workbook: its sheets, where they stand, and a plain copy of one that is safe to open."""

import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, final

import attrs

from wsis.readers.archives import Archive
from wsis.readers.markup import MarkupError, walk_markup
from wsis.readers.worksheets import SheetError, SheetScan, StringScan

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATION = f"{_OFFICE}/officeDocument/2006/relationships"
_RELATIONS = f"{_OFFICE}/package/2006/relationships"

#: The parts of the copy that do not depend on the sheet; a workbook needs no more to be opened.
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_INNER = (
    f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="r1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r3" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
_FRAME = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _ROOT), (_LINKS, _INNER))


@final
@attrs.frozen(kw_only=True)
class SheetPlace:
    """One sheet of a workbook, and where it stands.

    Args:
        name: Its name.
        part: Its path in the archive.
        shown: Whether the workbook shows it.
    """

    name: str
    part: str
    shown: bool


@final
@attrs.frozen(kw_only=True)
class Workbook:
    """What a workbook says of itself.

    Args:
        sheets: Its worksheets, in their order.
        styles: Path of the part with the formats of numbers, if it has one.
        strings: Path of the part with the texts that cells share, if it has one.
        since_1904: Whether its days are counted from 1904, as old ones from a Mac are.
    """

    sheets: tuple[SheetPlace, ...]
    styles: str | None
    strings: str | None
    since_1904: bool


def read_workbook(archive: Archive) -> Workbook:
    """Read which sheets a workbook has.

    Args:
        archive: The archive that it is.

    Raises:
        InvalidInputError: For an archive that is no such workbook.
    """
    if _WORKBOOK not in archive:
        raise archive.refusal(f"is {_kind(archive)}, not an .xlsx workbook", "save it as .xlsx")
    links: dict[str, tuple[str, str]] = {}
    found: list[tuple[str, str, bool]] = []
    since_1904 = False

    def start_link(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            links[attributes.get("Id", "")] = (kind, _path(attributes.get("Target", "")))

    def start_sheet(name: str, attributes: dict[str, str]) -> None:
        nonlocal since_1904
        plain = name.rpartition(":")[2]
        if plain == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), link, attributes.get("state", "visible") == "visible"))
        elif plain == "workbookPr":
            since_1904 = attributes.get("date1904") in {"1", "true"}

    _exhaust(_walk(archive, _LINKS, start_link))
    _exhaust(_walk(archive, _WORKBOOK, start_sheet))
    parts = {kind: path for kind, path in links.values() if path in archive}
    return Workbook(
        sheets=tuple(
            SheetPlace(name=name, part=links[link][1], shown=shown)
            for name, link, shown in found
            if links.get(link, ("",))[0] == "worksheet"
        ),
        styles=parts.get("styles"),
        strings=parts.get("sharedStrings"),
        since_1904=since_1904,
    )


def holds_cells(archive: Archive, place: SheetPlace) -> bool:
    """Say whether a sheet holds anything, without reading more of it than that takes.

    Args:
        archive: The archive.
        place: The sheet.
    """
    scan = SheetScan(strings=(), limit=0)
    return any(scan.columns for _ in _walk(archive, place.part, scan.start, label=_label(place)))


def copy_sheet(archive: Archive, workbook: Workbook, place: SheetPlace, *, into: IO[bytes], limit: int) -> SheetScan:
    """Copy one sheet into a workbook of its own, and look at every byte on the way.

    What is opened is the copy: no second reader can find in the archive what the first has not seen.

    Args:
        archive: The archive.
        workbook: What it says of itself.
        place: The sheet.
        into: The file to write the copy to.
        limit: How many characters the cells may hold, shared texts counted each time.

    Returns:
        What was seen.

    Raises:
        InvalidInputError: For a sheet that is damaged, or would fill the memory.
    """
    strings = StringScan()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in (*_FRAME, (_WORKBOOK, _front(since_1904=workbook.since_1904))):
            target.writestr(name, content)
        for name, source, start, text in (
            ("xl/styles.xml", workbook.styles, _ignore, None),
            ("xl/sharedStrings.xml", workbook.strings, strings.start, strings.text),
        ):
            if source is not None:
                with target.open(name, "w", force_zip64=True) as part:
                    _exhaust(_walk(archive, source, start, text, copy=part))
        scan = SheetScan(strings=strings.lengths, limit=limit)
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            _exhaust(_walk(archive, place.part, scan.start, scan.text, copy=part, label=_label(place)))
    try:
        scan.close()
        scan.check_size()
    except SheetError as error:
        raise archive.refusal(f"{_label(place)} {error}") from None
    return scan


def _walk(
    archive: Archive,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
    *,
    copy: IO[bytes] | None = None,
    label: str | None = None,
) -> Iterator[int]:
    """Walk through a part, and write it down on the way."""

    def chunks() -> Iterator[bytes]:
        for chunk in archive.chunks(name):
            if copy is not None:
                copy.write(chunk)
            yield chunk

    try:
        yield from walk_markup(chunks(), start=start, text=text)
    except (MarkupError, SheetError) as error:
        raise archive.refusal(f"{label or f'the part {name!r}'} {error}") from None


def _exhaust(walk: Iterable[int]) -> None:
    for _ in walk:
        pass


def _ignore(_: str, __: dict[str, str]) -> None:
    pass


def _label(place: SheetPlace) -> str:
    return f"the sheet {place.name!r}"


def _path(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _front(*, since_1904: bool) -> str:
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><workbookPr date1904="{int(since_1904)}"/>'
        '<sheets><sheet name="sheet" sheetId="1" r:id="r1"/></sheets></workbook>'
    )


def _kind(archive: Archive) -> str:
    """Name what an archive is, by what programs put into it."""
    if "xl/workbook.bin" in archive:
        return "a binary workbook (.xlsb)"
    if "mimetype" in archive and "content.xml" in archive:
        return "an OpenDocument file (.ods)"
    return "a zip archive"

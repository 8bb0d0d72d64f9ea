"""A part of a page that one script writes while another writes the rest."""

from pathlib import Path

START, END = "<!-- frames: written by benchmarks/run_frames.py -->", "<!-- frames: end -->"


def section_of(page: Path) -> str:
    """Cut the section out of a page, marks included; nothing where it has none.

    Args:
        page: The file.
    """
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    _, start, rest = text.partition(START)
    section, end, _ = rest.partition(END)
    return f"{start}{section}{end}" if start and end else ""


def write_section(page: Path, text: str) -> None:
    """Put a text in the place of the section, or at the end of the page.

    Args:
        page: The file.
        text: What stands between the marks.
    """
    old, new = section_of(page), f"{START}\n\n{text}\n\n{END}"
    whole = page.read_text(encoding="utf-8") if page.exists() else ""
    page.write_text(whole.replace(old, new) if old else f"{whole}\n{new}\n", encoding="utf-8")

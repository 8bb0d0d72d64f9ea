"""Draw the pictures that README.md and docs/ show, from the registers in examples/.

Usage: python tools/build_pictures.py [--check]

Writes docs/images/*.svg. One version of matplotlib makes the same bytes on every machine; another one may write a
number differently. With --check nothing is written: the exit status is 1 where a picture does not have the same texts
in the same order, and as many shapes of each colour, as the one that would be drawn now.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

from matplotlib.axes import Axes

import wsis
from wsis import ActionLine, Goal, charts

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SVG = "{http://www.w3.org/2000/svg}"

# Letters stay letters, which can be searched and read aloud. A browser without the font takes another one, and the
# common ones are narrower.
SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "wsis", "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"]}
METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}

#: What --check looks at in the style of a shape: its lines may be a little thinner in another version.
COLOURS = ("fill:", "stroke:")


def pictures() -> Mapping[str, Callable[[], Axes]]:
    """Name the pictures: real projects, except in the crosstab, whose nine are invented and declare SDGs."""
    ds = wsis.load()
    prizes = wsis.read_register(ROOT / "examples" / "wsis_prizes.csv").register
    village = wsis.read_register(ROOT / "examples" / "mended_register.xlsx", columns={"Projekt": "title"}).register
    return {
        "coverage": lambda: charts.coverage(wsis.coverage(ds, prizes, of=Goal, via=ActionLine)),
        "crosstab": lambda: charts.crosstab(wsis.crosstab(ds, village, rows=ActionLine, columns=Goal)),
        "flow": lambda: charts.flow(ds, prizes, to=Goal, implied=True),
        "matrix": lambda: charts.matrix(ds.matrix(ActionLine, Goal), ds=ds),
        "trend": lambda: charts.trend(prizes),
    }


def svg(draw: Callable[[], Axes]) -> bytes:
    """Draw a picture as SVG, the same bytes whenever it is drawn and whatever the settings of this machine are."""
    matplotlib: Any = import_module("matplotlib")  # types the names of its settings in part only
    written = BytesIO()
    with matplotlib.rc_context({**matplotlib.rcParamsDefault, **SETTINGS, "backend": matplotlib.rcParams["backend"]}):
        ax: Any = draw()
        metadata = {**METADATA, "Title": ax.get_title(loc="left")}
        ax.figure.savefig(written, format="svg", metadata=metadata)
    return b"\n".join(line.rstrip() for line in written.getvalue().splitlines()) + b"\n"


def structure(data: bytes) -> tuple[list[str], Counter[str]]:
    """Tell the texts of an SVG in their order, and how many shapes of each colour it has, without invisible ones."""
    elements = list(fromstring(data).iter())  # noqa: S314 - our own files
    texts = ["".join(element.itertext()) for element in elements if element.tag == f"{SVG}text"]
    shapes = (element for element in elements if element.tag in {f"{SVG}path", f"{SVG}use"})
    colours = Counter(_colours(element.get("style", "")) for element in shapes)
    return texts, Counter({each: count for each, count in colours.items() if each not in {"", "fill: none"}})


def _colours(style: str) -> str:
    """Keep of a style what colours a shape; which hatch it is, no two versions number alike."""
    return "; ".join(part.partition("#h")[0] for part in sorted(style.split("; ")) if part.startswith(COLOURS))


def main(arguments: list[str]) -> int:
    """Write the pictures, or with --check say which show something else."""
    made = {IMAGES / f"{name}.svg": svg(draw) for name, draw in pictures().items()}
    if "--check" not in arguments:
        IMAGES.mkdir(exist_ok=True)
        for path, data in made.items():
            path.write_bytes(data)
        return 0
    different = [
        path for path, data in made.items() if not path.is_file() or structure(path.read_bytes()) != structure(data)
    ]
    for path in different:
        sys.stderr.write(
            f"{path.relative_to(ROOT).as_posix()} shows something else; run: python tools/build_pictures.py\n"
        )
    return bool(different)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

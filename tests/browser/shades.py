"""The shades at the sides of a box that scrolls, as the eye sees them: in the picture that the browser paints."""

from io import BytesIO

from matplotlib.image import imread
from playwright.sync_api import Locator, Page


def shaded(page: Page, box: Locator) -> tuple[bool, bool]:
    """Tell whether the left and the right edge of a box are darker than a white page even where nothing is written."""
    box.evaluate("each => each.scrollIntoView({block: 'center', behavior: 'instant'})")
    place = box.bounding_box()
    assert place is not None
    top = max(place["y"], 420)  # the middle of the window, where no heading of the site lies over it
    height = min(60, place["y"] + place["height"] - top)
    left, right = place["x"] + 1, place["x"] + place["width"] - 2
    return _dark(page, left, top, height), _dark(page, right, top, height)


def _dark(page: Page, x: float, y: float, height: float) -> bool:
    """Tell whether the lightest pixel of a column is no white."""
    painted = page.screenshot(clip={"x": round(x), "y": round(y), "width": 1, "height": round(height)})
    return bool(imread(BytesIO(painted))[..., :3].mean(axis=-1).max() < 1)

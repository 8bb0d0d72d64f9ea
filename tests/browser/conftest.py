"""A browser for the tests: the Chromium of this machine, which may open files of this machine and nothing else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

Scheme = Literal["light", "dark"]
#: Open a file at a width, light or dark: `open_page(path, width=400, scheme="dark")`.
OpenPage = Callable[..., Page]

#: What keeps Chromium from calling anybody by itself, and lets root start it.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a file as a reader would; at the end, nothing may have been said on the console or asked of a network."""
    heard: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            heard.append(f"asked for {request.url}")

    def opened(path: Path, *, width: int = 1200, scheme: Scheme = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("request", ask)
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(path.resolve().as_uri())
        return page

    yield opened
    for context in browser.contexts:
        context.close()

    assert [] == heard

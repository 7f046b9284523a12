"""One browser and one built site a session; one context, and one pair of watching eyes, a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.browser.demonstration import build_demonstration
from tests.browser.editing import under_git
from tests.browser.page_types import PAGE_TYPES
from tests.browser.server import serving

PATIENCE = 15_000
"""Milliseconds: the other worker may be building a site on the same two cores."""

expect.set_options(timeout=PATIENCE)

Opener = Callable[..., Page]
"""`new_page(width=…, **what Playwright's new_context takes)`."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this worker; without one its tests are skipped and say what to install."""
    path = chromium()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the demonstration site; all workers of a run share one build."""
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "demonstration"
    with FileLock(f"{shared}.lock"):
        return shared / "site" if shared.exists() else build_demonstration(shared)


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the demonstration site."""
    with serving(site) as address:
        yield address


@pytest.fixture
def new_page(browser: Browser, served: str) -> Iterator[Opener]:
    """Opens pages in contexts of their own; the test fails on an error in the console, an uncaught
    exception, or a request that leaves the host.
    """
    complaints: list[str] = []
    contexts = []

    def opened(width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            base_url=served, viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((served, "data:", "blob:"))
                else complaints.append(f"asked elsewhere: {request.url}")
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Opener) -> Page:
    """A page on a desk: 1440 pixels wide."""
    return new_page()


@pytest.fixture(params=PAGE_TYPES.values(), ids=PAGE_TYPES)
def url(request: pytest.FixtureRequest) -> str:
    """One page of every type, in turn."""
    return str(request.param)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A small project under git that has a form, for tests that edit."""
    return under_git(tmp_path / "project")

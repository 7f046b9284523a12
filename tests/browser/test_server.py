"""The portal behind a real nginx with the configuration that `fourones server nginx` writes."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.build.prepare import prepare
from generator.policy import POLICY
from generator.settings import Project
from tests.browser.nginx import NEEDS_NGINX, behind_nginx
from tests.browser.page_types import PAGE_TYPES
from tests.project import ROOT

pytestmark = NEEDS_NGINX


@pytest.fixture(scope="module", params=["/", "/party/"])
def address(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The portal at the root of a host, and below a path."""
    portal = prepare(Project(ROOT), None).public
    with behind_nginx(tmp_path_factory.mktemp("nginx"), site, portal, request.param) as address:
        yield address


def asked(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_every_page_type_keeps_to_the_policy(address: str, browser: Browser) -> None:
    """Nothing is refused by the content policy, nothing is missing, on any type of page."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("response", lambda answer: told.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    for url in PAGE_TYPES.values():
        if not url.startswith("http") and "404" not in url and "nowhere" not in url:
            page.goto(address + url)
    context.close()

    assert told == []


def test_what_is_said_with_each_file(address: str) -> None:
    """Pages are asked for anew; what is named by a digest is kept; the card may be framed; hidden files are hidden."""
    _status, page, text = asked(address)
    style = text.decode().partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    _status, asset, _text = asked(address + style)
    _status, card, _text = asked(f"{address}branches/icu/embed.html")
    _status, icon, _text = asked(f"{address}assets/img/mark.svg")

    assert (page["Cache-Control"], page["Content-Security-Policy"]) == ("no-cache", f"{POLICY}; frame-ancestors 'self'")
    assert (page["X-Content-Type-Options"], page["Referrer-Policy"]) == ("nosniff", "strict-origin-when-cross-origin")
    assert "camera=()" in page["Permissions-Policy"]
    assert asset["Cache-Control"] == "public, max-age=31536000, immutable"
    assert card["Content-Security-Policy"] == f"{POLICY}; frame-ancestors *"
    assert icon["Cache-Control"] == "no-cache"
    assert [asked(address + name)[0] for name in (".fourones", "_headers")] == [404, 404]


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    """With the tag of the last answer a page is not sent; text is sent packed."""
    _status, headers, text = asked(address)
    status, _headers, _text = asked(address, If_None_Match=headers["ETag"])
    _status, packed, small = asked(address, Accept_Encoding="gzip")

    assert status == 304
    assert packed["Content-Encoding"] == "gzip"
    assert len(small) < len(text) / 2


def test_a_page_that_is_not_there(address: str) -> None:
    """The portal's own page, with 404, and with all headers."""
    status, headers, text = asked(f"{address}nowhere/")

    assert (status, "页面不存在" in text.decode()) == (404, True)
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")


def test_parts_of_a_film(address: str, site: Path) -> None:
    """A player gets the part that it asks for; captions have their type."""
    film = next(site.rglob("*.mp4"), None)
    captions = next(site.rglob("*.vtt"), None)
    if film is None or captions is None:
        pytest.skip("the demonstration has no film of its own")
    status, headers, part = asked(address + film.relative_to(site).as_posix(), Range="bytes=10-19")
    _status, told, _text = asked(address + captions.relative_to(site).as_posix())

    assert (status, len(part), headers["Content-Type"]) == (206, 10, "video/mp4")
    assert told["Content-Type"].startswith("text/vtt")
    assert urlsplit(address).hostname == "127.0.0.1"

"""The portal behind real servers with the configurations that `fourones server` writes."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

from generator.build.prepare import prepare
from generator.policy import POLICY
from generator.settings import Project
from tests.browser.page_types import PAGE_TYPES
from tests.browser.servers import BROTLI, NEEDS_CADDY, NEEDS_NGINX, Server, behind_caddy, behind_nginx, trusting


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((behind_nginx, "/"), id="nginx", marks=NEEDS_NGINX),
        pytest.param((behind_nginx, "/party/"), id="nginx below a path", marks=NEEDS_NGINX),
        pytest.param((behind_caddy, "/"), id="Caddy", marks=NEEDS_CADDY),
        pytest.param((behind_caddy, "/party/"), id="Caddy below a path", marks=NEEDS_CADDY),
    ],
)
def address(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The portal behind each server, at the root of a host and below a path."""
    server: tuple[Server, str] = request.param
    portal = prepare(Project(site.parent), None).public
    with server[0](tmp_path_factory.mktemp("server"), site, portal, server[1]) as address:
        yield address


def asked(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, context=trusting()) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_every_page_type_keeps_to_the_policy(address: str, browser: Browser) -> None:
    """Nothing is refused by the content policy, nothing is missing, on any type of page."""
    context = browser.new_context(locale="zh-CN", ignore_https_errors=True)
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
    """With the tag of the last answer a page is not sent."""
    _status, headers, _text = asked(address)

    assert asked(address, If_None_Match=headers["ETag"])[0] == 304


@pytest.mark.parametrize(("coding", "unpacked"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_packed_files_are_sent(
    address: str, site: Path, coding: str, unpacked: Callable[[bytes], bytes], request: pytest.FixtureRequest
) -> None:
    """Those that the build has packed, byte by byte, for a page, a sheet and data; packed by nobody a second time."""
    if coding == "br" and "nginx" in request.node.name and not BROTLI.exists():
        pytest.skip("nginx has no module for brotli (Debian: apt-get install libnginx-mod-http-brotli-static)")
    sheet = next(path.relative_to(site).as_posix() for path in (site / "assets").rglob("*.css"))
    for name in ("index.html", sheet, "achievements/list.json"):
        _status, headers, packed = asked(address + name.removesuffix("index.html"), Accept_Encoding=coding)
        assert headers["Content-Encoding"] == coding, name
        assert unpacked(packed) == (site / name).read_bytes()
        assert packed == (site / f"{name}{'.gz' if coding == 'gzip' else '.br'}").read_bytes()


def test_http_2(address: str, browser: Browser) -> None:
    """All that a page needs comes over one connection."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    protocols = page.evaluate(f"{entries}.map(each => each.nextHopProtocol)")
    context.close()

    assert len(protocols) > 3
    assert set(protocols) == {"h2"}


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

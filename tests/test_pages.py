"""The built pages, whole: one golden file a page type, and rules that every page keeps.

After a wanted change: UPDATE_GOLDEN=1 python -m pytest tests/test_pages.py, then read the diff.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.project import TESTS, pages_in

GOLDEN = TESTS / "golden"
PAGES = {
    "home": "index.html",
    "branches": "branches/index.html",
    "branch": "branches/herbs/index.html",
    "studios": "studios/index.html",
    "studio": "studios/herbs-studio/index.html",
    "achievements": "achievements/index.html",
    "achievements-by-form": "achievements/by-form/system/index.html",
    "achievement": "achievements/herbs-relay/index.html",
    "cases": "cases/index.html",
    "case": "cases/herbs-case/index.html",
    "programmes": "programmes/index.html",
    "programme": "programmes/model/index.html",
    "overview": "overview/index.html",
    "notices": "notices/index.html",
    "notice": "notices/result/index.html",
    "videos": "videos/index.html",
    "plans": "plans/index.html",
    "policies": "policies/index.html",
    "awards": "awards/index.html",
    "units": "units/index.html",
    "data": "data/index.html",
    "about": "about/index.html",
    "404": "404.html",
}


def normalised(html: str) -> str:
    """Without hashes and sizes of content and versions of the host, a tag a line."""
    html = re.sub(r"(site|typeset)\.[0-9a-f]{10}\.", r"\1.HASH.", html)
    html = re.sub(r"\.[0-9a-f]{8}\.(\d+)\.(avif|webp|jpg)", r".HASH.\1.\2", html)
    html = re.sub(r"(/cards/[a-z0-9/-]+)\.[0-9a-f]{8}\.", r"\1.HASH.", html)
    html = re.sub(r"assets/js/[0-9a-f]{10}/", "assets/js/HASH/", html)
    html = re.sub(r"\b[\d.]+ ([KM]?B)\b", r"SIZE \1", html)
    return re.sub(r">\s*<", ">\n<", html).strip() + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_it_was(built: Path, name: str) -> None:
    """The whole page, against the one that was looked at and kept."""
    page = normalised((built / PAGES[name]).read_text("utf-8"))
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text("utf-8")


class Reader(HTMLParser):
    """Collects what the rules below ask about."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[int] = []
        self.pictures_without_alt = 0
        self.inline_code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids, addresses, headings and inline code; JSON-LD is data, which no browser runs."""
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        self.addresses += [str(values[name]) for name in ("href", "src") if values.get(name)]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.pictures_without_alt += tag == "img" and "alt" not in values
        self.inline_code += [f"{tag} {name}" for name in values if name.startswith("on")]
        if tag == "script" and not values.get("src") and values.get("type") != "application/ld+json":
            self.inline_code.append("script")


def pages_of(site: Path) -> dict[str, Reader]:
    """Every page of the site, read; the 404 page stands at any address and is left out."""
    out = {}
    for path in pages_in(site):
        name = path.relative_to(site).as_posix()
        if name != "404.html":
            out[name] = Reader()
            out[name].feed(path.read_text("utf-8"))
    return out


def test_every_link_leads_somewhere(built: Path) -> None:
    """No page links to a page, file or anchor of the site that is not there."""
    pages = pages_of(built)
    broken = []
    for name, page in pages.items():
        for address in page.addresses:
            if re.match(r"[a-z]+:", address):
                continue
            target, _hash, anchor = urljoin(f"/{name}", address).partition("#")
            path = target.removeprefix("/")
            file = path + "index.html" if path == "" or path.endswith("/") else path
            if not (built / file).is_file():
                broken.append(f"{name}: {address}")
            elif anchor and file in pages and anchor not in pages[file].ids:
                broken.append(f"{name}: {address} (no such anchor)")
    assert broken == []


def test_rules_of_every_page(built: Path) -> None:
    """Ids are unique, there is one h1, no heading level is skipped, every picture has an alt, no code is inline."""
    faults = []
    for name, page in pages_of(built).items():
        faults += [f"{name}: id {each} twice" for each in set(page.ids) if page.ids.count(each) > 1]
        if page.headings.count(1) != 1:
            faults.append(f"{name}: {page.headings.count(1)} h1")
        faults += [
            f"{name}: h{a} then h{b}" for a, b in zip(page.headings, page.headings[1:], strict=False) if b > a + 1
        ]
        faults += [f"{name}: picture without alt"] * page.pictures_without_alt
        faults += [f"{name}: inline {each}" for each in page.inline_code]
    assert faults == []


def test_no_page_asks_another_host(built: Path) -> None:
    """Style sheets, scripts and pictures come from the site itself."""
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        assert re.findall(r'<(?:script|img|source|link rel="stylesheet")[^>]+(?:src|href)="(?:https?:)?//', html) == []

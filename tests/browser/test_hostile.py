"""Hostile text in every field of every record, opened in a browser that would run it: nothing runs, nothing leaves."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.server import serving
from tests.compendium.project import written
from tests.hostile import CALLS, LINKS, VECTORS
from tests.planting import Planter
from tests.project import ROOT, pages_in, run_build

PERMISSIVE = "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:"
"""No content policy: what is looked at is the pages alone."""

TOGETHER = 6
"""Vectors in one text: there are more of them than fields."""

HIT = "window.hit = () => { const top = window.top || window; (top.hits = top.hits || []).push(location.href); };"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planter]:
    """The site of a small portal with a vector behind every text, and bad links in the bodies of texts."""
    root = written(tmp_path_factory.mktemp("hostile") / "project")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    vectors = itertools.cycle(VECTORS)
    planter = Planter("".join((f"{number:04d}", *itertools.islice(vectors, TOGETHER))) for number in itertools.count())
    planter.plant(root, drafts=False)
    case = root / "content/cases/herbs-case.md"
    links = "".join(f"\n[甲]({link})\n\n![乙]({link})\n" for link in LINKS)
    lines = "".join(f"\n第{number}段 {vector}\n" for number, vector in enumerate(CALLS))
    case.write_text(case.read_text("utf-8") + links, "utf-8")
    (root / "content/notices/vectors.md").write_text(
        f"---\ntitle: 动态\nkind: news\ndate: 2026-05-01\n---\n{lines}", "utf-8"
    )
    run_build(root)
    return root / "site", planter


@pytest.fixture
def looking(browser: Browser, hostile: tuple[Path, Planter]) -> Iterator[tuple[BrowserContext, str, list[str]]]:
    """A context, the address of the site, and all that should not have happened."""
    wrong: list[str] = []
    with serving(hostile[0], PERMISSIVE) as address:
        context = browser.new_context(base_url=address, locale="zh-CN", bypass_csp=True)
        context.add_init_script(HIT)
        context.on(
            "request",
            lambda request: (
                wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None
            ),
        )
        yield context, address, wrong
        context.close()


def test_no_page_runs_text(looking: tuple[BrowserContext, str, list[str]], hostile: tuple[Path, Planter]) -> None:
    """Every page, after its own scripts have run and what can be focused was."""
    context, address, wrong = looking
    site, planter = hostile
    page = context.new_page()
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    pages = [path.relative_to(site).as_posix().removesuffix("index.html") for path in pages_in(site)]
    for url in pages:
        if url.startswith("admin/"):
            continue
        page.goto(address + url)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        page.evaluate("document.querySelectorAll('a, input, select, button, [tabindex]').forEach(each => each.focus())")
        wrong += [f"{url}: {hit}" for hit in page.evaluate("window.hits || []")]

    assert wrong == []
    assert len(pages) > 60
    assert len(planter.public) * TOGETHER > len(VECTORS)  # each stood somewhere


def test_no_query_runs(looking: tuple[BrowserContext, str, list[str]]) -> None:
    """What somebody is lured into searching for, and what comes back for it, on the search page and in a list."""
    context, address, wrong = looking
    page = context.new_page()
    for vector in VECTORS[:: len(VECTORS) // 24]:
        for url in (f"search/?q={quote(vector)}", f"achievements/?q={quote(vector)}#{quote(vector)}"):
            page.goto(address + url)
            page.wait_for_timeout(60)
            wrong += [f"{url}: {hit}" for hit in page.evaluate("window.hits || []")]

    assert wrong == []


def test_the_vectors_work(browser: Browser) -> None:
    """Put into a page as they are, many of them do run: the trial can fail."""
    context = browser.new_context()
    ran: set[int] = set()
    # Heard at once: some vectors leave the page.
    context.expose_binding("told", lambda _source, number: ran.add(number))
    for number, call in enumerate(CALLS):
        page = context.new_page()
        told = f"window.hit = () => window.told({number})"
        page.set_content(f'<!doctype html><body><script>{told}</script><p title="x">甲{call}</p>')
        page.wait_for_timeout(30)
        page.close()
    context.close()

    assert len(ran) >= 12


def test_data_are_data(hostile: tuple[Path, Planter]) -> None:
    """The JSON that pages hold for search engines is one script each, which a text cannot end."""
    site, _planter = hostile
    for path in pages_in(site):
        text = path.read_text("utf-8")
        for block in text.split('<script type="application/ld+json">')[1:]:
            json.loads(block.partition("</script>")[0])

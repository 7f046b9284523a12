"""Search as a reader uses it, and how much of what a substring scan finds it finds."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search import search_tasks
from generator.views.search import SearchDocument
from tests.browser.conftest import Opener
from tests.browser.server import serving
from tests.project import ROOT
from tests.realdata import laws

BOX = "form.search:not(.search--drawer) input"


def dropped(page: Page) -> list[str]:
    """The titles in the list below the box."""
    page.wait_for_selector(".found__title")
    return page.locator(".found__title").all_inner_texts()


def results(page: Page) -> list[str]:
    """The titles on the page of results."""
    page.wait_for_selector("[data-search-page][data-state=found] .hit__title")
    return page.locator(".hit__title").all_inner_texts()


def count(page: Page) -> int:
    """How many results the page tells."""
    return int(re.sub(r"\D", "", page.locator("[data-count]").inner_text()))


def test_box_in_the_header_finds_as_one_types(page: Page) -> None:
    """The shortcut leads there, titles that hold the words come first, the words are marked."""
    page.goto("branches/")
    page.keyboard.press("/")
    page.keyboard.type("志愿服务")
    assert "志愿服务" in dropped(page)[0]
    assert set(page.locator(".found mark").all_inner_texts()) == {"志愿服务"}


def test_keyboard_alone_opens_a_result(page: Page) -> None:
    """Down marks the first, Enter opens it; Escape closes the list first and leaves the box then."""
    page.goto("")
    page.fill(BOX, "床旁")
    first = dropped(page)[0]
    page.press(BOX, "ArrowDown")
    assert page.locator(".found__row[aria-selected=true] .found__title").inner_text() == first
    assert page.get_attribute(BOX, "aria-activedescendant") == page.locator(".found__row").first.get_attribute("id")
    page.press(BOX, "Escape")
    assert page.get_attribute(BOX, "aria-expanded") == "false"
    page.press(BOX, "ArrowDown")
    page.press(BOX, "Enter")
    expect(page.locator("h1")).to_have_text(re.compile(re.escape(first)))


def test_composing_is_not_searching(page: Page) -> None:
    """While an input method composes nothing is asked; when it is done the words are."""
    page.goto("")
    page.focus(BOX)
    expect(page.locator(BOX)).to_have_attribute("role", "combobox")
    page.evaluate(
        """box => {
          const input = document.querySelector(box);
          input.dispatchEvent(new CompositionEvent('compositionstart'));
          input.value = '床旁';
          input.dispatchEvent(new InputEvent('input', {isComposing: true}));
        }""",
        BOX,
    )
    page.wait_for_timeout(500)
    assert page.locator(".found__title").count() == 0
    page.evaluate("box => document.querySelector(box).dispatchEvent(new CompositionEvent('compositionend'))", BOX)
    assert dropped(page)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("教党〔2018〕25号", "建设计划"),
        ("教党20XX", None),
        ("双创", "示范创建和质量创优"),
        ("yaoxueyuan", "药学院"),
        ("yxy", "药学院"),
        ("药学院 中药", "中药资源"),
        ("药学院 不会有的词", None),
        ("ＰＤＣＡ不存在", None),
    ],
)
def test_what_a_query_finds(page: Page, query: str, first: str | None) -> None:
    """Document numbers, synonyms, pinyin and initials; several terms must all be met."""
    page.goto(f"search/?q={query}")
    if first is None:
        page.wait_for_selector("[data-search-page][data-state=none]")
        assert "没有找到" in page.locator("[data-count]").inner_text()
    else:
        assert first in results(page)[0].replace("\n", "")


def test_facets_narrow_with_counts_and_stand_in_the_address(page: Page) -> None:
    """A choice gives as many results as it said; chips take it back, and so does the way back."""
    page.goto("search/?q=支部")
    results(page)
    every = count(page)
    page.wait_for_selector("[data-facets] label")
    kind = page.locator(".facet", has_text="类型").locator("label").first
    told = int(kind.locator(".num").inner_text())
    kind.locator("input").check()
    page.wait_for_function(
        "n => document.querySelector('[data-count]').textContent.includes('到' + n + '条')", arg=told
    )
    assert "kind=" in page.url
    assert told < every
    page.reload()
    results(page)
    assert count(page) == told
    page.go_back()
    page.wait_for_function(
        "n => document.querySelector('[data-count]').textContent.includes('到' + n + '条')", arg=every
    )
    expect(page.locator("[data-chips] .chip")).to_have_count(0)


def test_more_results_on_demand(page: Page) -> None:
    """Ten at a time; the button goes when all are there."""
    page.goto("search/?q=支部")
    assert len(results(page)) == 10
    page.click("[data-more]")
    expect(page.locator(".hit")).to_have_count(20)


def test_without_scripts_there_are_other_ways(new_page: Opener) -> None:
    """The page says what it needs and leads to all sections."""
    page = new_page(java_script_enabled=False)
    page.goto("search/")
    assert "JavaScript" in page.locator("#main").inner_text()
    assert page.locator(".hint-links a").count() > 8


def test_nothing_hidden_is_found(page: Page) -> None:
    """What a result shows is public; the pinyin behind the text is never shown."""
    page.goto("search/?q=yxy")
    results(page)
    assert not re.search(r"\b[a-z]{8,}\b|[ǁǂ␣]", page.locator("[data-results]").inner_text())


# --- real texts ------------------------------------------------------------------------------------------------------

QUERIES = 240
HAN = re.compile("[\u4e00-\u9fff]{2,}")


def document_of(number: int, lines: list[str]) -> SearchDocument:
    """A law as a record."""
    return SearchDocument(f"laws/{number}/", lines[0], "法律", "", "", lines[0], (lines[0],), tuple(lines[1:]), ())


def queries_of(texts: list[list[str]]) -> list[str]:
    """Runs of two to eight characters, from anywhere in the texts."""
    chance = random.Random(7)
    out: list[str] = []
    while len(out) < QUERIES:
        runs = HAN.findall(chance.choice(chance.choice(texts)))
        if runs:
            run = chance.choice(runs)
            length = min(len(run), chance.randint(2, 8))
            start = chance.randint(0, len(run) - length)
            out.append(run[start : start + length])
    return out


@pytest.fixture(scope="module")
def law_texts() -> list[list[str]]:
    """The lines of real laws; skipped where they are not at hand."""
    return laws()


@pytest.fixture(scope="module")
def law_site(law_texts: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with nothing but the index of the laws, our script, and a box."""
    root = tmp_path_factory.mktemp("laws")
    tasks, findings = search_tasks([document_of(n, lines) for n, lines in enumerate(law_texts)], [], root / "scratch")
    assert findings == []
    for task in tasks:
        path = root / "site" / task.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(task.func(*task.args))
    shutil.copy(ROOT / "theme/assets/js/search.js", root / "site")
    page = '<!doctype html><title>.</title><form class="search" action="search/"><input></form>'
    (root / "site/index.html").write_text(page, encoding="utf-8")
    with serving(root / "site") as address:
        yield address


def test_recall_and_precision_on_real_laws(
    browser: Browser, law_site: str, law_texts: list[list[str]], record_property: Any
) -> None:
    """Against a scan for the same characters, marks and spaces set aside: at least 0.99 of both."""
    texts = [[re.sub(r"\W", "", line) for line in lines] for lines in law_texts]
    queries = queries_of(law_texts)
    page = browser.new_page(base_url=law_site)
    page.goto("")
    answers = json.loads(
        page.evaluate(
            """async (queries) => {
              const { search } = await import('/search.js');
              const places = new Map();
              const out = [];
              for (const query of queries) {
                const found = [];
                for (const result of (await search(query)).results) {
                  if (!places.has(result.id)) { places.set(result.id, (await result.data()).meta.url); }
                  found.push(places.get(result.id));
                }
                out.push(found);
              }
              return JSON.stringify(out);
            }""",
            queries,
        )
    )
    page.close()
    hits = found = wanted = 0
    for query, urls in zip(queries, answers, strict=True):
        expected = {f"laws/{n}/" for n, lines in enumerate(texts) if any(query in line for line in lines)}
        hits += len(expected & set(urls))
        found += len(urls)
        wanted += len(expected)
    record_property("recall", hits / wanted)
    record_property("precision", hits / found)
    assert hits / wanted >= 0.99
    assert hits / found >= 0.99

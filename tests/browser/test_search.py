"""Search as a reader uses it, and how much of what a substring scan finds it finds."""

from __future__ import annotations

import json
import random
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search.files import search_tasks
from generator.search.grams import folded
from generator.views.search_document import SearchDocument
from tests.browser.conftest import Opener
from tests.browser.server import serving
from tests.memo import Dictionary
from tests.project import ROOT
from tests.realdata import laws

OLD_START = 'fourones.take("start",{"folder":"gone","documents":1,"shards":1,"synonyms":[],"facets":{}});'
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
        ("床", "床旁"),
        ("籼", None),
    ],
)
def test_what_a_query_finds(page: Page, query: str, first: str | None) -> None:
    """Document numbers, synonyms, pinyin and initials; several terms must all be met."""
    page.goto(f"search/?q={query}")
    if first is None:
        page.wait_for_selector("[data-search-page][data-state=none]")
        assert re.search("没有找到|标题里没有", page.locator("[data-count]").inner_text())
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
    """What a result shows is public; the readings by which it was found are never shown."""
    page.goto("search/?q=yxy")
    results(page)
    assert not re.search(r"\b[a-z]{8,}\b", page.locator("[data-results]").inner_text())


def test_search_from_a_disk(browser: Browser, site: Path) -> None:
    """A copy of the site that is opened without a server finds the same, and results lead to files."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((site / "branches/index.html").as_uri())
    page.fill(BOX, "床旁")
    title = dropped(page)[0]
    page.press(BOX, "Enter")
    assert results(page)[0].replace("\n", "") == title
    assert page.url.startswith((site / "search/index.html").as_uri())
    page.locator(".facet", has_text="类型").locator("label").first.click()
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    chosen = results(page)[0].replace("\n", "")
    page.locator(".hit__title").first.click()
    expect(page.locator("h1")).to_have_text(re.compile(re.escape(chosen)))
    page.close()
    assert complaints == []


def test_old_start_is_asked_for_again(browser: Browser, served: str) -> None:
    """A start that a browser kept from before leads to a folder that is gone; the second try takes the new one."""
    page = browser.new_page(base_url=served)
    page.route("**/start.js", lambda route: route.fulfill(body=OLD_START, content_type="text/javascript"))
    page.goto("")
    page.fill(BOX, "床旁")
    assert dropped(page)
    page.close()


def test_parts_of_a_term_that_stand_apart_are_no_result(browser: Browser, tmp_path: Path) -> None:
    """A term of four characters is looked for in the text before a result is shown, and the count is put right."""
    texts = ("甲乙丙丁", "甲乙丙，又乙丙丁")
    parted = "甲乙丙。乙丙丁"
    documents = [
        document_of(0, ["一", texts[0]]),
        document_of(1, ["二", texts[1]]),
        document_of(2, ["三", *parted.split("。")]),
    ]
    with law_pages(documents, tmp_path) as address:
        page = browser.new_page(base_url=address)
        page.goto("")
        told = page.evaluate(
            """async () => {
              const { results } = await fourones.search('甲乙丙丁');
              const before = results.length;
              const rows = await fourones.shown(results, 0, 5);
              return [before, rows.map((row) => row.url), results.length];
            }"""
        )
        page.close()
    assert told == [3, ["laws/0/"], 1]


def test_python_and_browser_fold_alike(browser: Browser, tmp_path: Path) -> None:
    """Every character that both know, and letters whose small form depends on their neighbours or is longer."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    known = [
        each for each in every if unicodedata.category(each) not in ("Cn", "Co") or "\U00020000" <= each <= "\U0003ffff"
    ]
    nasty = ["ΟΔΟΣ", "İstanbul", "ΑΣ Σ", "教党〔２０１８〕２５号", "ＡＩ_Ａgent", "𬭎𠀀", "é", "①Ⅲ½", "ǅ", "ẞ", "K"]
    with law_pages([document_of(0, ["一"])], tmp_path) as address:
        page = browser.new_page(base_url=address)
        page.goto("")
        made = page.evaluate("texts => texts.map(fourones.folded)", [*known, *nasty])
        page.close()
    assert [pair for pair in zip([*known, *nasty], made, strict=True) if folded(pair[0]) != pair[1]] == []


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
    documents = [document_of(n, lines) for n, lines in enumerate(law_texts)]
    with law_pages(documents, tmp_path_factory.mktemp("laws")) as address:
        yield address


@contextmanager
def law_pages(documents: list[SearchDocument], root: Path) -> Iterator[str]:
    """The same for any documents."""
    for task in search_tasks(documents, [], Dictionary()):
        path = root / task.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(task.func(*task.args))
    shutil.copy(ROOT / "theme/assets/js/search-engine.js", root)
    form = '<form class="search" action="search/"><input></form><script src="search-engine.js"></script>'
    (root / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><title>.</title>{form}', encoding="utf-8")
    with serving(root) as address:
        yield address


def test_recall_and_precision_on_real_laws(
    browser: Browser, law_site: str, law_texts: list[list[str]], record_property: Any
) -> None:
    """Against a scan for the same characters, marks and spaces set aside: the index alone gives at least 0.99 of both,
    and what is shown is exact.
    """
    texts = [[re.sub(r"\W", "", line) for line in lines] for lines in law_texts]
    queries = queries_of(law_texts)
    page = browser.new_page(base_url=law_site)
    page.goto("")
    answers = json.loads(
        page.evaluate(
            """async (queries) => {
              const out = [];
              for (const query of queries) {
                const { results } = await fourones.search(query);
                const all = results.map((result) => `laws/${result.number}/`);
                const shown = await fourones.shown(results, 0, Infinity);
                out.push([all, shown.map((data) => data.url)]);
              }
              return JSON.stringify(out);
            }""",
            queries,
        )
    )
    page.close()
    hits = found = wanted = 0
    for query, (urls, shown) in zip(queries, answers, strict=True):
        expected = {f"laws/{n}/" for n, lines in enumerate(texts) if any(query in line for line in lines)}
        assert set(shown) == expected, query
        hits += len(expected & set(urls))
        found += len(urls)
        wanted += len(expected)
    record_property("recall", hits / wanted)
    record_property("precision", hits / found)
    assert hits / wanted >= 0.99
    assert hits / found >= 0.99

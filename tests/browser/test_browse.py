"""Lists in a real browser: facets, address, table, downloads, keyboard, and what is left without a script."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from playwright.sync_api import Page

from generator.build.offline import START, write_offline
from tests.browser.conftest import Opener


@pytest.fixture
def page(new_page: Opener) -> Page:
    """A page on a desk. Waiting for a condition evaluates it, which the content policy forbids; that no page
    needs such leave is proven for all of them in `test_page_types`.
    """
    return new_page(bypass_csp=True)


# --- lists ---------------------------------------------------------------------------------------------------------

LISTS = ("branches/", "studios/", "achievements/", "cases/", "notices/", "videos/", "policies/", "awards/", "units/")


def shown(page: Page) -> list[str]:
    """The titles of the rows that the script drew."""
    page.wait_for_selector("[data-results]:not([hidden])")
    found: list[str] = page.eval_on_selector_all(
        "[data-results] .entry__title, [data-results] .rows tbody th, [data-results] .branchrows__name b",
        "all => all.map(each => each.textContent)",
    )
    return found


def total(page: Page) -> int:
    """The number that the list tells, once the rows are there."""
    if "?" in page.url:
        page.wait_for_selector("[data-results]:not([hidden])")
    return int(page.inner_text("[data-count] b"))


def options(page: Page, facet: str) -> dict[str, int]:
    """The values of a facet that are offered, with their counts."""
    pairs = page.eval_on_selector_all(
        f"[data-facet={facet}] li:not([hidden])",
        "all => all.map(each => [each.querySelector('input').value, Number(each.querySelector('.num').textContent)])",
    )
    return dict(pairs)


def address_has(page: Page, part: str) -> None:
    """Waits until the address holds the words."""
    page.wait_for_function("part => location.href.includes(part)", arg=part)


def tick(page: Page, facet: str, code: str) -> None:
    """Ticks a value of a facet and waits for the address to say so."""
    page.check(f"[data-facet={facet}] input[value='{code}']", force=True)
    address_has(page, f"{facet}={code}")


def test_facets_add_within_and_narrow_between(page: Page) -> None:
    """Two forms are an OR, a form and a level an AND; counts follow the other facets, empty values go."""
    page.goto("achievements/")
    forms = options(page, "form")
    every = total(page)
    tick(page, "form", "method")
    assert total(page) == forms["method"]
    assert options(page, "form") == forms  # within one facet the other values stay as many
    tick(page, "form", "brand")
    both = forms["method"] + forms["brand"]
    assert total(page) == both < every
    levels = options(page, "level")
    assert sum(levels.values()) == both
    tick(page, "level", "provincial")
    assert total(page) == levels["provincial"] == len(shown(page))
    assert all(options(page, "form").values())


def test_the_address_says_it_all_and_the_back_button_takes_it_back(page: Page, new_page: Opener) -> None:
    """A shared address shows the same to another reader; each choice is one step back."""
    page.goto("achievements/")
    tick(page, "form", "method")
    page.select_option("[data-sort]", "title")
    address_has(page, "sort=title")
    mine = shown(page)
    other = new_page()
    other.goto(page.url)
    assert shown(other) == mine
    assert other.is_checked("[data-facet=form] input[value=method]")
    assert other.input_value("[data-sort]") == "title"
    page.go_back()
    page.go_back()
    page.wait_for_selector("[data-static]:not([hidden])")
    assert page.url.endswith("achievements/")
    assert not page.is_checked("[data-facet=form] input[value=method]")


def test_text_chips_and_nothing_found(page: Page) -> None:
    """A text narrows the list; a chip takes a choice back; where nothing is left, there are ways back."""
    page.goto("achievements/?form=method")
    assert total(page) > 0
    page.fill("[data-find]", "没有这样的成果")
    page.wait_for_selector(".empty")
    assert total(page) == 0
    assert page.locator(".download").is_hidden()
    page.get_by_role("button", name="不限文字").click()
    page.wait_for_selector("[data-results] .entry")
    page.get_by_role("button", name="形态：工作法与案例").click()
    page.wait_for_selector("[data-static]:not([hidden])")
    assert page.url.endswith("achievements/")


def test_no_filter_while_an_input_method_composes(page: Page) -> None:
    """Letters typed on the way to a character are not searched for."""
    page.goto("achievements/?form=method")
    before = len(shown(page))
    page.eval_on_selector(
        "[data-find]",
        """box => {
            box.value = 'zhongyao';
            box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
        }""",
    )
    page.wait_for_function("() => new Promise(done => setTimeout(() => done(true), 400))")
    assert total(page) == before == len(shown(page))


def test_a_table_is_remembered_in_the_address(page: Page) -> None:
    """The table shows the columns of the list; its state is in the address."""
    page.goto("branches/")
    page.check("[name=as][value=table]", force=True)
    address_has(page, "as=table")
    assert page.locator("[data-results] thead th").all_inner_texts() == [
        "支部",
        "所属单位",
        "类型",
        "类别",
        "级别",
        "四个一",
        "成果",
    ]
    assert len(shown(page)) == total(page)
    page.reload()
    assert len(shown(page)) == total(page)


@pytest.mark.parametrize("url", LISTS)
def test_cards_of_the_script_are_those_of_the_page(page: Page, url: str) -> None:
    """What the script draws from data reads as what the static page says, row by row."""
    page.goto(url)
    words = """selector => Array.from(document.querySelectorAll(selector))
        .map(each => each.textContent.replace(/[\\s，：]/g, ""))"""
    rows = "li:not(li li)" if url != "units/" else "li"
    card = {"achievements/": ".entry", "cases/": ".card", "videos/": ".card"}.get(url, rows)
    static = page.evaluate(words, f"[data-static] {card}")
    page.locator("[data-find]").focus()
    page.wait_for_function("document.querySelector('[data-list]') !== null")
    page.goto(url + "?page=99")  # past the last page: the last page, drawn by the script
    page.goto(url + "?q=" + ("%20" * 1))
    page.select_option("[data-sort]", index=1)
    page.wait_for_selector("[data-results]:not([hidden])")
    drawn = page.evaluate(words, f"[data-results] {card}")
    if url == "units/":
        assert len(drawn) == min(24, len(static))
    elif len(static) == total(page):
        assert sorted(drawn) == sorted(static)
    else:
        assert len(drawn) == len(static)


def test_keyboard_alone(page: Page) -> None:
    """A box is ticked with the space bar and keeps the focus; a chip is pressed with Enter."""
    page.goto("achievements/")
    page.locator("[data-facet=form] input").nth(1).focus()
    page.keyboard.press("Space")
    page.wait_for_selector("[data-results]:not([hidden])")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.locator(".chip").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-static]:not([hidden])")
    assert page.evaluate("document.activeElement.matches('[data-find]')")


def test_a_choice_on_a_facet_page_leads_to_the_whole_list(page: Page) -> None:
    """The value of the page is kept, the new one added."""
    page.goto("achievements/by-form/method/")
    page.click("[data-facet=level] label:has(input[value=provincial])")
    address_has(page, "achievements/?form=method&level=provincial")
    page.wait_for_selector("[data-results]:not([hidden])")
    assert total(page) == len(shown(page))


def test_without_a_script_links_and_numbered_pages_work(new_page: Opener) -> None:
    """Facets of achievements are links, pages are numbered, and what needs a script is not shown."""
    page = new_page(java_script_enabled=False)
    page.goto("achievements/")
    assert page.locator("[data-facet=form] a").count() > 1
    assert page.locator(".tools__live").is_hidden()
    page.locator("[data-facet=form] a").first.click()
    assert "by-form" in page.url
    page.goto("achievements/")
    page.locator(".pager a").first.click()
    assert page.url.endswith("achievements/page/2/")
    page.goto("branches/")
    assert page.locator("aside[data-script]").is_hidden()


def test_from_a_usb_stick_the_page_stays_and_says_why(browser: Any, site: Path) -> None:
    """Nothing is fetched from file://; one line tells where filters work."""
    page = browser.new_page()
    page.goto(f"file://{site}/achievements/index.html")
    assert page.locator("[data-offline]").is_visible()
    assert page.locator(".tools__live").is_hidden()
    assert page.locator("[data-facet=form] a").count() > 1
    page.close()


def test_the_portal_from_a_usb_stick(browser: Any, site: Path, tmp_path: Path) -> None:
    """From the file one double-clicks to a branch, back, and to what the search finds; every link leads to a file."""
    write_offline(site, tmp_path / "stick")
    page = browser.new_page()
    page.goto((tmp_path / "stick" / START).as_uri())
    page.wait_for_url("**/portal/index.html")
    page.get_by_role("link", name="支部", exact=True).first.click()
    page.locator("a[href*='icu']").first.click()
    assert page.url.endswith("/branches/icu/index.html")
    page.locator(".crumbs a").first.click()
    assert page.url.endswith("/portal/index.html")
    page.locator("header input[name=q]").first.fill("交班")
    page.locator("header input[name=q]").first.press("Enter")
    page.locator("[data-results] a").first.click()
    assert page.url.endswith("index.html")
    page.close()

    dead = []
    for path in (tmp_path / "stick/portal").rglob("*.html"):
        for link in re.findall(r'\bhref="([^"]*)"', path.read_text("utf-8")):
            if not re.match(r"[a-z]+:|#|//", link):
                target = (path.parent / unquote(link.partition("#")[0].partition("?")[0])).resolve()
                dead += [] if target.is_file() else [f"{path.name}: {link}"]
    assert dead == []


# --- downloads -------------------------------------------------------------------------------------------------------


def downloaded(page: Page, kind: str) -> tuple[str, bytes]:
    """Name and bytes of the file that a button gives."""
    with page.expect_download() as event:
        page.click(f"[data-format={kind}]")
    return event.value.suggested_filename, Path(event.value.path()).read_bytes()


def test_csv_of_the_selection(page: Page) -> None:
    """Opens in Excel: a byte-order mark, the header first; choice and date stand below an empty line."""
    page.goto("achievements/?form=method&sort=title")
    titles = shown(page)
    name, raw = downloaded(page, "csv")
    assert name == f"成果-2026-11-15-{total(page)}项.csv"
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert lines[0][:3] == ["成果名称", "形态", "完成"]
    end = lines.index([])
    assert [line[0] for line in lines[1:end]][: len(titles)] == titles
    assert end - 1 == total(page)
    assert ["筛选", "形态：工作法与案例"] in lines[end:]
    assert ["数据截至", "2026-11-15"] in lines[end:]
    assert [line[0] for line in lines[end + 1 :]] == ["说明", "筛选", "排序", "条数", "数据截至", "下载日期", "来源"]


def test_xlsx_of_the_selection(page: Page) -> None:
    """A workbook that openpyxl reads: rows under a frozen header, the choice on a second sheet."""
    page.goto("branches/?type=student")
    page.wait_for_selector("[data-results]:not([hidden])")
    name, raw = downloaded(page, "xlsx")
    assert name == f"支部-2026-11-15-{total(page)}个.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(raw))
    assert book.sheetnames == ["支部", "说明"]
    sheet = book["支部"]
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == total(page) + 1
    assert [cell.value for cell in sheet[1]][:3] == ["支部", "全称", "所属单位"]
    assert isinstance(sheet["I2"].value, int)
    assert sheet.column_dimensions["A"].width == 40
    assert [cell.value for cell in book["说明"]["A"]] == [
        "说明",
        "筛选",
        "排序",
        "条数",
        "数据截至",
        "下载日期",
        "来源",
    ]


def test_what_looks_like_a_formula_stays_a_text(page: Page) -> None:
    """In CSV it gets an apostrophe, in XLSX it is a text marked as quoted."""
    page.goto("achievements/")
    folder = page.evaluate("document.querySelector('script[src*=\"/list.js\"]').src.replace(/list.js$/, '')")
    made = page.evaluate(
        """async folder => {
            const { csv } = await import(folder + "download.js");
            const { workbook } = await import(folder + "xlsx.js");
            const rows = [["名称"], ["=1+1"], ["＠甲"], ["-5"], ["正常,“有逗号”"], [7], ["控制\\u0001符<&>"]];
            return [csv(rows), Array.from(workbook([{ name: "a/b", rows, widths: [9], header: true }]))];
        }""",
        folder,
    )
    assert made[0] == "名称\r\n'=1+1\r\n'＠甲\r\n'-5\r\n\"正常,“有逗号”\"\r\n7\r\n控制\x01符<&>\r\n"
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(made[1]))).active
    assert sheet.title == "a b"
    values = [(cell.value, cell.data_type, cell.quotePrefix) for cell in sheet["A"][1:]]
    assert values == [
        ("=1+1", "s", True),
        ("＠甲", "s", True),
        ("-5", "s", True),
        ("正常,“有逗号”", "s", False),
        (7, "n", False),
        ("控制符<&>", "s", False),
    ]


# --- records: compare, cite, embed ---------------------------------------------------------------------------------


def test_branches_are_chosen_and_compared(page: Page) -> None:
    """Ticked in the list, at most four; the page shows their columns, and its address is enough for others."""
    page.goto("branches/")
    for number in range(4):
        page.locator("[data-static] .choose").nth(number).click()
    assert page.locator("[data-static] [data-choose]").nth(4).is_disabled()
    page.click("[data-chosen-go]")
    page.wait_for_selector(".compare__table")
    heads = page.locator(".compare__table thead th a").all_inner_texts()
    assert len(heads) == 4
    assert page.url.count(",") == 3
    page.get_by_role("button", name=f"移出{heads[0]}").click()
    assert page.locator(".compare__table thead th a").all_inner_texts() == heads[1:]
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.compare__table thead th a').length === 4")
    page.goto("branches/compare/?b=icu,gone,herbs")
    page.wait_for_selector(".compare__table")
    assert page.locator(".compare__table thead th a").all_inner_texts() == ["重症医学科党支部", "中药资源教工党支部"]
    assert page.locator(".compare__table tr", has_text="服务师生").count() == 1


def test_a_branch_is_chosen_on_its_own_page(page: Page) -> None:
    """The choice goes on to the list, for this visit."""
    page.goto("branches/icu/")
    page.locator(".record__side .choose").click()
    assert page.locator("[data-chosen]").is_visible()
    page.goto("branches/")
    assert page.is_checked("[data-static] [data-choose=icu]")


def test_compare_without_a_script_says_what_it_needs(new_page: Opener) -> None:
    """And links the list."""
    page = new_page(java_script_enabled=False)
    page.goto("branches/compare/")
    assert page.locator(".compare__static a").first.get_attribute("href") == "../../branches/"


def test_copying_a_citation(new_page: Opener) -> None:
    """With the day of access; the button says that it worked."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("cases/herbs-relay/")
    page.get_by_role("button", name="复制引文").click()
    page.wait_for_function("document.querySelector('[data-copy-told]').textContent === '已复制'")
    text = page.evaluate("navigator.clipboard.readText()")
    today = page.evaluate("new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)")
    assert text.startswith("药学院党委. ")
    assert text.endswith(f")[{today}]. https://party.example.edu.cn/cases/herbs-relay/.")


def test_without_a_script_the_citation_leaves_the_day_open(new_page: Opener) -> None:
    """Address and QR code are there all the same."""
    page = new_page(java_script_enabled=False)
    page.goto("cases/herbs-relay/")
    assert "[引用日期]. https://party.example.edu.cn/cases/herbs-relay/." in page.inner_text(".cite")
    page.locator(".share__qr").scroll_into_view_if_needed()
    assert page.locator("[data-copy]").first.is_hidden()


def test_the_embedded_card_follows_the_scheme_of_its_reader(new_page: Opener) -> None:
    """No script, no request elsewhere; its link leaves the frame."""
    colours = []
    for scheme in ("light", "dark"):
        page = new_page(bypass_csp=True, width=480, color_scheme=scheme)
        page.goto("cases/herbs-relay/embed.html")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert page.locator("base").get_attribute("target") == "_top"
    assert len(set(colours)) == 2


def test_adoption_both_ways(page: Page) -> None:
    """A filter on either side; adopters outside have no page."""
    page.goto("adoption/?kind=cases")
    assert total(page) == page.locator("[data-results] .adoption > li").count() > 0
    page.click(".ways a:not([aria-current])")
    assert page.url.endswith("adoption/adopters/")
    page.goto("adoption/adopters/?kind=outside&as=table")
    page.wait_for_selector("[data-results] table")
    assert page.locator("[data-results] tbody th a").count() == 0

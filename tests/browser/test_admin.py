"""The form at /admin/ as staff use it: on a folder of this computer, from opening it to the page that has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from generator.host import build_site
from tests.browser.editing import changed_lines, told
from tests.browser.form import opened_form, written_back
from tests.project import git

TALL = 5000
"""Pixels: the editor draws fields only when they come into view."""


@pytest.fixture
def form(browser: Browser, portal: Path) -> Iterator[Page]:
    """The form, opened on the project; fails on a request elsewhere and on what the content policy refuses."""
    refused: list[str] = []

    def watched(page: Page, address: str) -> None:
        page.on("request", lambda request: refused.append(request.url) if _elsewhere(request.url, address) else None)
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

    with opened_form(browser, portal, 1440, TALL, watched) as page:
        yield page
    assert refused == []


def _elsewhere(url: str, address: str) -> bool:
    return not url.startswith((address, "blob:", "data:"))


def save(form: Page) -> None:
    """Presses the button and waits for the list."""
    form.get_by_role("button", name="保存", exact=True).click()
    expect(form.get_by_role("button", name="创建新条目").first).to_be_visible()


def test_a_changed_word(form: Page, portal: Path) -> None:
    """One field of a record changed in Chinese is one line of git's; the page shows it."""
    form.goto("admin/#/collections/awards/entries/prize")
    form.get_by_role("textbox", name="表彰名称").fill("校级先进基层党组织（2025年度）")
    save(form)
    written_back(form, portal)

    assert changed_lines(portal) == ["-name: 先进党支部", "+name: 校级先进基层党组织（2025年度）"]
    assert told(portal) == []
    build_site(portal, strict=True)
    pages = [path.read_text("utf-8") for path in (portal / "site/awards").rglob("index.html")]
    assert any("校级先进基层党组织（2025年度）" in page for page in pages)


def test_the_preview(form: Page) -> None:
    """A record stands in the preview as on its page, with the words of its choices and its pictures; what is internal
    stays in the form alone, and text is never markup.
    """
    form.goto("admin/#/collections/branches/entries/herbs")
    page = form.frame_locator("iframe").first
    expect(page.locator("h1.head__title")).to_have_text("药学院中药资源教工党支部")
    expect(page.locator(".facts div").filter(has_text="所属单位").locator("dd")).to_have_text("药学院党委")
    expect(page.get_by_role("img", name="两块颜色")).to_have_js_property("naturalWidth", 8)
    expect(page.locator("h2", has_text="支部书记")).to_be_visible()
    form.get_by_role("textbox", name="备注").fill("编辑自己看的话")
    form.get_by_role("textbox", name="支部名称").fill("药学院<b>草药</b>党支部")

    expect(page.locator("h1.head__title")).to_have_text("药学院<b>草药</b>党支部")
    expect(page.get_by_text("编辑自己看的话")).to_have_count(0)


def test_a_new_achievement_with_a_picture(form: Page, portal: Path, tmp_path: Path) -> None:
    """A record with a relation and a picture with a Chinese name: two new files, a clean check, a page with both."""
    photo = tmp_path / "药圃 合影.jpg"
    Image.new("RGB", (900, 600), "#9E1B1E").save(photo)
    form.goto("admin/#/collections/achievements/new")
    form.get_by_role("textbox", name="编号").first.fill("herbs-open-day")
    form.get_by_role("textbox", name="成果名称").fill("药圃开放日")
    form.get_by_role("combobox", name="成果形态").click()
    form.get_by_role("option", name="思政品牌与育人载体").click()
    form.get_by_role("textbox", name="完成时间").fill("2026-05")
    form.get_by_role("checkbox", name="药学院中药资源教工党支部").click()
    form.get_by_role("radio", name="样板党支部").click()
    form.get_by_role("radio", name="校级").click()
    form.get_by_role("textbox", name="摘要").fill("一年两次请师生进药圃认药：“看、闻、尝”。")
    photos = form.locator('[data-key-path="photos"]')
    photos.get_by_role("button", name=re.compile("添加")).click()
    form.get_by_role("textbox", name="替代文字").fill("药圃里的师生合影")
    form.locator('[data-key-path="photos.0.file"] input[type=file]').first.set_input_files(photo)
    save(form)
    written_back(form, portal)

    assert git(portal, "status", "--short", "--untracked-files=all").splitlines() == [
        '?? "content/media/药圃 合影.jpg"',
        "?? data/achievements/herbs-open-day.yml",
    ]
    assert told(portal) == []
    build_site(portal, strict=True)
    page = (portal / "site/achievements/herbs-open-day/index.html").read_text("utf-8")
    assert [word for word in ("药圃开放日", "药圃里的师生合影", "../../branches/herbs/") if word not in page] == []

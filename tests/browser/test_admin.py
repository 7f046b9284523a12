"""The form at /admin/ as staff use it: on a folder of this computer, from opening it to the page that shows the change.

A browser asks its user for a folder; here that folder is the private one that the browser keeps for the site, filled
with the project before, and written back to a git repository afterwards.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from generator.admin.files import POLICY
from generator.host import build_site
from tests.browser.editing import changed_lines, git, told
from tests.browser.server import serving

FILL = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split('/'), name = folders.pop();
    let folder = root;
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(Uint8Array.from(atob(text), one => one.charCodeAt(0)));
    await stream.close();
  }
}"""
READ = """async () => {
  const out = {};
  const walk = async (folder, above) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'file') {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        out[above + name] = btoa(bytes.reduce((text, one) => text + String.fromCharCode(one), ''));
      } else if (name !== '.git') await walk(handle, `${above}${name}/`);
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return out;
}"""
TALL = 5000
"""Pixels: the editor draws fields only when they come into view."""


@pytest.fixture
def form(browser: Browser, portal: Path) -> Iterator[Page]:
    """The form, opened on the project; fails on a request elsewhere and on what the content policy refuses."""
    files = {
        path.relative_to(portal).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for top in ("data", "content")
        for path in (portal / top).rglob("*")
        if path.is_file()
    }
    refused: list[str] = []
    with serving(portal / "site", POLICY.format(hosts="")) as address:
        context = browser.new_context(base_url=address, viewport={"width": 1440, "height": TALL}, locale="zh-CN")
        page = context.new_page()
        page.on("request", lambda request: refused.append(request.url) if _elsewhere(request.url, address) else None)
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
        page.goto("admin/")
        page.evaluate(FILL, files)
        page.get_by_role("button", name="使用本地仓库").click()
        expect(page.get_by_role("button", name="创建新条目").first).to_be_visible()
        yield page
        context.close()
    assert refused == []


def _elsewhere(url: str, address: str) -> bool:
    return not url.startswith((address, "blob:", "data:"))


def save(form: Page) -> None:
    """Presses the button and waits for the list."""
    form.get_by_role("button", name="保存", exact=True).click()
    expect(form.get_by_role("button", name="创建新条目").first).to_be_visible()


def written_back(form: Page, root: Path) -> None:
    """What the form has written lies in the project again."""
    files: dict[str, str] = form.evaluate(READ)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))


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

"""The form at /admin/, opened on a folder.

A browser asks its user for a folder; here that folder is the private one that the browser keeps for the site, filled
with a project before, and written back to it afterwards.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from generator.policy import ADMIN_POLICY
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


@contextmanager
def opened_form(
    browser: Browser,
    project: Path,
    width: int,
    height: int,
    prepare: Callable[[Page, str], None] = lambda _page, _address: None,
) -> Iterator[Page]:
    """The form of a built project with its records; `prepare` gets the page and its address before it goes anywhere."""
    files = {
        path.relative_to(project).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for top in ("data", "content")
        for path in (project / top).rglob("*")
        if path.is_file()
    }
    with serving(project / "site", ADMIN_POLICY.format(hosts="")) as address:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": height}, locale="zh-CN")
        page = context.new_page()
        prepare(page, address)
        page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
        page.goto("admin/")
        page.evaluate(FILL, files)
        page.get_by_role("button", name="使用本地仓库").click()
        expect(page.get_by_role("button", name="创建新条目").first).to_be_visible()
        yield page
        context.close()


def written_back(form: Page, project: Path) -> None:
    """What the form has written lies in the project again."""
    files: dict[str, str] = form.evaluate(READ)
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))

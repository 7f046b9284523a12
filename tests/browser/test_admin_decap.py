"""The same configuration in Decap CMS, through its server on a real git repository: each change is a commit."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from filelock import FileLock
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from generator.digest import digest_of_bytes
from generator.host import build_site
from generator.policy import ADMIN_POLICY
from tests.admin.editor import SCRATCH
from tests.browser.editing import told
from tests.browser.server import serving
from tests.project import TESTS, git

NPM = TESTS / "admin/npm"


@pytest.fixture(scope="session")
def decap() -> Path:
    """The npm packages, brought once for all runs."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: Decap CMS cannot be brought")
    folder = SCRATCH / "decap" / digest_of_bytes((NPM / "package-lock.json").read_bytes())[:12]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not (folder / ".complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(NPM, folder)
            done = subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=folder, check=False)
            if done.returncode != 0:
                pytest.skip("npm could not bring Decap CMS")
            (folder / ".complete").touch()
    return folder / "node_modules"


@pytest.fixture
def server(decap: Path, portal: Path) -> Iterator[int]:
    """Decap's server for the project; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    who = {
        f"GIT_{role}_{what}": "test@example.edu.cn" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    own = {
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(portal),
        "LOG_LEVEL": "info",
    }
    command = ["node", str(decap / "decap-server/dist/index.js")]
    with subprocess.Popen(
        command, cwd=portal, env={**os.environ, **who, **own}, stdout=subprocess.PIPE, text=True
    ) as made:
        assert made.stdout is not None
        assert any("listening" in line for line in made.stdout)
        yield port
        made.kill()


@pytest.fixture
def form(browser: Browser, decap: Path, portal: Path, server: int) -> Iterator[Page]:
    """The form, signed in."""
    folder = portal / "site/admin"
    for path in (decap / "decap-cms/dist").glob("*decap-cms.js"):
        shutil.copy(path, folder)
    config = orjson.loads((folder / "config.yml").read_bytes())
    config["local_backend"] = {"url": f"http://127.0.0.1:{server}/api/v1"}
    (folder / "config.yml").write_bytes(orjson.dumps(config))
    page = (folder / "index.html").read_text("utf-8")
    (folder / "decap.html").write_text(page.replace("sveltia-cms.js", "decap-cms.js"), "utf-8")
    policy = ADMIN_POLICY.format(hosts=f" http://127.0.0.1:{server}") + "; script-src 'self' 'unsafe-eval'"
    with serving(portal / "site", policy) as address:
        context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 4000}, locale="zh-CN")
        page = context.new_page()
        page.goto("admin/decap.html")
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("link", name="成果", exact=True)).to_be_visible()
        yield page
        context.close()


def publish(form: Page) -> None:
    """At once, without review."""
    form.get_by_role("button", name="发布").first.click()
    form.get_by_role("menuitem", name="立即发布").click()
    expect(form.get_by_text("修改已保存")).to_be_visible()


def committed(portal: Path) -> list[str]:
    """Message of the last commit, its files, and the lines of files that were there before."""
    lines = git(portal, "show", "-U0", "--format=%s").splitlines()
    kept = [line for line in lines[1:] if re.match(r"[+-](?![+-]{2} )", line)]
    names = git(portal, "show", "--name-status", "--format=").splitlines()
    return [lines[0], *names, *(kept if all(name.startswith("M") for name in names) else [])]


def test_a_changed_word(form: Page, portal: Path) -> None:
    """One field is one line of one commit; the preview shows it as the page will."""
    form.goto("admin/decap.html#/collections/awards/entries/prize")
    form.get_by_label("表彰名称").fill("先进党支部（2026年度）")
    preview = form.frame_locator("iframe").first
    expect(preview.locator("h1.head__title")).to_have_text("先进党支部（2026年度）")
    expect(preview.locator(".facts div").filter(has_text="级别").locator("dd")).to_have_text("校级")
    publish(form)

    assert committed(portal) == [
        "修改表彰：prize", "M\tdata/awards/prize.yml", "-name: 先进党支部", "+name: 先进党支部（2026年度）",
    ]  # fmt: skip
    assert told(portal) == []


def test_a_new_achievement_with_a_picture(form: Page, portal: Path, tmp_path: Path) -> None:
    """With a relation and a picture that has a Chinese name; the built page shows both."""
    photo = tmp_path / "药圃合影.jpg"
    Image.new("RGB", (900, 600), "#9E1B1E").save(photo)
    form.goto("admin/decap.html#/collections/achievements/new")
    form.get_by_label("编号").first.fill("herbs-open-day")
    form.get_by_label("成果名称").fill("药圃开放日")
    form.get_by_label("完成时间").fill("2026-05")
    form.get_by_label("摘要").fill("一年两次请师生进药圃认药。")
    for label, option in (
        ("成果形态", "思政品牌与育人载体"),
        ("归属", "药学院中药资源教工党支部"),
        ("级别", "校级"),
        ("所属工程", "样板党支部"),
    ):
        form.get_by_label(label, exact=False).first.click()
        form.get_by_text(option, exact=True).last.click()
    form.get_by_role("button", name="新增图片").click()
    form.get_by_label("替代文字").fill("药圃里的师生合影")
    form.get_by_role("button", name="选择图片").click()
    form.locator("input[type=file]").last.set_input_files(photo)
    form.get_by_role("button", name="选用已选中项目").click()
    publish(form)

    assert committed(portal) == [
        "新增成果：herbs-open-day", "A\tcontent/media/药圃合影.jpg", "A\tdata/achievements/herbs-open-day.yml",
    ]  # fmt: skip
    assert told(portal) == []
    build_site(portal, strict=True)
    page = (portal / "site/achievements/herbs-open-day/index.html").read_text("utf-8")
    assert [word for word in ("药圃开放日", "药圃里的师生合影", "../../branches/herbs/") if word not in page] == []

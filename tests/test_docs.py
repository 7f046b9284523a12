"""Every command that the documents name does what it says in a small project: nothing there is out of date."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from generator.build.manifest import manifest
from generator.build.tree import MARK
from generator.cli import main
from scripts import speed_doc
from tests.compendium.project import written
from tests.project import ROOT

PAGES = (
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "docs/index.md",
    "docs/install.md",
    "docs/configure.md",
    "docs/upgrade.md",
    "docs/architecture.md",
    "docs/security.md",
    "docs/review-package.md",
    "docs/handbook.md",
    "docs/hosting.md",
    "docs/province.md",
    "docs/findings.md",
    "docs/fields.md",
)
STAND_INS = {
    "icu": "herbs", "ID": "herbs", "ID…": "herbs", "model-branch/c1": "model/c1", "CODE": "Y07", "FOLDER": "new-site",
    "文件夹": "another-site", "文件或文件夹": "data", "FILE…": "成果.xlsx", "*.xlsx": "成果.xlsx",
    "一院.xlsx": "成果.xlsx", "二院.xlsx": "成果.xlsx", "案例.docx": "稿件.docx",
    "docs/handbook.md": "content/about.md", "docs/fields.md": "content/about.md",
    "OLD": "site", "NEW": "site", "旧网站": "site", "新网站": "site",
}  # fmt: skip
"""What a document names, and what the small project has in its place."""

BARE = frozenset({"fourones import", "fourones package"})
"""Names of commands in a sentence, without what they need."""

UNENDING = frozenset({"fourones serve"})
"""Runs until it is stopped: see `tests/host/test_serve.py`."""

NO_ROOT = frozenset({"--help", "changes", "explain", "init", "verify"})
TYPED = {"init": "示例大学\n\n\n", "new": "甲\n" + "\n" * 20}
"""Answers of somebody at the keyboard."""


def commands() -> list[str]:
    """All that stand in code marks, each once."""
    texts = "\n".join((ROOT / name).read_text("utf-8") for name in PAGES)
    return sorted(set(re.findall(r"`(fourones [^`]*)`", texts)) - BARE - UNENDING)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a volume, a workbook and a Word narrative."""
    root = written(tmp_path_factory.mktemp("docs") / "project")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    made = CliRunner().invoke(main, ["template", "成果", "--root", str(root), "--out", str(root / "成果.xlsx")])
    assert made.exit_code == 0, made.output
    with (root / "data/branches/herbs.yml").open("a", encoding="utf-8") as herbs:
        herbs.write("review:\n")
        for step in ("author", "first", "second", "final"):
            herbs.write(f"  {step}:\n    by: 药学院\n    date: 2026-05-01\n")
    row = "- id: njnu\n  name: 南京示例大学\n  source: ../another\n"
    (root / "data/institutions.yml").write_text(row, "utf-8")
    (root / "site").mkdir()
    (root / "site/index.html").write_bytes(b"")
    (root / "site" / MARK).write_text(manifest([("index.html", sha256().hexdigest())], ""), "utf-8")
    narrative = Document()
    narrative.add_heading("一畦药圃接力记", 0)
    narrative.add_heading("背景", 1)
    narrative.add_paragraph("药圃没有人管。")
    narrative.save(str(root / "稿件.docx"))
    return root


@pytest.mark.parametrize("line", commands())
def test_command(line: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs to its end, and none of it is unknown."""
    monkeypatch.chdir(project)
    _name, command, *given = [STAND_INS.get(each, each) for each in shlex.split(line)]
    root = [] if command in NO_ROOT else ["--root", str(project)]
    done = CliRunner().invoke(main, [command, *given, *root], input=TYPED.get(command, ""))

    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    assert done.exit_code in (0, 1), done.output  # 1: a check has found something


def test_there_are_many() -> None:
    """The documents are read where they are."""
    assert {"fourones check --fix", "fourones compendium icu", "fourones new 成果"} <= set(commands())


def test_the_site_of_the_documents(tmp_path: Path) -> None:
    """Every page is in its navigation, and no link or picture leads nowhere."""
    command = [Path(sys.executable).parent / "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        [*command, "--config-file", "docs-site.yml"],
        cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "药圃开放日" not in (tmp_path / "handbook/index.html").read_text("utf-8")
    assert (tmp_path / "pictures/handbook/check.png").is_file()


def test_publishing_by_hand(tmp_path: Path) -> None:
    """The lines of docs/hosting.md put a site in the place of the one before, which stays for going back."""
    block = re.search(r"```sh\n(release=.*?)```", (ROOT / "docs/hosting.md").read_text("utf-8"), re.S)
    assert block is not None
    copier = tmp_path / "bin/rsync"
    copier.parent.mkdir()
    copier.write_text('#!/bin/sh\nmkdir -p "$4" && cp -a "$3." "$4"\n')  # -a, --link-dest, from, to
    copier.chmod(0o755)
    (tmp_path / "srv/portal").mkdir(parents=True)
    for words in ("旧", "新"):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site/index.html").write_text(words, "utf-8")
        lines = block[1].replace("/srv/portal", str(tmp_path / "srv/portal")).replace("%H%M%S", f"{words}")
        env = {**os.environ, "PATH": f"{copier.parent}:{os.environ['PATH']}"}
        subprocess.run(["bash", "-ec", lines], cwd=tmp_path, check=True, env=env)

    assert (tmp_path / "srv/portal/current/index.html").read_text("utf-8") == "新"
    assert sorted(each.name[-1] for each in (tmp_path / "srv/portal/releases").iterdir()) == ["新", "旧"]


def test_the_figures_on_the_page_are_those_that_were_measured() -> None:
    """Tables and chart are what `scripts.speed_doc` makes of the files of the benchmarks."""
    text = speed_doc.PAGE.read_text("utf-8")

    assert speed_doc.page(text) == text
    assert speed_doc.CHART.read_text("utf-8") == speed_doc.chart(speed_doc.builds("builds"))
    assert text.count("| Hugo |") >= 3

"""`fourones package`: words in Chinese, a folder and a zip, an exit code."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.host import build_site
from tests.compendium.packages import CONFIG, everything
from tests.project import copied, write


def run(root: Path, *args: str) -> Result:
    """One call of the command on a copy of the base project."""
    (copied(root) / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    out = root / "out"
    return CliRunner().invoke(main, ["package", *args, "--root", str(root), "--out", str(out)], prog_name="fourones")


@pytest.mark.parametrize("record", ["herbs", "herbs-studio"])
def test_the_command(tmp_path: Path, record: str) -> None:
    """Branch and studio: a folder and a zip, and where they lie; exit code 0."""
    done = run(tmp_path, record)

    assert done.exit_code == 0, done.output
    assert re.search(r"材料包：.*/out/.*-评审材料\n压缩包：.*\.zip，0\.\d MB\n$", done.output)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_command_for_an_anonymous_package(tmp_path: Path) -> None:
    """The real booklet holds no name either."""
    done = run(tmp_path, "herbs", "--anonymous")

    assert done.exit_code == 0, done.output
    (archive,) = (tmp_path / "out").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        said = everything((name, opened.read(name)) for name in opened.namelist())
    assert [word for word in ("试验大学", "药学院", "中药资源", "herbs", "example.edu.cn") if word in said] == []


def test_the_command_refuses(tmp_path: Path) -> None:
    """A path that leads out: exit code 1, told in Chinese with its line, nothing written."""
    herbs = copied(tmp_path) / "data/branches/herbs.yml"
    text = herbs.read_text("utf-8")
    write(
        tmp_path,
        "data/branches/herbs.yml",
        re.sub(r"evidence:\n", "evidence:\n  - {title: 表, file: ../x.pdf}\n", text),
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")

    args = ["package", "herbs", "--root", str(tmp_path), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, args, prog_name="fourones")

    assert done.exit_code == 1, done.output
    assert "错误 B08 data/branches/herbs.yml:" in done.output
    assert done.stderr == "没有交出材料包：先改正上面的错误\n"
    assert not (tmp_path / "out").exists()


def test_evidence_never_reaches_the_site(project: Path) -> None:
    """The folder lies beside what is published; neither its files nor their paths are in a site."""
    herbs = project / "data/branches/herbs.yml"
    write(project, "evidence/herbs/paper.txt", "不可外传")
    text = herbs.read_text("utf-8").replace("evidence:\n", "evidence:\n  - {title: 表, file: herbs/paper.txt}\n", 1)
    herbs.write_text(text, encoding="utf-8")

    build_site(project, strict=False)

    site = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert site != []
    assert [path for path in site if "paper" in path.name] == []
    marks = ("不可外传".encode(), b"paper.txt")
    assert [path for path in site if any(mark in path.read_bytes() for mark in marks)] == []


def test_the_command_for_an_unknown_id(tmp_path: Path) -> None:
    """Exit code 2, and what was perhaps meant."""
    done = run(tmp_path, "herb")

    assert (done.exit_code, done.stderr) == (2, "没有编号为“herb”的支部或工作室；相近的：“herbs”\n")

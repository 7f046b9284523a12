"""A new institution's site: everything that is public of the programmes, nothing of the demonstration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build.prepare import prepare
from generator.cli import main
from generator.host import build_site
from generator.settings import Project
from generator.starting.site import without

GIVEN = ("--name", "示例大学", "--issuer", "中共示例大学委员会组织部", "--title", "示例大学：支部与工作室")


def run(*arguments: str, typed: str = "") -> Result:
    """The command, with what somebody types."""
    return CliRunner().invoke(main, ["init", *arguments], input=typed)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site."""
    folder = tmp_path / "portal"
    done = run(str(folder), *GIVEN)
    assert done.exit_code == 0, done.output
    return folder


def test_it_is_in_order_and_builds(site: Path) -> None:
    """No error, five programmes, their documents, one unit; a strict build publishes it."""
    prepared = prepare(Project(site), None)
    outcome = build_site(site, strict=True)

    assert [each for each in prepared.findings if each.severity.value == "error"] == []
    assert (len(prepared.public.programmes), len(prepared.public.policies)) == (5, 10)
    assert list(prepared.public.units) == ["university"]
    assert outcome.refused == ""
    home = (site / "site/index.html").read_text("utf-8")
    assert "示例大学" in home


def test_nothing_of_the_demonstration(site: Path) -> None:
    """Neither its name nor its notice, its cohorts, its log."""
    texts = {path: path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".yml", ".md")}

    assert [path for path, text in texts.items() if "四一" in text] == []
    assert prepare(Project(site), None).public.site.demonstration is False


def test_it_explains_itself(site: Path) -> None:
    """What a newcomer opens first leads to the handbook, the fields and the page for IT, which are all there."""
    readme = (site / "README.md").read_text("utf-8")

    assert readme.startswith("# 示例大学：支部与工作室（示例大学）\n")
    linked = re.findall(r"\]\(([^)]+)\)", readme)
    assert linked == ["docs/handbook.md", "docs/fields.md", "docs/hosting.md"]
    assert [name for name in linked if not (site / name).is_file()] == []


def test_settings_of_the_form_as_written(site: Path) -> None:
    """Without its “#”, the example for the form in the browser is valid."""
    path = site / "data/portal.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^# (admin:|  )", r"\1", text, flags=re.M), encoding="utf-8")

    admin = prepare(Project(site), None).public.site.admin

    assert admin is not None
    assert (admin.backend, admin.repo) == ("gitlab", "dangwei/portal")


def test_files_are_in_the_canonical_form(site: Path) -> None:
    """The first `fourones fmt` has nothing to do."""
    done = CliRunner().invoke(main, ["fmt", "--root", str(site), "--check"])

    assert done.exit_code == 0, done.output


def test_questions(tmp_path: Path) -> None:
    """The name is asked for, the rest is proposed from it."""
    done = run(str(tmp_path / "new"), typed="示例大学\n\n\n")
    settings = (tmp_path / "new/data/portal.yml").read_text("utf-8")

    assert done.exit_code == 0, done.output
    assert "issuer: 中共示例大学委员会组织部\ntitle: 样板党支部与“双带头人”工作室\n" in settings


def test_units_from_a_list(tmp_path: Path) -> None:
    """A list of units, as Excel saves it, stands in the new site."""
    listed = tmp_path / "单位.csv"
    listed.write_bytes("编号,单位名称,简称,类别,上级单位\nlaw,法学院党委,法学院,院系党委,university\n".encode("gbk"))
    done = run(str(tmp_path / "new"), *GIVEN, "--units", str(listed))

    assert done.exit_code == 0, done.output
    assert list(prepare(Project(tmp_path / "new"), None).public.units) == ["university", "law"]


def test_a_list_that_is_not_right(tmp_path: Path) -> None:
    """The site is there; what is wrong with the list is said with the headers it must have, and how to go on."""
    listed = tmp_path / "名单.csv"
    listed.write_bytes("单位,简称,类型\n法学院党委,法学院,院系党委\n".encode("gbk"))
    done = run(str(tmp_path / "new"), *GIVEN, "--units", str(listed))

    assert done.exit_code == 1
    assert "表头与“单位”的表对不上" in done.output
    assert "表头至少要有：单位名称、简称、类别" in done.output
    assert f"fourones import {listed} --type 单位 --write --root" in done.output
    assert list(prepare(Project(tmp_path / "new"), None).public.units) == ["university"]


def test_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    """Nothing there is touched."""
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    done = run(str(tmp_path), *GIVEN)

    assert (done.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["mine.txt"])
    assert "请换一个空文件夹" in done.stderr


@pytest.mark.parametrize("name", ["甲: 乙大学", "#1大学", "“双一流”大学", "大学 # 一"])
def test_names_are_text(tmp_path: Path, name: str) -> None:
    """Whatever an institution is called, its settings hold it."""
    done = run(str(tmp_path / "new"), "--name", name, "--issuer", name, "--title", name)

    assert done.exit_code == 0, done.output
    site = prepare(Project(tmp_path / "new"), None).public.site
    assert (site.institution, site.issuer, site.title) == (name, name, name)


def test_keys_go_line_by_line() -> None:
    """What belongs to a key goes with it; comments and the order of all else stay."""
    text = "# 说明\na: 1\nlog:\n  - x: 1\n    # 里面\n  - x: 2\nb:\n  - 2\nnote: |\n  长\n\n  文\n"

    assert without(text, ("log", "note")) == "# 说明\na: 1\nb:\n  - 2\n"

"""A record begun from the command line: asked in Chinese, explained field by field, a draft until it is ready."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.admin.choices import Choices
from generator.build.prepare import Prepared, prepare
from generator.cli import main
from generator.model.types import RECORD_TYPES, RecordType
from generator.pinyin import proposed_id
from generator.settings import Project
from generator.source import scalar
from generator.starting.blank import blank
from generator.starting.create import NEW


def run(project: Path, *arguments: str, typed: str = "") -> Result:
    """The command, with what somebody types."""
    return CliRunner().invoke(main, ["new", "--root", str(project), *arguments], input=typed)


def prepared(root: Path) -> Prepared:
    """The project as every command sees it."""
    return prepare(Project(root), None)


def test_questions_and_answers(project: Path) -> None:
    """Every required line is asked for with its choices; words and names are as good as codes and ids, a wrong one is
    asked for again; the id is proposed; what is left empty is named.
    """
    form = ["品牌", "思政品牌与育人载体"]
    answers = ["药圃开放日", *form, "2026-05", "中药资源党支部、herbs-studio", "university", "", ""]
    done = run(project, "achievement", typed="\n".join(answers) + "\n")

    assert done.exit_code == 0, done.output
    assert "“品牌”不在选项里。是否想选“思政品牌与育人载体”？" in done.output
    assert "第一个为主；中药资源党支部、中药资源工作室；名称、简称或编号，有几个的用“、”隔开）" in done.output
    assert "[yao-pu-kai-fang-ri]" in done.output
    assert "还要填：摘要" in done.output
    text = (project / "data/achievements/yao-pu-kai-fang-ri.yml").read_text("utf-8")
    assert text.startswith("# 成果名称（必填）\ntitle: 药圃开放日\n")
    assert "form: brand\n" in text
    assert "owners:\n  - herbs\n  - herbs-studio\n" in text
    assert "draft: 是\n" in text


@pytest.mark.parametrize("word", [*NEW, "支部", "成果"])
def test_a_new_file_breaks_nothing(project: Path, word: str) -> None:
    """Only the new file has findings, all of them about what is still empty; the others are as they were."""
    before = {each.message for each in prepared(project).findings}
    done = run(project, word, "--no-ask", "--id", "fresh")
    findings = [each for each in prepared(project).findings if each.message not in before]

    assert done.exit_code == 0, done.output
    assert {Path(each.place.file).stem for each in findings} == {"fresh"}
    assert {each.code for each in findings} <= {"S11", "M03"}


def test_parts_that_are_required_are_named(project: Path) -> None:
    """What no question asks for, since it lies within a part, is not forgotten: the check names the same."""
    done = run(project, "studio", "--no-ask", "--id", "fresh")
    [note] = [each.message for each in prepared(project).findings if each.place.file == "data/studios/fresh.yml"]

    named = done.output.partition("还要填：")[2].partition("\n")[0]
    assert "所属批次 › 工程、所属批次 › 批次" in named
    assert set(note.removeprefix("还没有填：").split("、")) == set(named.split("、"))


def test_a_filled_record_is_in_order(project: Path) -> None:
    """With all required fields set and the line of the draft gone it is a public record."""
    values = {
        "title": "药圃: 开放日", "form": "brand", "date": "2026-05", "owners": "herbs", "level": "university",
        "summary": "一年两次请师生进药圃认药 #1。",
    }  # fmt: skip
    given = [part for name, value in values.items() for part in ("--set", f"{name}={value}")]
    assert run(project, "achievement", "--no-ask", "--id", "open-day", *given).exit_code == 0
    path = project / "data/achievements/open-day.yml"
    path.write_text(path.read_text("utf-8").replace("draft: 是\n", ""), "utf-8")

    record = prepared(project).public.achievements["open-day"]
    assert (record.title, record.summary) == ("药圃: 开放日", "一年两次请师生进药圃认药 #1。")


BEGUN = [kind for kind in RECORD_TYPES if kind.name in NEW.values()]


@pytest.mark.parametrize("kind", BEGUN, ids=lambda kind: kind.name)
def test_every_field_is_there(project: Path, kind: RecordType) -> None:
    """With the marks taken away it is YAML that names every field of the model."""
    text = blank(kind, Choices(prepared(project).public), {})
    head = text.split("---\n")[1] if kind.suffix == ".md" else text
    keys = [line for line in head.splitlines() if re.match(r"(# )? *(- )?[a-z_]+:", line)]
    tree = yaml.safe_load("\n".join(line.removeprefix("# ") for line in keys))

    assert set(tree) == {name for name in kind.model.model_fields if name not in ("id", "body")}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["plan"], "不能新建“plan”"),
        (["branch", "--id", "herbs", "--no-ask"], "编号“herbs”已用于 data/branches/herbs.yml"),
        (["branch", "--id", "herbs-studio", "--no-ask"], "编号“herbs-studio”已用于 data/studios/herbs-studio.yml"),
        (["branch", "--id", "药圃", "--no-ask"], "只用小写字母、数字和短横线"),
        (["branch", "--set", "nam=甲", "--no-ask"], "相近的字段：“name”"),
    ],
)
def test_what_cannot_be_begun(project: Path, arguments: list[str], told: str) -> None:
    """One line says why; nothing is written."""
    before = sorted(project.rglob("*.yml"))
    done = run(project, *arguments)

    assert (done.exit_code, told in done.stderr) == (2, True)
    assert sorted(project.rglob("*.yml")) == before


@pytest.mark.parametrize(
    ("name", "taken", "wanted"),
    [
        ("药圃开放日", (), "yao-pu-kai-fang-ri"),
        ("药圃开放日", ("yao-pu-kai-fang-ri", "yao-pu-kai-fang-ri-2"), "yao-pu-kai-fang-ri-3"),
        ("第2批“双签”", (), "di-2-pi-shuang-qian"),
        ("！", (), "record"),
        ("重庆" * 20, (), "zhong-qing-chong-qing"),
    ],
)  # fmt: skip
def test_ids(name: str, taken: tuple[str, ...], wanted: str) -> None:
    """Readable, not too long, never one that is there."""
    made = proposed_id(name, taken)

    assert made == wanted or (len(name) > 20 and len(made) <= 40 and not made.endswith("-"))


@pytest.mark.parametrize(
    "value", ["甲: 乙", "#3", "[通知]", "'x'", "a #b", "- 甲", "甲", "甲：乙", "是", "*x*", "尾:", "%x", "@x"]
)
def test_values_stay_what_they_are(value: str) -> None:
    """Whatever is typed is read back as that."""
    assert yaml.load(f"key: {scalar(value)}\n", yaml.BaseLoader) == {"key": value}


def test_a_second_draft_of_the_same_name(project: Path) -> None:
    """The first, which is not in order yet, keeps its id and its file."""
    for _time in range(2):
        assert run(project, "achievement", "--no-ask", "--set", "title=药圃").exit_code == 0

    assert sorted(path.name for path in (project / "data/achievements").glob("yao-pu*")) == [
        "yao-pu-2.yml",
        "yao-pu.yml",
    ]

"""Institutions come into one project: whole, again, in part, and not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.aggregate.run import ListError, aggregate
from generator.finding import Severity
from generator.host import build_site
from generator.portal.disclosure import disclose
from generator.views.all_lists import list_at
from tests.aggregate.project import brought, listed, own, province, run, said, school
from tests.project import assembled, write

CAME = "单位 2、支部 1、工作室 1、成果 1、任务分解表 1、政策文件 1、表彰 1、典型案例 1、公示通知 1"


def test_two_institutions_become_one_portal(tmp_path: Path) -> None:
    """Equal ids do not clash, no file of the province's own is touched, and the checks find no error."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    before = own(root)
    for name in ("a", "b"):
        school(tmp_path / name)

    outcome = run(root)

    head = f"示例大学：汇入 {CAME}；图片等文件 1 个（数据截至2026年11月15日）"
    assert said(outcome) == [f"甲{head}", f"乙{head}"]
    assert outcome.whole
    assert own(root) == before
    portal, findings = assembled(root)
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    assert sorted(portal.branches) == ["bfu-herbs", "njnu-herbs"]
    assert sorted(portal.cases) == ["bfu-herbs-case", "njnu-herbs-case"]


def test_what_a_record_becomes(tmp_path: Path) -> None:
    """Ids, references, criteria and pictures have the institution's name; the programme is the one that is here."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    run(root)
    files = brought(root)

    assert sorted(files) == [
        "content/cases/aggregated/njnu/njnu-herbs-case.md",
        f"content/media/aggregated/njnu/{PICTURE}",
        "content/notices/aggregated/njnu/njnu-result.md",
        "data/achievements/aggregated/njnu/njnu-herbs-relay.yml",
        "data/aggregated/njnu.yml",
        "data/awards/aggregated/njnu/njnu-prize.yml",
        "data/branches/aggregated/njnu/njnu-herbs.yml",
        "data/plans/aggregated/njnu/njnu-tasks.yml",
        "data/policies/aggregated/njnu/njnu-rules.yml",
        "data/studios/aggregated/njnu/njnu-herbs-studio.yml",
        "data/units/aggregated/njnu.yml",
    ]
    assert files["data/achievements/aggregated/njnu/njnu-herbs-relay.yml"].decode() == ACHIEVEMENT
    assert files["content/cases/aggregated/njnu/njnu-herbs-case.md"].decode() == CASE
    assert files["data/units/aggregated/njnu.yml"].decode() == UNITS


SAID = "# 由 fourones aggregate 汇入自甲示例大学，下次汇入时重写，不要手改"
PICTURE = "tiny.dec36ec4.8.jpg"
ACHIEVEMENT = f"""{SAID}
title: 药圃接力办法
form: system
date: 2025-05
owners:
  - njnu-herbs
  - njnu-herbs-studio
programme: model
level: university
representative: 是
criteria:
  - model/educate
summary: 一届学生交给下一届的十二条规矩。
evidence:
  - id: a1
    title: 办法正文
"""
CASE = f"""---
{SAID}
title: 一畦药圃的接力
kind: case
owners:
  - njnu-herbs
programme: model
criteria:
  - model/serve
date: 2026-05-20
unit: njnu-pharmacy
summary: 一届种，一届收。
cover:
  file: media/aggregated/njnu/{PICTURE}
  alt: 两块颜色
evidence:
  - title: 接力登记
---

## 背景

药圃没有人管。

## 做法

每届学生认领一畦，写下记录［证1］。

![两块颜色](<media/aggregated/njnu/{PICTURE}> "药圃")

## 成效

三年没有荒过。

## 启示

交接比种植更要紧。
"""
UNITS = f"""{SAID}
- id: njnu-school
  name: 中共试验大学委员会
  short_name: 甲示例大学
  kind: university
  order: 1001
- id: njnu-pharmacy
  name: 甲示例大学药学院党委
  short_name: 甲示例大学药学院
  kind: committee
  parent: njnu-school
  counts:
    - metric: leader-ratio
      reached: 9
      total: 10
      as_of: 2026-10-31
"""


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """Not even the time of a file, but for the day of the run."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    run(root)
    before = {name: (root / name).stat().st_mtime_ns for name in brought(root)}
    run(root)
    assert {name: (root / name).stat().st_mtime_ns for name in brought(root)} == before


def test_a_record_that_is_gone_goes(tmp_path: Path) -> None:
    """With its picture; what somebody has written beside it stays."""
    root = province(tmp_path / "province", njnu="../a")
    folder = school(tmp_path / "a")
    run(root)
    write(root, "data/achievements/aggregated/njnu/by-hand.yml", "# 自己写的\ntitle: 自己写的\n")
    write(root, "content/media/aggregated/njnu/old.jpg", "")
    (folder / "data/achievements/herbs-relay.yml").unlink()
    run(root)

    names = [name for name in brought(root) if "achievements" in name or "media" in name]
    assert names == ["data/achievements/aggregated/njnu/by-hand.yml", f"content/media/aggregated/njnu/{PICTURE}"]


def test_an_institution_that_is_listed_no_more_goes(tmp_path: Path) -> None:
    """With everything that came from it, but not while the list has a fault: it may be the one."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    for name in ("a", "b"):
        school(tmp_path / name)
    run(root)
    listed(root, njnu="../a")
    with (root / "data/institutions.yml").open("a") as file:
        file.write("- id: BFU\n  name: 乙示例大学\n  source: ../b\n")
    faulty = aggregate(root)
    kept = [name for name in brought(root) if "bfu" in name]
    listed(root, njnu="../a")
    outcome = run(root)

    assert not faulty.whole
    assert len(kept) == 11
    assert said(outcome)[1:] == ["bfu：名单里已经没有，它的记录删去了"]
    assert [name for name in brought(root) if "bfu" in name] == []


def test_a_broken_feed_among_three(tmp_path: Path) -> None:
    """Is told and left out, the others come; what it gave the last time stays."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b", zdu="../c")
    for name in ("a", "b", "c"):
        school(tmp_path / name)
    run(root)
    before = brought(root)
    shutil.rmtree(tmp_path / "b")
    (tmp_path / "c/data/portal.yml").write_text("reviewed_only: 是\n", "utf-8")
    outcome = run(root)

    lines = said(outcome)
    assert not outcome.whole
    assert lines[0].startswith("甲示例大学：汇入 单位 2")
    assert lines[1].startswith("乙示例大学：没有汇入。没有找到 ../b。保留")
    assert lines[1].endswith("汇入的 10 条记录（数据截至2026年11月15日）")
    assert lines[2].startswith("丙示例大学：没有汇入。data/portal.yml 没有或读不懂，不能判断哪些可以公开")
    assert brought(root) == before


def test_a_broken_record_takes_only_what_needs_it(tmp_path: Path) -> None:
    """A branch that cannot be read takes its studio along; the case of both is the other branch's alone."""
    root = province(tmp_path / "province", njnu="../a")
    folder = school(tmp_path / "a")
    branch = (folder / "data/branches/herbs.yml").read_text("utf-8")
    write(folder, "data/branches/second.yml", branch.replace("case: herbs-case", "link: https://example.edu.cn/"))
    write(folder, "data/branches/herbs.yml", branch.replace("category: teaching", "category: 不知道"))
    case = folder / "content/cases/herbs-case.md"
    case.write_text(case.read_text("utf-8").replace("owners: [herbs]", "owners: [herbs, second]"), "utf-8")
    outcome = run(root)

    assert said(outcome)[1:] == [
        "  没有收进来：支部 herbs：data/branches/herbs.yml:5 〔类别〕“不知道”不在选项里",
        "  没有收进来：工作室 herbs-studio（中药资源“双带头人”工作室）：data/studios/herbs-studio.yml:4 〔依托支部〕"
        "所指的“herbs”有错，没有收进来",
        "  没有收进来：成果 herbs-relay（药圃接力办法）：data/achievements/herbs-relay.yml:4 〔归属〕所指的“herbs”"
        "有错，没有收进来；data/achievements/herbs-relay.yml:4 〔归属〕所指的“herbs-studio”有错，没有收进来",
    ]
    portal, findings = assembled(root)
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    assert portal.cases["njnu-herbs-case"].owners == ("njnu-second",)


def test_what_is_said_of_a_broken_record_is_public(tmp_path: Path) -> None:
    """Of a hidden field that it is wrong, not what stands there; of a draft nothing."""
    root = province(tmp_path / "province", njnu="../a")
    folder = school(tmp_path / "a")
    with (folder / "data/branches/herbs.yml").open("a", encoding="utf-8") as file:
        file.write("roster: 例某某\n")
    write(folder, "data/awards/secret.yml", "draft: 是\nname: 未定的表彰\nlevel: 未定级\n")
    lines = said(run(root))

    assert "  没有收进来：支部 herbs：data/branches/herbs.yml:33 〔党员名册〕有误；这一项不公开，不写出来" in lines
    assert [line for line in lines if "例某某" in line or "secret" in line or "未定" in line] == []


def test_an_id_of_the_provinces_own(tmp_path: Path) -> None:
    """Is the province's; the record of that name is told and does not come."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    write(root, "data/policies/njnu-rules.yml", POLICY)
    outcome = run(root)
    assert (
        "  没有收进来：政策文件 njnu-rules（培育工程实施办法）：编号 njnu-rules 在本项目自己的记录里已经有了"
        in said(outcome)
    )


POLICY = "title: 省里的办法\nissuer: 示例省委教育工委\nopen_mode: open\nsummary: 概要。\n"


def test_a_document_that_is_here_is_that_document(tmp_path: Path) -> None:
    """By its id; another title is told."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    write(root, "data/policies/rules.yml", POLICY)
    outcome = run(root)

    assert "  说明：政策文件 rules 按编号算作这里的“省里的办法”；该校的叫“培育工程实施办法”，请核对" in said(outcome)
    portal, _findings = assembled(root)
    assert sorted(portal.policies) == ["rules"]
    assert portal.plans["njnu-tasks"].policy == "rules"


def test_progress_that_an_institution_does_not_tell(tmp_path: Path) -> None:
    """Would be told wrongly by a programme that tells all; somebody should know."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    with (root / "data/programmes/model.yml").open("a", encoding="utf-8") as file:
        file.write("public_progress: all\n")
    (line,) = (line for line in said(run(root)) if "说明" in line)
    assert line.startswith("  说明：工程 model 在这里公开全部进展，该校不公开")


def test_the_project_itself(tmp_path: Path) -> None:
    """Is no institution of its own: each run would double what it has."""
    root = province(tmp_path / "province", njnu=".")
    assert said(run(root)) == ["甲示例大学：没有汇入。来源写的是本网站自己的文件夹。以前也没有汇入过"]


def test_cohorts_and_terms_come_along(tmp_path: Path) -> None:
    """A cohort of the institution's own under its name, a term that is not here under its code, one of that name as it
    is called here; all as if they stood in the files of the province, which stay as they are.
    """
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    for name, code in (("a", "field"), ("b", "land")):
        folder = school(tmp_path / name)
        branch = folder / "data/branches/herbs.yml"
        branch.write_text(branch.read_text("utf-8").replace("category: teaching", f"category: {code}"), "utf-8")
        words = folder / "data/vocab.yml"
        row = f"branch_categories:\n  - {{code: {code}, label: 田间一线}}\n"
        words.write_text(words.read_text("utf-8").replace("branch_categories:\n", row), "utf-8")
    outcome = run(root)

    assert [line for line in said(outcome) if "说明" in line] == [
        "  说明：选项 branch_categories 里没有 field（田间一线），已带来，代码是 njnu-field",
        "  说明：选项 branch_categories 的 land（田间一线）按名称对应到这里的 njnu-field",
    ]
    portal, _findings = assembled(root)
    assert {each.category for each in portal.branches.values()} == {"njnu-field"}
    assert portal.label("branch_categories", "njnu-field") == "田间一线"
    assert [(each.code, each.name) for each in portal.programmes["model"].cohorts] == [
        ("bfu-c1", "乙示例大学第一批"),
        ("njnu-c1", "甲示例大学第一批"),
    ]
    assert portal.branches["njnu-herbs"].enrolments[0].cohort == "njnu-c1"
    again = brought(root)
    run(root)
    assert brought(root) == again


def test_the_facet_of_institutions(tmp_path: Path) -> None:
    """With two there is one in every list of theirs; with one there is none."""
    root = province(tmp_path / "province", njnu="../a")
    for name in ("a", "b"):
        school(tmp_path / name)
    run(root)
    alone = disclose(assembled(root)[0])
    listed(root, njnu="../a", bfu="../b")
    run(root)
    both = disclose(assembled(root)[0])

    for url in ("branches/", "studios/", "achievements/", "cases/"):
        assert [each for each in list_at(alone, url).facets if each.label == "学校"] == []
        (facet,) = (each for each in list_at(both, url).facets if each.label == "学校")
        assert dict(facet.words) == {"njnu-school": "甲示例大学", "bfu-school": "乙示例大学"}


def test_the_portal_of_two_is_built(tmp_path: Path) -> None:
    """As usual, with a page for each institution's achievements."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    for name in ("a", "b"):
        school(tmp_path / name)
    run(root)
    outcome = build_site(root, strict=True)

    assert not outcome.refused
    assert (root / "site/achievements/by-institution/bfu-school/index.html").is_file()
    assert "甲示例大学" in (root / "site/branches/njnu-herbs/index.html").read_text("utf-8")


def test_no_list(tmp_path: Path) -> None:
    """How to write one is said."""
    root = province(tmp_path / "province")
    (root / "data/institutions.yml").unlink()
    with pytest.raises(ListError, match="没有 data/institutions"):
        aggregate(root)


def test_only_some(tmp_path: Path) -> None:
    """The others are as they were; one that is not listed is told."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    for name in ("a", "b"):
        school(tmp_path / name)
    assert [each.heading[:5] for each in aggregate(root, ["bfu"]).told] == ["乙示例大学"]
    assert [name for name in brought(root) if "njnu" in name] == []
    with pytest.raises(ListError, match="没有编号为“zdu”的学校"):
        aggregate(root, ["zdu"])

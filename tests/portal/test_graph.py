"""Records become the frozen Portal; what does not resolve is left out and told."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from generator.finding import Finding
from generator.model.base import Record
from generator.model.load import Loaded
from generator.model.media import MediaFile
from generator.model.reading import Origin
from generator.model.types import RECORD_TYPES
from generator.portal.assemble import assemble
from generator.portal.graph import FullPortal
from generator.report import as_line
from tests.project import TODAY, assembled, copied

MODELS = {kind.name: kind.model for kind in RECORD_TYPES}

UNIT = {"name": "单位", "short_name": "单位", "kind": "committee"}
POLICY = {"title": "文件", "issuer": "组织部", "open_mode": "open", "summary": "概要"}
PROGRAMME = {"name": "工程", "short_name": "工程", "kind": "project", "goal": "目标"}
BRANCH = {
    "name": "支部",
    "short_name": "支部",
    "unit": "unit",
    "type": "student",
    "category": "student",
    "founded": "2016-09",
    "secretary": {"since": "2021-03"},
    "idea": "思路",
}
STUDIO = {
    "name": "工作室",
    "short_name": "工作室",
    "kind": "organiser",
    "branch": "branch",
    "level": "university",
    "enrolment": {"programme": "programme", "cohort": "c1"},
    "period": "2024年9月—2027年8月",
    "idea": "思路",
}
ACHIEVEMENT = {
    "title": "成果",
    "form": "system",
    "date": "2025-05",
    "owners": ["branch"],
    "level": "university",
    "summary": "摘要",
}
"""The least that each type of record needs."""


def record(kind: str, record_id: str, least: dict[str, Any], **more: Any) -> tuple[str, Record]:
    """A record of a type with its id, the least it needs, and what is given."""
    return kind, MODELS[kind].model_validate({**least, "id": record_id, **more})


def portal_of(
    *records: tuple[str, Record], media: tuple[str, ...] = (), broken: tuple[tuple[str, str], ...] = ()
) -> tuple[FullPortal, list[str]]:
    """The portal of a few records, and its findings as lines; every record stands in a file of its own."""
    by_type: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_TYPES}
    for kind, each in records:
        by_type[kind][each.id] = each
    origins = {(kind, each.id): Origin(f"{kind}/{each.id}.yml") for kind, each in records}
    loaded = Loaded(Path(), None, {}, by_type, origins, (), 0, 0, frozenset(broken))
    portal, findings = assemble(loaded, {path: MediaFile(path, "0", 0) for path in media}, TODAY)
    return portal, [line(finding) for finding in findings]


def line(finding: Finding) -> str:
    """A finding as a line, with its key path for a place."""
    return as_line(
        dataclasses.replace(
            finding, place=dataclasses.replace(finding.place, file=f"{finding.place.file} {finding.place.path}")
        )
    )


def test_relations_in_both_directions() -> None:
    """Who refers to a record is known, each referring record once, however often it refers."""
    portal, findings = portal_of(
        record("units", "unit", UNIT),
        record("branches", "branch", BRANCH),
        record("achievements", "one", ACHIEVEMENT, owners=["branch", "branch"]),
        record("achievements", "two", ACHIEVEMENT),
    )

    assert findings == []
    assert portal.backlinks == {
        ("units", "unit"): (("branches", "branch"),),
        ("branches", "branch"): (("achievements", "one"), ("achievements", "two")),
    }
    assert [each.id for each in portal.referring("branches", "branch", "achievements")] == ["one", "two"]
    assert portal.referring("branches", "branch", "studios") == []


def test_owner_is_branch_or_studio() -> None:
    """An owner is named by its id alone, whichever of the two it is."""
    portal, _findings = portal_of(
        record("units", "unit", UNIT),
        record("programmes", "programme", PROGRAMME),
        record("branches", "branch", BRANCH),
        record("studios", "studio", STUDIO),
    )

    assert (portal.owner("branch"), portal.owner("studio")) == (portal.branches["branch"], portal.studios["studio"])
    assert portal.owner("none") is None


def test_dangling_option() -> None:
    """A reference to nothing is told with its like, and only the reference is left out."""
    portal, findings = portal_of(
        record("policies", "rules", POLICY), record("policies", "extra", POLICY, basis=["rules", "ruls"])
    )

    assert findings == [
        "R01 policies/extra.yml ('basis', 1) [上位依据] 没有编号为“ruls”的政策文件 → 相近的编号：“rules”"
    ]
    assert portal.policies["extra"].basis == ("rules",)


def test_dangling_need() -> None:
    """A record that needs what is not there goes, and so does what needs that record, each told once."""
    portal, findings = portal_of(
        record("branches", "branch", BRANCH),
        record("achievements", "one", ACHIEVEMENT),
        record(
            "awards",
            "prize",
            {"name": "奖", "level": "university", "giver": "党委", "date": "2026-07"},
            recipients=[{"record": "one"}],
        ),
    )

    assert findings == [
        "R01 branches/branch.yml ('unit',) [所属单位] 没有编号为“unit”的单位 → 编号就是那条记录的文件名",
        "R01 achievements/one.yml ('owners', 0) [归属] 所指的“branch”有错，没有收进来 → 先改好那条记录",
        "R01 awards/prize.yml ('recipients', 0, 'record') [获奖集体] 所指的“one”有错，没有收进来 → 先改好那条记录",
    ]
    assert [kind for kind, _each in portal.all_records()] == ["awards"]
    assert portal.awards["prize"].recipients[0].record is None


def test_reference_to_what_could_not_be_loaded() -> None:
    """A reference to a broken file says so, rather than that there is none."""
    _portal, findings = portal_of(record("policies", "extra", POLICY, basis=["rules"]), broken=(("policies", "rules"),))

    assert findings == ["R01 policies/extra.yml ('basis', 0) [上位依据] 所指的“rules”有错，没有收进来 → 先改好那条记录"]


def test_same_id_in_two_types() -> None:
    """That a branch is broken says nothing of a unit of the same name."""
    _portal, findings = portal_of(record("branches", "branch", BRANCH, unit="branch"))

    assert findings == [
        "R01 branches/branch.yml ('unit',) [所属单位] 没有编号为“branch”的单位 → 编号就是那条记录的文件名"
    ]


def test_kinds_that_a_reference_may_have() -> None:
    """A reference that several types may answer names them all."""
    _portal, findings = portal_of(record("achievements", "one", ACHIEVEMENT))

    assert findings == [
        "R01 achievements/one.yml ('owners', 0) [归属] 没有编号为“branch”的支部或工作室 → 编号就是那条记录的文件名"
    ]


def test_missing_picture() -> None:
    """A picture that is not there leaves its record; one whose name differs in capitals is pointed out."""
    photos = [{"file": f"media/{name}.jpg", "alt": "甲"} for name in ("there", "gone", "THERE")]
    portal, findings = portal_of(record("units", "unit", UNIT, photos=photos), media=("media/there.jpg",))

    assert findings == [
        "R05 units/unit.yml ('photos', 1, 'file') [图片文件] 没有文件 content/media/gone.jpg → "
        "把文件放到 content/media/，核对文件名和扩展名",
        "R05 units/unit.yml ('photos', 2, 'file') [图片文件] 没有文件 content/media/THERE.jpg → "
        "文件名是 media/there.jpg，大小写要一致",
    ]
    assert [photo.file for photo in portal.units["unit"].photos] == ["media/there.jpg"]


def test_studio_named_like_a_branch() -> None:
    """Of a branch and a studio with one id the branch stays."""
    portal, findings = portal_of(
        record("units", "unit", UNIT),
        record("programmes", "programme", PROGRAMME),
        record("branches", "branch", BRANCH),
        record("studios", "branch", STUDIO),
    )

    assert findings == [
        "R02 studios/branch.yml () [编号] 编号“branch”已用于同名党支部 → 工作室文件改名，如 branch-studio.yml"
    ]
    assert (list(portal.branches), list(portal.studios)) == (["branch"], [])


def test_alias_claimed_twice() -> None:
    """A former id belongs to the first record that claims it, and to none where it is an id itself."""
    portal, findings = portal_of(
        record("policies", "a", POLICY, aliases=["old"]), record("policies", "b", POLICY, aliases=["old", "a", "older"])
    )

    assert findings == [
        "R03 policies/b.yml ('aliases', 0) [曾用编号] “old”已是“a”的编号或曾用编号 → 一个旧编号只能归一条记录",
        "R03 policies/b.yml ('aliases', 1) [曾用编号] “a”已是“a”的编号或曾用编号 → 一个旧编号只能归一条记录",
    ]
    assert [each.aliases for each in portal.policies.values()] == [("old",), ("older",)]


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a", "d": "a"}])
def test_unit_cycles(parents: dict[str, str]) -> None:
    """A cycle of units is told once and opened at one place, so that every unit has a top."""
    portal, findings = portal_of(*(record("units", each, UNIT, parent=parents[each]) for each in parents))

    assert [text[:3] for text in findings] == ["R04"]
    assert portal.units["a"].parent is None
    assert all(unit.parent == parents[unit.id] for unit in portal.units.values() if unit.id != "a")


def test_without_site_settings() -> None:
    """A portal without settings has a name that says so, and the day of the build for its data date."""
    portal, _findings = portal_of()

    assert (portal.site.institution, portal.as_of) == ("（未填学校名称）", TODAY)


def test_vocabulary_labels(tmp_path: Path) -> None:
    """A code has its words, short ones where there are any; an unknown code stands for itself."""
    portal, _findings = assembled(copied(tmp_path))

    assert portal.label("branch_types", "staff-teaching") == "教职工党支部（教育教学）"
    assert portal.label("branch_types", "staff-teaching", short=True) == "教育教学"
    assert portal.label("levels", "national", short=True) == "国家级"
    assert (portal.label("levels", "x"), portal.label("x", "y")) == ("x", "y")


def test_all_records(tmp_path: Path) -> None:
    """Every record is met once, type by type."""
    portal, _findings = assembled(copied(tmp_path))

    assert [(kind, each.id) for kind, each in portal.all_records()] == [
        ("programmes", "model"),
        ("units", "school"),
        ("units", "pharmacy"),
        ("branches", "herbs"),
        ("studios", "herbs-studio"),
        ("achievements", "herbs-relay"),
        ("plans", "tasks"),
        ("policies", "rules"),
        ("awards", "prize"),
        ("cases", "herbs-case"),
        ("notices", "result"),
    ]


def test_frozen(tmp_path: Path) -> None:
    """A portal cannot be changed once it is made."""
    portal, _findings = assembled(copied(tmp_path))

    with pytest.raises(dataclasses.FrozenInstanceError):
        portal.as_of = TODAY  # type: ignore[misc]

"""Small records made in memory, and the public Portal of a few of them: what tests of views start from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.markdown import parse_markdown
from generator.model.achievement import Achievement, Award
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.document import Plan, Policy
from generator.model.load import Loaded, Vocabularies, load
from generator.model.media import MediaFile
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.reading import Origin
from generator.model.site import Site
from generator.model.studio import Studio
from generator.model.types import RECORD_TYPES
from generator.model.unit import Unit
from generator.model.volume import Volume
from generator.portal.assemble import assemble
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from tests.project import BASE

AS_OF = dt.date(2026, 11, 15)
"""The data date of all portals made here."""

PICTURE = "media/photo.jpg"
PHOTO = {"file": PICTURE, "alt": "药圃"}
MEDIA = (
    MediaFile(PICTURE, "0123456789abcdef", 9, 1200, 800),
    MediaFile("media/small.png", "1111111111111111", 9, 90, 60),
    MediaFile("media/film.mp4", "fedcba9876543210", 9),
    MediaFile("media/words.vtt", "2222222222222222", 9),
)
"""A picture, a small one, a film and its captions: what every portal made here has and shows."""


def unit(record_id: str = "unit", **fields: Any) -> Unit:
    """A unit named by its id."""
    least = {"id": record_id, "name": f"{record_id}党委", "short_name": record_id, "kind": "committee"}
    return Unit.model_validate(least | fields)


def programme(record_id: str = "programme", **fields: Any) -> Programme:
    """A programme with one cohort, c1, that is running."""
    least = {
        "id": record_id,
        "name": f"{record_id}工程",
        "short_name": record_id,
        "kind": "project",
        "goal": "目标",
        "cohorts": [{"code": "c1", "name": "第一批", "time": "2024年6月—2026年12月"}],
    }
    return Programme.model_validate(least | fields)


def branch(record_id: str = "branch", **fields: Any) -> Branch:
    """A staff branch of the unit `unit` that takes part in nothing."""
    least = {
        "id": record_id,
        "name": f"{record_id}党支部",
        "short_name": record_id,
        "unit": "unit",
        "type": "staff-teaching",
        "category": "teaching",
        "founded": "2016-09",
        "secretary": {"since": "2021-03"},
        "idea": "思路",
    }
    return Branch.model_validate(least | fields)


def studio(record_id: str = "studio", **fields: Any) -> Studio:
    """A studio on the branch `branch`, in cohort c1 of `programme`, for the years 2025 to 2027."""
    least = {
        "id": record_id,
        "name": f"{record_id}工作室",
        "short_name": record_id,
        "kind": "double-leader",
        "branch": "branch",
        "level": "university",
        "enrolment": {"programme": "programme", "cohort": "c1"},
        "period": "2024年9月—2027年8月",
        "idea": "思路",
    }
    return Studio.model_validate(least | fields)


def achievement(record_id: str = "achievement", **fields: Any) -> Achievement:
    """An achievement of the branch `branch`."""
    least = {
        "id": record_id,
        "title": f"成果{record_id}",
        "form": "system",
        "date": "2025-05",
        "owners": ["branch"],
        "level": "university",
        "summary": "摘要",
    }
    return Achievement.model_validate(least | fields)


def case(record_id: str = "case", body: str = "正文。", **fields: Any) -> Case:
    """A case study of the branch `branch`."""
    least = {
        "id": record_id,
        "title": f"案例{record_id}",
        "kind": "case",
        "owners": ["branch"],
        "date": "2026-05-20",
        "unit": "unit",
        "summary": "导语",
        "cover": PHOTO,
        "body": parse_markdown(body),
    }
    return Case.model_validate(least | fields)


def notice(record_id: str = "notice", body: str = "正文。", **fields: Any) -> Notice:
    """A notice of 1 July 2026."""
    least = {
        "id": record_id,
        "title": f"通知{record_id}",
        "kind": "news",
        "date": "2026-07-01",
        "body": parse_markdown(body),
    }
    return Notice.model_validate(least | fields)


def policy(record_id: str = "policy", **fields: Any) -> Policy:
    """A document that everybody may see."""
    least = {"id": record_id, "title": f"文件{record_id}", "issuer": "组织部", "open_mode": "open", "summary": "概要"}
    return Policy.model_validate(least | fields)


def plan(record_id: str = "plan", **fields: Any) -> Plan:
    """A task table of `programme`; its sections are to be given."""
    return Plan.model_validate({"id": record_id, "title": f"分解表{record_id}", "programme": "programme"} | fields)


def volume(record_id: str = "volume", **fields: Any) -> Volume:
    """A volume of everything, with a foreword."""
    least = {"id": record_id, "title": f"汇编{record_id}", "period": "2024—2026", "date": "2026-11-15"}
    return Volume.model_validate(least | {"body": parse_markdown("前言。")} | fields)


def award(record_id: str = "award", **fields: Any) -> Award:
    """A commendation of July 2026."""
    least = {"id": record_id, "name": f"表彰{record_id}", "level": "university", "giver": "学校", "date": "2026-07"}
    return Award.model_validate(least | fields)


def public(*records: Record, **site: Any) -> PublicPortal:
    """The public Portal of the records, which must fit together; what is more is set in the site."""
    return replace(disclose(full(*records, **site)), media={file.path: file for file in MEDIA})


def full(*records: Record, **site: Any) -> FullPortal:
    """The full Portal of the records."""
    names = {kind.model: kind.name for kind in RECORD_TYPES}
    by_type: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_TYPES}
    for each in records:
        by_type[names[type(each)]][each.id] = each
    origins = {(name, each): Origin(f"{name}/{each}.yml") for name, by_id in by_type.items() for each in by_id}
    least = {"institution": "试验大学", "issuer": "组织部", "title": "门户", "summary": "简介", "as_of": AS_OF}
    loaded = Loaded(Path(), Site.model_validate(least | site), _vocabularies(), by_type, origins, (), 0, 0)
    portal, findings = assemble(loaded, {file.path: file for file in MEDIA}, AS_OF)
    assert findings == ()
    return portal


@cache
def _vocabularies() -> Vocabularies:
    return load(BASE).vocabularies

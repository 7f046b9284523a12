"""A record as JSON, and what of it the open data may tell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.views.published import published_file, published_records, record_json
from tests.records import PHOTO, branch, case, programme, public, studio, unit

URL = "https://a.example/"


def as_json(kind: str, record_id: str, *records: Any) -> dict[str, Any]:
    """One record of a portal of these, as it is written."""
    portal = public(*records)
    own = {(each_kind, each.id): each for each_kind, each in published_records(portal)}
    content: dict[str, Any] = json.loads(record_json(portal, kind, own[kind, record_id], URL))
    return content


def test_a_whole_record() -> None:
    """Type and address first, then the keys of the model; what is empty is not there."""
    assert as_json("cases", "case", unit(), branch(), case(body="一\n\n- 二")) == {
        "record_type": "cases",
        "url": "https://a.example/cases/case/",
        "id": "case",
        "title": "案例case",
        "kind": "case",
        "owners": ["branch"],
        "date": "2026-05-20",
        "unit": "unit",
        "summary": "导语",
        "cover": {"file": "https://a.example/media/photo.01234567.1200.jpg", "alt": "药圃"},
        "body": "一\n二",
    }


def test_a_time_has_its_words_and_its_days() -> None:
    """As far as the words name any."""
    secretary = {"since": "长期坚持", "double_leader": "是"}
    content = as_json("branches", "branch", unit(), branch(secretary=secretary))
    assert content["founded"] == {"text": "2016-09", "start": "2016-09-01", "end": "2016-09-30"}
    assert content["secretary"] == {"double_leader": True, "since": {"text": "长期坚持"}}


def test_files_lie_where_the_site_has_them() -> None:
    """A picture in its largest size; anything else as it is."""
    portal = public(unit(), branch())
    assert published_file(portal, "media/photo.jpg") == "media/photo.01234567.1200.jpg"
    assert published_file(portal, "media/film.mp4") == "media/film.fedcba98.mp4"


VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}
SLOTS = [{"code": code, "name": code} for code in ("experience", "platform", "video")]
DELIVERABLES = [
    {"slot": "experience", "title": "已有", "case": "case"},
    {"slot": "platform", "title": "在建", "planned": "2027-06"},
    {"slot": "video", "title": "片", "video": VIDEO},
    {"slot": "unasked", "title": "没有要求的"},
]


@pytest.mark.parametrize(
    ("progress", "titles"),
    [("all", ["已有", "在建", "片"]), ("published", ["已有", "片"]), ("none", ["片"])],
)
def test_progress_is_told_as_the_programme_decides(progress: str, titles: list[str]) -> None:
    """What a page keeps to itself is not in the data; a film has a page of its own in any case."""
    own = branch(enrolments=[{"programme": "programme", "cohort": "c1"}], deliverables=DELIVERABLES)
    records = (unit(), programme(slots=SLOTS, public_progress=progress), own, studio(), case())
    content = as_json("branches", "branch", *records)
    assert [each["title"] for each in content["deliverables"]] == titles

"""The one gate: what may be public passes, and nothing else, whatever field it stands in."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.markdown import Document, parse_markdown
from generator.model.base import Record
from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.media import MediaFile
from generator.model.reading import Origin
from generator.model.shape import FieldShape, shape_of
from generator.model.site import Site
from generator.model.types import RECORD_TYPES
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal, graph_of
from tests.portal.test_graph import ACHIEVEMENT, BRANCH, POLICY, PROGRAMME, STUDIO, UNIT, record
from tests.project import assembled, copied

AS_OF = dt.date(2026, 11, 15)
NOTICE = {"title": "公示", "kind": "publicity", "date": "2026-11-01", "body": Document()}
CASE = {
    "title": "案例",
    "kind": "case",
    "owners": ["branch"],
    "date": "2026-05-20",
    "unit": "unit",
    "summary": "导语",
    "cover": {"file": "media/cover.jpg", "alt": "甲"},
    "body": Document(),
}
MARK = "不可外传"


def full_of(*records: tuple[str, Record], media: tuple[str, ...] = ()) -> FullPortal:
    """A full portal of a few records that need no checking."""
    by_type: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_TYPES}
    for kind, each in records:
        by_type[kind][each.id] = each
    site = Site(institution="大学", issuer="组织部", title="门户", summary="简介")
    origins = {(kind, each.id): Origin(f"{kind}/{each.id}.yml") for kind, each in records}
    files = {path: MediaFile(path, "0", 0) for path in media}
    return graph_of(FullPortal, by_type, site=site, as_of=AS_OF, vocabularies={}, media=files, origins=origins)


def public_of(*records: tuple[str, Record], media: tuple[str, ...] = ()) -> PublicPortal:
    """What everybody may see of a few records."""
    return disclose(full_of(*records, media=media))


BASIS = (
    record("units", "unit", UNIT),
    record("programmes", "programme", PROGRAMME),
    record("branches", "branch", BRANCH),
    record("studios", "studio", STUDIO),
)


def test_public_fields_pass() -> None:
    """What is public is the same record on both sides of the gate."""
    full = full_of(*BASIS)

    public = disclose(full)

    assert list(public.all_records()) == list(full.all_records())
    assert public.backlinks == full.backlinks


@pytest.mark.parametrize("field", ["contact", "note"])
def test_private_and_internal_fields(field: str) -> None:
    """Private and internal fields are empty on the public side."""
    public = public_of(*BASIS[:2], record("branches", "branch", BRANCH, **{field: MARK}))

    assert getattr(public.branches["branch"], field) is None


def test_private_lists() -> None:
    """A private list is empty, and so is one of parts that are private."""
    public = public_of(
        *BASIS[:2],
        record("branches", "branch", BRANCH, roster=[MARK]),
        record("studios", "studio", STUDIO, budget=[{"year": 2025, "amount": MARK}]),
    )

    assert (public.branches["branch"].roster, public.studios["studio"].budget) == ((), ())


@pytest.mark.parametrize(("consent", "name"), [("是", "宋例禾"), ("否", None)])
def test_consent(consent: str, name: str | None) -> None:
    """A person is named with consent, else the role stands alone."""
    secretary = {"since": "2021-03", "name": "宋例禾", "consent": consent, "joined_party": "2005-07-01"}
    public = public_of(*BASIS[:2], record("branches", "branch", BRANCH, secretary=secretary))

    shown = public.branches["branch"].secretary
    assert (shown.name, shown.since.text, shown.joined_party) == (name, "2021-03", None)


def test_consent_is_each_person_s_own() -> None:
    """The consent of one secretary says nothing of the one before."""
    history = [
        {"start": "2016-09", "name": "卫样芸", "consent": "否"},
        {"start": "2019-09", "name": "石例", "consent": "是"},
    ]
    secretary = {"since": "2021-03", "name": "宋例禾", "consent": "是", "history": history}
    public = public_of(*BASIS[:2], record("branches", "branch", BRANCH, secretary=secretary))

    shown = public.branches["branch"].secretary
    assert (shown.name, [tenure.name for tenure in shown.history]) == ("宋例禾", [None, "石例"])


@pytest.mark.parametrize(
    ("window", "names"),
    [
        (("2026-11-13", "2026-11-19"), ["甲"]),
        (("2026-11-15", "2026-11-15"), ["甲"]),
        (("2026-11-08", "2026-11-14"), []),
        (("2026-11-16", "2026-11-22"), []),
        (None, ["甲"]),
    ],
)
def test_window(window: tuple[str, str] | None, names: list[str]) -> None:
    """A publicity list is shown on the days of its window, both ends included; an approved list stays."""
    publicity = {"start": window[0], "end": window[1]} if window else None
    public = public_of(record("notices", "list", NOTICE, publicity=publicity, selected=[{"name": "甲"}]))

    assert [each.name for each in public.notices["list"].selected] == names


def test_drafts() -> None:
    """A draft is not there, nor what needs it; what only mentions it loses the mention."""
    public = public_of(
        *BASIS[:2],
        record("branches", "branch", BRANCH, draft="是"),
        record("studios", "studio", STUDIO),
        record("achievements", "one", ACHIEVEMENT),
        record("notices", "news", NOTICE, about=["branch", "unit"]),
    )

    assert [(kind, each.id) for kind, each in public.all_records()] == [
        ("programmes", "programme"),
        ("units", "unit"),
        ("notices", "news"),
    ]
    assert public.notices["news"].about == ("unit",)
    assert set(public.origins) == {("programmes", "programme"), ("units", "unit"), ("notices", "news")}


@pytest.mark.parametrize(("mode", "there"), [("open", True), ("on-request", False), ("closed", False)])
def test_policies(mode: str, there: bool) -> None:
    """Only a document issued for the public is there, and referred to."""
    public = public_of(
        record("policies", "rules", POLICY, open_mode=mode),
        record("programmes", "programme", PROGRAMME, basis=["rules"]),
    )

    assert list(public.policies) == (["rules"] if there else [])
    assert public.programmes["programme"].basis == (("rules",) if there else ())


def test_assessments() -> None:
    """Only assessments that were passed are there, without score and remarks."""
    assessments = [
        {"year": 2025, "result": "fail", "rectification": MARK, "decision": MARK, "score": MARK},
        {"year": 2026, "result": "pass", "score": MARK},
    ]
    public = public_of(*BASIS[:3], record("studios", "studio", STUDIO, assessments=assessments))

    shown = public.studios["studio"].assessments
    assert [(each.year, each.score) for each in shown] == [(2026, None)]
    assert MARK not in repr(public)


@pytest.mark.parametrize(("result", "there"), [("pass", True), ("fail", False)])
def test_acceptance(result: str, there: bool) -> None:
    """An acceptance is there where it was passed."""
    acceptance = {"result": result, "date": "2026-07-15", "text": "意见"}
    public = public_of(*BASIS[:3], record("studios", "studio", STUDIO, acceptance=acceptance))

    assert (public.studios["studio"].acceptance is not None) is there


def test_files_of_evidence() -> None:
    """Evidence is there by its title; the file goes to reviewers only."""
    evidence = [{"id": "e1", "title": "记录", "file": MARK, "link": "https://example.edu.cn/e1"}]
    public = public_of(*BASIS[:2], record("branches", "branch", BRANCH, evidence=evidence))

    (shown,) = public.branches["branch"].evidence
    assert (shown.title, shown.file, shown.link) == ("记录", None, "https://example.edu.cn/e1")


def test_pictures_of_drafts() -> None:
    """A picture that only drafts show, or nothing at all, is not there; one that others show as well is."""
    body = parse_markdown("![甲](media/body.jpg)\n")
    public = public_of(
        *BASIS[:2],
        record("branches", "branch", BRANCH, photos=[{"file": "media/both.jpg", "alt": "甲"}]),
        record("cases", "draft", CASE, draft="是", body=body),
        record("cases", "shown", CASE, cover={"file": "media/both.jpg", "alt": "甲"}),
        media=("media/body.jpg", "media/both.jpg", "media/cover.jpg", "media/unused.jpg"),
    )

    assert list(public.media) == ["media/both.jpg"]


def test_full_portal_is_left_as_it_was(tmp_path: Path) -> None:
    """The gate takes nothing away from the office's side."""
    portal, _findings = assembled(copied(tmp_path))
    before = repr(portal)

    disclose(portal)

    assert repr(portal) == before


PLAIN = {
    "id": "one",
    "draft": False,
    "consent": False,
    "open_mode": "open",
    "result": "pass",
    "withdrawn": None,
    "body": Document(),
    "start": dt.date(2026, 11, 1),
    "end": dt.date(2026, 11, 8),
}
"""Values that the gate itself asks for; no mark is planted in them."""


def filled(model: type[BaseModel], depth: int = 0, *, hidden: bool = False) -> BaseModel:
    """A record with every field filled, whatever its type: a mark in all that is not public."""
    return model.model_construct(**{shape.name: _value(shape, depth, hidden) for shape in shape_of(model)})


def _value(shape: FieldShape, depth: int, hidden: bool) -> Any:
    hidden = hidden or shape.level is not Level.PUBLIC
    if shape.name in PLAIN:
        return PLAIN[shape.name]
    if shape.model is not None:
        one: Any = filled(shape.model, depth + 1, hidden=hidden) if depth < 6 else None
    elif hidden:
        one = f"{MARK}{shape.name}"
    else:
        one = {Reference: "one", MediaPath: "media/x.jpg", Term: "term"}.get(type(shape.mark), "可公开")
    if shape.many:
        return (one, one) if one is not None else ()
    return one


def test_no_hidden_field_of_any_model_passes() -> None:
    """A mark planted in every field that is not public, of every type of record, nested ones included,
    is nowhere in the public portal; and every record still is there.
    """
    records = [(kind.name, filled(kind.model)) for kind in RECORD_TYPES]
    assert all(isinstance(each, Record) for _kind, each in records)
    full = full_of(*records, media=("media/x.jpg",))  # type: ignore[arg-type]
    planted = set(re.findall(f"{MARK}([a-z_]+)", repr(full)))
    assert planted >= {"name", "title", "contact", "joined_party", "roster", "score", "rectification", "file", "note"}

    public = disclose(full)

    assert MARK not in repr(public)
    assert [kind for kind, _each in public.all_records()] == [kind.name for kind in RECORD_TYPES]


def test_a_level_is_needed() -> None:
    """A field cannot be declared without a level: the walk that the gate uses refuses it."""

    class Loose(BaseModel):
        name: str = ""

    with pytest.raises(KeyError, match="level"):
        shape_of(Loose)


def test_types_differ() -> None:
    """A public portal is no full one, nor the other way round: outputs ask for the public type."""
    full = full_of(*BASIS)

    assert not isinstance(full, PublicPortal)
    assert not isinstance(disclose(full), FullPortal)

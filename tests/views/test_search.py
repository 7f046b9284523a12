"""What search knows of each record: the words of its page, and no others."""

from __future__ import annotations

from dataclasses import replace

from generator.model.site import VocabularyTerm
from generator.portal.graph import PublicPortal
from generator.views.all_pages import all_pages
from generator.views.search import search_documents, synonyms
from generator.views.search_document import SearchDocument
from tests.records import achievement, award, branch, case, programme, public, studio, unit


def documents(portal: PublicPortal) -> dict[str, SearchDocument]:
    """All documents by address."""
    return {each.url: each for each in search_documents(portal, list(all_pages(portal)))}


def text(document: SearchDocument) -> str:
    """All passages."""
    return "\n".join(document.passages)


def test_one_document_for_each_record_with_a_page_and_each_award() -> None:
    """Lists are not searched."""
    portal = public(unit(), programme(), branch(), achievement(), case(), award())
    assert set(documents(portal)) == {
        "programmes/programme/",
        "units/unit/",
        "branches/branch/",
        "achievements/achievement/",
        "awards/2026/#award",
        "cases/case/",
    }


def test_results_stand_by_type_and_the_newest_first() -> None:
    """What has no date stands in the order of its names; what has the same date too."""
    portal = public(
        unit(),
        branch("b"),
        branch("a"),
        achievement("old", owners=["a"], date="2024-01"),
        achievement("new", owners=["a"], date="2025-06"),
        achievement("also-new", owners=["a"], date="2025-06"),
    )
    assert list(documents(portal)) == [
        "units/unit/",
        "branches/a/",
        "branches/b/",
        "achievements/also-new/",
        "achievements/new/",
        "achievements/old/",
    ]


def test_document_of_an_achievement() -> None:
    """Title, whose it is, when, and every facet that it has."""
    portal = public(
        unit(),
        programme(),
        branch(),
        achievement(title="接力田", programme="programme", level="provincial", date="2025-06", summary="一句话。"),
    )
    found = documents(portal)["achievements/achievement/"]
    assert (found.title, found.kind, found.where, found.date, found.names) == (
        "接力田",
        "成果",
        "unit党委，branch党支部",
        "2025-06",
        ("接力田",),
    )
    assert dict(found.facets) == {
        "kind": ("成果",),
        "unit": ("unit党委",),
        "programme": ("programme",),
        "form": (portal.label("forms", portal.achievements["achievement"].form, short=True),),
        "level": (portal.label("levels", "provincial"),),
        "year": ("2025年",),
    }
    assert "一句话。" in found.passages


def test_unit_of_a_studio_is_that_of_its_branch() -> None:
    """And its level is a facet."""
    portal = public(unit(), programme(), branch(), studio())
    assert dict(documents(portal)["studios/studio/"].facets)["unit"] == ("unit党委",)


def test_words_of_a_case_come_from_the_whole_tree() -> None:
    """Headings, emphasis within a word, tables, lists, quotes, code and captions; no address."""
    body = (
        "## 背景\n\n接力**“田间”**档案，见[说明](https://example.org/path)。\n\n"
        "| 项 | 数 |\n|---|---|\n| 出苗 | 九成 |\n\n"
        "- 第一步\n- 第二步\n\n> 引文一句\n"
    )
    found = text(documents(public(unit(), branch(), case(body=body)))["cases/case/"])
    for words in ("背景", "接力“田间”档案，见说明。", "出苗", "九成", "第一步", "引文一句"):
        assert words in found
    assert "example.org" not in found


def test_names_of_other_records_are_left_to_their_own_pages() -> None:
    """A branch is not found by the title of its achievement, nor a case by that of its neighbour."""
    portal = public(
        unit(), branch(), achievement(title="独一无二的成果名"), case(), case("second", title="第二个案例名")
    )
    found = documents(portal)
    assert "独一无二的成果名" not in text(found["branches/branch/"])
    assert "第二个案例名" not in text(found["cases/case/"])


def test_what_the_page_does_not_show_is_not_searched() -> None:
    """A secretary's name without consent, and codes and anchors of the view."""
    portal = public(unit(), branch(secretary={"name": "甲某某", "since": "2023-09", "double_leader": "是"}))
    found = text(documents(portal)["branches/branch/"])
    assert "甲某某" not in found
    assert not [passage for passage in found.split("\n") if passage.isascii() and passage.islower()]


def test_synonyms_are_the_other_names_of_terms() -> None:
    """Terms without any are no group."""
    terms = (
        VocabularyTerm(code="double", label="示范创建和质量创优", also=("双创",)),
        VocabularyTerm(code="alone", label="三会一课"),
    )
    portal = replace(public(unit()), vocabularies={"synonyms": {term.code: term for term in terms}})
    assert synonyms(portal) == [("示范创建和质量创优", "双创")]

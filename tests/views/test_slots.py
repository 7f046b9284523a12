"""The slots of a branch as doors: what of them is public, and where each leads."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.branch import Branch
from generator.portal.graph import PublicPortal
from generator.views.slots import Door, Doors, doors_of, visible_fills
from tests.records import PHOTO, achievement, branch, case, programme, public, unit

SLOTS = [
    {"code": "experience", "name": "典型经验"},
    {"code": "platform", "name": "传播平台"},
    {"code": "video", "name": "微视频"},
]
READY = {"slot": "experience", "title": "接力法", "case": "case", "text": "十二条"}
STARTED = {"slot": "platform", "title": "公众号", "text": "调试中", "planned": "2027年3月"}


def portal_of(*deliverables: dict[str, Any], **fields: Any) -> PublicPortal:
    """A branch with these deliverables in a programme with three slots."""
    joining = branch(deliverables=deliverables, enrolments=[{"programme": "programme", "cohort": "c1"}])
    return public(unit(), programme(slots=SLOTS, **fields), joining, case(), achievement())


def doors_in(portal: PublicPortal) -> Doors | None:
    """The doors of the only branch."""
    return doors_of(portal, portal.branches["branch"], portal.programmes["programme"])


def test_all_states_are_shown_where_progress_is_public() -> None:
    """`all`: every slot with its state; a started one says when it is to be ready, and leads nowhere."""
    assert doors_in(portal_of(READY, STARTED, public_progress="all", slots_name="三个一")) == Doors(
        name="三个一",
        programme_url="programmes/programme/",
        summary="已发布1项，建设中1项，待建设1项",
        doors=(
            Door("典型经验", "experience", "ready", "已发布", "接力法", "十二条", "cases/case/", "读案例"),
            Door("传播平台", "platform", "started", "建设中", "公众号", "调试中，计划2027年3月完成", "", ""),
            Door("微视频", "video", "missing", "待建设", "尚未开始", "", "", ""),
        ),
    )


def test_only_what_is_published_is_shown_by_default() -> None:
    """`published`: what is there is shown, what is not is silent."""
    assert doors_in(portal_of(READY, STARTED)) == Doors(
        name="成果",
        programme_url="programmes/programme/",
        summary="已发布1项",
        doors=(Door("典型经验", "experience", "ready", "已发布", "接力法", "十二条", "cases/case/", "读案例"),),
    )


def test_nothing_published_is_no_block() -> None:
    """Where only what is published may be shown and nothing is, there are no doors."""
    assert doors_in(portal_of(STARTED)) is None


def test_no_progress_is_shown_where_the_programme_keeps_it() -> None:
    """`none`: not even what is published counts as progress."""
    assert doors_in(portal_of(READY, public_progress="none")) is None


def test_a_programme_without_slots_has_no_doors() -> None:
    """Nothing is asked, nothing is shown."""
    portal = public(unit(), programme(public_progress="all"), branch())
    assert doors_in(portal) is None
    assert visible_fills(portal.branches["branch"], portal.programmes["programme"]) == []


VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO}


@pytest.mark.parametrize(
    ("linked", "url", "verb"),
    [
        ({"case": "case"}, "cases/case/", "读案例"),
        ({"achievement": "achievement"}, "achievements/achievement/", "看成果"),
        ({"link": "https://a.example/"}, "https://a.example/", "打开平台"),
        ({"link": "https://a.example/a.pdf"}, "https://a.example/a.pdf", "下载 PDF"),
        ({"video": VIDEO | {"file": "media/film.mp4"}}, "videos/branch/", "看视频　4:30"),
        ({"video": VIDEO | {"link": "https://v.example/"}}, "videos/branch/", "看视频　4:30"),
        ({"video": VIDEO, "link": "https://a.example/"}, "https://a.example/", "打开平台"),
        ({"case": "case", "link": "https://a.example/"}, "cases/case/", "读案例"),
    ],
)
def test_a_ready_slot_leads_to_what_is_linked(linked: dict[str, Any], url: str, verb: str) -> None:
    """Cases first, then films, links and achievements; a film without file or address has no page to lead to."""
    doors = doors_in(portal_of({"slot": "experience", "title": "名称"} | linked))
    assert doors is not None
    assert [(door.url, door.verb) for door in doors.doors] == [(url, verb)]


def test_a_draft_behind_a_slot_is_not_public() -> None:
    """A slot filled by a draft alone reads as under way, and its address is not told."""
    answering = branch(deliverables=[READY], enrolments=[{"programme": "programme", "cohort": "c1"}])
    portal = public(unit(), programme(slots=SLOTS[:1], public_progress="all"), answering, case(draft="是"))
    doors = doors_in(portal)
    assert doors is not None
    assert [(door.state, door.url) for door in doors.doors] == [("started", "")]


def test_fills_take_a_branch_and_a_programme_alone() -> None:
    """What is visible follows from the two records."""
    answering: Branch = branch(deliverables=[READY, STARTED])
    asking = programme(slots=SLOTS, public_progress="all")
    states = [fill.state.value for fill in visible_fills(answering, asking)]
    assert states == ["ready", "started", "missing"]

"""What the social card of a page says."""

from __future__ import annotations

import pytest

from generator.views.all_pages import all_pages
from generator.views.page import Meta, SocialCard
from generator.views.social import carded, photo_of, with_cards
from tests.records import PHOTO, PICTURE, achievement, branch, case, notice, programme, public, studio, unit


def cards(**site: object) -> dict[str, SocialCard | None]:
    """The card of every page of a small portal."""
    film = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}
    records = (branch(photos=[PHOTO]), studio(video=film), achievement(form_label="机制"), case(), notice())
    portal = public(unit(), programme(), *records, **site)
    return {page.url: page.meta.card for page in with_cards(portal, all_pages(portal))}


@pytest.mark.parametrize(
    ("url", "kind", "title", "unit", "cover"),
    [
        ("", "", "门户", "", ""),
        ("cases/", "", "案例", "", ""),
        ("branches/branch/", "支部", "branch党支部", "unit党委", PICTURE),
        ("studios/studio/", "“双带头人”工作室", "studio工作室", "unit党委", ""),
        ("achievements/achievement/", "机制", "成果achievement", "unit党委", ""),
        ("cases/case/", "典型案例", "案例case", "unit党委", PICTURE),
        ("notices/notice/", "动态", "通知notice", "", ""),
        ("units/unit/", "院系党委", "unit党委", "", ""),
        ("programmes/programme/", "工程", "programme工程", "", ""),
        ("videos/studio/", "微视频　4:30", "片", "unit党委", PICTURE),
    ],
)
def test_words_of_a_card(url: str, kind: str, title: str, unit: str, cover: str) -> None:
    """The sort of record in its own vocabulary, the title, the unit, and the cover where there is one."""
    card = cards()[url]
    assert card is not None
    assert (card.kind, card.title, card.unit, card.cover) == (kind, title, unit, cover)
    assert (card.institution, card.portal) == ("试验大学", "门户")


def test_every_page_has_a_card_or_none() -> None:
    """As the portal wants it."""
    assert None not in cards().values()
    assert set(cards(cards="否").values()) == {None}


def test_filtered_lists_share_the_card_of_their_section() -> None:
    """However many there are."""
    shared = {card for url, card in cards().items() if url.startswith("achievements/by-")}
    assert shared == {cards()["achievements/"]}


def test_head_of_a_page_with_a_card() -> None:
    """Address, size and words; the address follows what the card says."""
    portal = public()
    meta = carded(portal, Meta("摘要"), "cases/a", title="甲|乙", kind="典型案例", unit="药学院")
    other = carded(portal, Meta("摘要"), "cases/a", title="丙", kind="典型案例", unit="药学院")
    assert meta.image.startswith("cards/cases/a.")
    assert meta.image.endswith(".png")
    assert (meta.image_size, meta.image_alt) == ((1200, 630), "典型案例，甲乙，药学院")
    assert meta.image != other.image


def test_cover_of_a_record() -> None:
    """The cover, else the first picture, else none."""
    found = (photo_of(case()), photo_of(branch(photos=[PHOTO])), photo_of(branch()), photo_of(notice()))
    assert [photo.file if photo else "" for photo in found] == [PICTURE, PICTURE, "", ""]

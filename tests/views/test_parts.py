"""Parts that several pages show."""

from __future__ import annotations

import pytest

from generator.model.base import Adoption, Evidence, Milestone, Photo, Review
from generator.times import parse_when
from generator.views import parts
from generator.views.page import Link
from generator.views.parts import Adopter, EvidenceItem, Line, Picture, Sign
from tests.records import PHOTO, branch, case, public, unit


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("2026-05-20", "2026年5月"),
        ("2026年5月", "2026年5月"),
        ("2026", "2026年"),
        ("2026年上半年", "2026年1月"),
        ("2026年5月底前", "2026年5月"),
        ("2026年5月—2027年4月", "2026年5月"),
        ("长期坚持", "长期坚持"),
    ],
)
def test_month(words: str, text: str) -> None:
    """The month in which it began, or ended; the year alone, or the words themselves, where no more is known."""
    when = parse_when(words)
    assert when is not None
    assert parts.month_text(when) == text


def test_picture_in_all_its_sizes() -> None:
    """The middle size is what a browser without choice gets."""
    made = parts.picture(public(), Photo.model_validate(PHOTO | {"caption": "图注"}))
    sizes = (480, 960, 1200)
    assert made == Picture(
        src="media/photo.01234567.960.jpg",
        avif=tuple((f"media/photo.01234567.{width}.avif", width) for width in sizes),
        webp=tuple((f"media/photo.01234567.{width}.webp", width) for width in sizes),
        jpeg=tuple((f"media/photo.01234567.{width}.jpg", width) for width in sizes),
        width=960,
        height=640,
        alt="药圃",
        caption="图注",
    )


def test_a_small_picture_has_one_size() -> None:
    """Which is then the one for all."""
    made = parts.picture(public(), Photo(file="media/small.png", alt="小"))
    assert made is not None
    assert (made.src, made.jpeg) == ("media/small.11111111.90.jpg", (("media/small.11111111.90.jpg", 90),))
    assert (made.width, made.height) == (90, 60)


@pytest.mark.parametrize("file", ["media/lost.jpg", "media/film.mp4"])
def test_what_is_no_picture_is_not_shown(file: str) -> None:
    """Neither a file that is not there nor one without pixels."""
    assert parts.picture(public(), Photo(file=file, alt="无")) is None


def test_evidence_is_numbered_in_its_order() -> None:
    """By number for the list, by id for what refers to it."""
    items = [Evidence(title="一"), Evidence.model_validate({"id": "e2", "title": "二", "date": "2025-06"})]
    second = EvidenceItem(2, "二", "2025-06", "")
    assert parts.evidence_items(items) == (EvidenceItem(1, "一", "", ""), second)
    assert parts.evidence_by_id(items) == {"e2": second}


def test_chronicle_newest_first() -> None:
    """The lines that matter most are marked."""
    lines = [{"date": "2024-06", "text": "旧"}, {"date": "2025-06", "text": "新", "key": "是"}]
    assert parts.timeline(Milestone.model_validate(each) for each in lines) == (
        Line("2025年6月", "新", key=True),
        Line("2024年6月", "旧"),
    )


def test_three_reviews() -> None:
    """撰稿 and three reviewers, by office, with their days; nothing where there was no review."""
    roles = ("author", "first", "second", "final")
    review = Review.model_validate({role: {"by": role, "date": f"2026-11-0{n}"} for n, role in enumerate(roles, 1)})
    assert parts.review_line(review) == (
        Sign("撰稿", "author", "2026年11月1日"),
        Sign("初审", "first", "2026年11月2日"),
        Sign("复审", "second", "2026年11月3日"),
        Sign("终审", "final", "2026年11月4日"),
    )
    assert parts.review_line(None) == ()


def test_adopters_are_linked_where_they_are_ours() -> None:
    """A branch that is not public is named as anybody else."""
    given = [
        {"name": "本校", "branch": "branch", "date": "2026-03", "text": "照做"},
        {"name": "草稿", "branch": "hidden"},
        {"name": "某校"},
    ]
    portal = public(unit(), branch(), branch("hidden", draft="是"))
    assert parts.adopters(portal, (Adoption.model_validate(each) for each in given)) == (
        Adopter("本校", "branches/branch/", "2026年3月", "照做"),
        Adopter("草稿", "", "", ""),
        Adopter("某校", "", "", ""),
    )


def test_links_to_subjects_of_any_type() -> None:
    """In the order given; what is not public is passed over."""
    portal = public(unit(), branch(), case(draft="是"))
    assert parts.about_links(portal, ["branch", "case", "unit"]) == (
        Link("branch党支部", "branches/branch/"),
        Link("unit党委", "units/unit/"),
    )

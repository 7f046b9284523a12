"""Records as doors to their pages."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.views.cards import Card, Entry, NoticeLine, case_card, entry, newest_first, notice_line
from generator.views.page import Link
from generator.views.parts import Picture
from tests.records import PHOTO, achievement, branch, case, notice, programme, public, studio, unit

PICTURE = Picture(
    src="media/photo.01234567.960.jpg",
    avif=tuple((f"media/photo.01234567.{width}.avif", width) for width in (480, 960, 1200)),
    webp=tuple((f"media/photo.01234567.{width}.webp", width) for width in (480, 960, 1200)),
    jpeg=tuple((f"media/photo.01234567.{width}.jpg", width) for width in (480, 960, 1200)),
    width=960,
    height=640,
    alt="药圃",
    caption="",
)
"""The picture of all records of `tests.records`."""


def test_card_of_a_case() -> None:
    """Unit and first owner stand under the title."""
    portal = public(unit(), branch(), branch("other"), case(owners=["branch", "other"], kind="method"))
    card = Card("工作法", "2026年5月20日", "案例case", "cases/case/", "导语", "unit branch", PICTURE)
    assert case_card(portal, portal.cases["case"]) == card


def test_entry_of_an_achievement() -> None:
    """All that a list shows of it, owners of both kinds, and criteria that exist."""
    portal = public(
        unit(),
        programme(criteria=[{"code": "serve", "name": "服务师生"}]),
        branch(),
        studio(),
        achievement(
            owners=["branch", "studio"],
            representative="是",
            criteria=["programme/serve", "programme/lost"],
            evidence=[{"title": "一"}, {"title": "二"}],
            photos=[PHOTO, PHOTO | {"alt": "次"}],
        ),
    )
    assert entry(portal, portal.achievements["achievement"]) == Entry(
        form="制度体系",
        form_code="system",
        date="2025年5月",
        year=2025,
        title="成果achievement",
        url="achievements/achievement/",
        owners=(Link("branch", "branches/branch/"), Link("studio", "studios/studio/")),
        level="校级",
        level_code="university",
        representative=True,
        criteria=("服务师生",),
        evidence=2,
        picture=PICTURE,
    )


def test_entry_in_another_form() -> None:
    """A form of its own has the name that the record gives it; without photos there is no picture."""
    portal = public(unit(), branch(), achievement(form="other", form_label="歌曲", year=2024))
    made = entry(portal, portal.achievements["achievement"])
    assert (made.form, made.form_code, made.year, made.picture) == ("歌曲", "other", 2024, None)


def test_newest_first() -> None:
    """A month counts as its last day; the id decides between equals."""
    dates = {"b": "2025-05", "a": "2025-05-31", "c": "2025-06-01", "d": "2024"}
    listed = newest_first(achievement(name, date=date) for name, date in dates.items())
    assert [each.id for each in listed] == ["c", "a", "b", "d"]


@pytest.mark.parametrize(
    ("day", "word", "state"),
    [
        ("2026-06-30", "即将公示", "open"),
        ("2026-07-01", "公示中", "now"),
        ("2026-07-07", "公示中", "now"),
        ("2026-07-08", "公示已结束", "closed"),
    ],
)
def test_publicity_notice_on_a_day(day: str, word: str, state: str) -> None:
    """First and last day belong to the window; before it nothing has ended yet."""
    window = {"start": "2026-07-01", "end": "2026-07-07"}
    portal = public(notice(kind="publicity", publicity=window), as_of=dt.date.fromisoformat(day))
    line = NoticeLine(word, "通知notice", "notices/notice/", "2026年7月1日—2026年7月7日", state)
    assert notice_line(portal, portal.notices["notice"]) == line


@pytest.mark.parametrize(("day", "state"), [("2026-07-31", "open"), ("2026-08-01", "closed")])
def test_call_with_a_deadline_on_a_day(day: str, state: str) -> None:
    """Open to its last day."""
    portal = public(notice(kind="call", deadline="2026-07-31"), as_of=dt.date.fromisoformat(day))
    line = NoticeLine("通知", "通知notice", "notices/notice/", "2026年7月31日截止", state)
    assert notice_line(portal, portal.notices["notice"]) == line


def test_news_has_a_date_only() -> None:
    """Nothing runs."""
    portal = public(notice())
    line = NoticeLine("动态", "通知notice", "notices/notice/", "2026年7月1日", "closed")
    assert notice_line(portal, portal.notices["notice"]) == line

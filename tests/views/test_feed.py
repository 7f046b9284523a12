"""What is new, by days that records give."""

from __future__ import annotations

import datetime as dt

from generator.views.feed import NEWEST, feeds
from tests.records import PHOTO, achievement, branch, case, notice, public, unit

REVIEW = {role: {"by": "部", "date": f"2026-11-0{day}"} for day, role in enumerate(("author", "first", "second"), 1)}


def test_all_together_and_each_type() -> None:
    """Newest first; a type without records has no feed."""
    portal = public(unit(), branch(), achievement(), case(), case("new", date="2026-06-01"))
    made = feeds(portal)
    assert [(feed.section, [entry.url for entry in feed.entries]) for feed in made] == [
        ("", ["cases/new/", "cases/case/", "achievements/achievement/"]),
        ("achievements/", ["achievements/achievement/"]),
        ("cases/", ["cases/new/", "cases/case/"]),
    ]


def test_a_portal_without_news_has_no_feed() -> None:
    """Not even an empty one."""
    assert feeds(public(unit(), branch())) == ()


def test_days_come_from_the_record() -> None:
    """An achievement is as old as the first day of its month, or as its last review; a case as its date,
    and changed with a later review.
    """
    review = REVIEW | {"final": {"by": "部", "date": "2026-11-04"}}
    portal = public(
        unit(),
        branch(),
        achievement("a", date="2025-05"),
        achievement("b", date="2025-05", review=review),
        case("c", date="2026-05-20", review=review),
        achievement("d", date="长期坚持"),
    )
    days = {entry.url: (entry.published, entry.updated) for entry in feeds(portal)[0].entries}
    assert days == {
        "achievements/a/": (dt.date(2025, 5, 1), dt.date(2025, 5, 1)),
        "achievements/b/": (dt.date(2026, 11, 4), dt.date(2026, 11, 4)),
        "cases/c/": (dt.date(2026, 5, 20), dt.date(2026, 11, 4)),
    }


def test_the_newest_only() -> None:
    """A feed is no archive; the id decides between equal days."""
    portal = public(*(notice(f"n{number:02}") for number in range(NEWEST + 5)))
    entries = feeds(portal)[0].entries
    assert [entry.url for entry in entries] == [f"notices/n{number:02}/" for number in range(NEWEST)]


def test_a_new_id_is_no_news() -> None:
    """The entry keeps the first address for its id, and leads to the present one."""
    (entry,) = feeds(public(unit(), branch(), case(aliases=["first", "second"])))[0].entries
    assert (entry.id, entry.url) == ("cases/first/", "cases/case/")


def test_words_and_picture() -> None:
    """Title, summary, the unit that it comes from, and the picture; a notice without summary says its title."""
    portal = public(unit(), branch(), achievement(photos=[PHOTO]), notice())
    achieved, told = sorted(feeds(portal)[0].entries, key=lambda entry: entry.url)
    assert (achieved.title, achieved.summary, achieved.author, achieved.kind) == (
        "成果achievement",
        "摘要",
        "unit党委",
        "成果",
    )
    assert achieved.picture is not None
    assert (told.summary, told.author, told.picture) == ("通知notice", "组织部", None)

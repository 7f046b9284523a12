"""Records that share criteria and forms."""

from __future__ import annotations

from typing import Any

from generator.portal.graph import PublicPortal
from generator.views.related import Alike, Marked, achievements_like, alike, branches_like, index_of, shared_words
from tests.records import achievement, branch, case, programme, public, unit

CRITERIA = [{"code": code, "name": name} for code, name in (("a", "甲"), ("b", "乙"), ("c", "丙"))]


def marked(record_id: str, marks: str, day: int = 0) -> Marked:
    """A record whose marks are letters."""
    return Marked(record_id, day, frozenset(("criterion", letter) for letter in marks))


def test_most_shared_first_then_nearest_in_time_then_by_id() -> None:
    """Two shared marks beat one; of equals the nearer one; of those the first by id."""
    one = marked("one", "ab", 10)
    index = index_of(
        [one, marked("far", "ab", 90), marked("near", "abz", 12), marked("also", "abq", 8), marked("less", "a", 10)]
    )
    assert [each.id for each in alike(index, one)] == ["also", "near", "far"]
    assert [each.id for each in alike(index, one, count=4)][-1] == "less"
    assert alike(index, marked("new", "a", 10), count=1) == [Alike("less", frozenset({("criterion", "a")}))]


def test_single_marks_are_asked_where_pairs_bring_too_few() -> None:
    """And what is excluded never comes."""
    one = marked("one", "ab")
    index = index_of([one, marked("pair", "ab"), marked("single", "b"), marked("own", "ab")])
    assert [each.id for each in alike(index, one, without=["own"])] == ["pair", "single"]


def test_work_is_bounded() -> None:
    """Among thousands of equals only the neighbours in time are looked at."""
    index = index_of(marked(f"n{n:05}", "ab", n) for n in range(5000))
    assert [each.id for each in alike(index, marked("n02500", "ab", 2500))] == ["n02499", "n02501", "n02498"]


def portal(**fields: Any) -> PublicPortal:
    """Achievements of two branches, one of them with what is given."""
    return public(
        unit(),
        programme(criteria=CRITERIA),
        branch(statements=[{"criterion": "programme/a", "text": "做到"}]),
        branch("second", statements=[{"criterion": "programme/a", "text": "做到"}], category="research"),
        branch("third"),
        achievement("mine", criteria=["programme/a", "programme/b"]),
        achievement("sibling", criteria=["programme/a", "programme/b"]),
        achievement("theirs", owners=["second"], criteria=["programme/b", "programme/a"], form="method"),
        achievement("third", owners=["third"], criteria=["programme/c"], form="brand"),
        case(criteria=["programme/a"], **fields),
    )


def test_achievements_of_others_are_like_one() -> None:
    """Those of the same owner stand in a block of their own; the shared criteria are named."""
    made = portal()
    (similar,) = achievements_like(made, made.achievements["mine"])
    assert (similar.entry.title, similar.shared) == ("成果theirs", "甲、乙")


def test_a_case_is_of_the_form_of_methods() -> None:
    """Its achievements alike are found by criterion and form."""
    made = portal()
    (similar,) = achievements_like(made, made.cases["case"])
    assert (similar.entry.title, similar.shared) == ("成果theirs", "甲、工作法与案例")


def test_branches_are_alike_by_statements_and_forms() -> None:
    """How many criteria both state, and the forms that both have."""
    made = portal()
    (similar,) = branches_like(made, made.branches["branch"])
    assert (similar.line.name, similar.shared) == ("second", "共同表述标准1条")
    assert shared_words(made, frozenset({("form", "brand"), ("criterion", "programme/c")})) == "丙、育人品牌"

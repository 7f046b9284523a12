"""The evidence of a volume, and its indexes."""

from __future__ import annotations

from generator.views.register import register
from generator.views.volume_index import Entry, index
from tests.records import achievement, branch, case, programme, public, unit


def test_providers_are_branches() -> None:
    """A piece of evidence of a case or achievement is that of its branch, by the short name."""
    made = achievement(owners=["herbs"], evidence=[{"title": "办法"}])
    told = case(owners=["herbs"], title="很长的案例题目", evidence=[{"title": "登记"}])
    portal = public(unit(), programme(), branch("herbs", short_name="药圃支部"), made, told)

    items = register(portal, [("cases", portal.cases["case"]), ("achievements", portal.achievements["achievement"])])

    assert [(item.no, item.title, item.provider) for item in items] == [
        ("E-001", "登记", "药圃支部"),
        ("E-002", "办法", "药圃支部"),
    ]


def test_achievements_by_form_and_year() -> None:
    """Under each form its achievements by pinyin, under each year its forms; both lead to the achievements."""
    rows = (
        ("one", "种子日记", "brand", "2025-05"),
        ("two", "办法", "system", "2024-03"),
        ("three", "草案", "system", "2025-06"),
    )
    made = [achievement(key, title=title, form=form, date=date) for key, title, form, date in rows]
    portal = public(unit(), branch(), *made)

    found = index(portal, (), (), portal.achievements.values())

    assert found.forms == (
        Entry("办法", "制度体系与机制办法", ("achievements/two",)),
        Entry("草案", "制度体系与机制办法", ("achievements/three",)),
        Entry("种子日记", "思政品牌与育人载体", ("achievements/one",)),
    )
    assert found.years == (
        Entry("制度体系", "2024年", ("achievements/two",)),
        Entry("制度体系", "2025年", ("achievements/three",)),
        Entry("育人品牌", "2025年", ("achievements/one",)),
    )

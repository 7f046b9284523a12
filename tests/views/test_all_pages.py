"""The one list of pages that web and sitemap share."""

from __future__ import annotations

from collections import Counter

from generator.portal.graph import PublicPortal
from generator.views.all_pages import SECTIONS, all_pages
from generator.views.page import Link, Meta, Page
from tests.records import (
    PHOTO,
    achievement,
    award,
    branch,
    case,
    notice,
    plan,
    policy,
    programme,
    public,
    studio,
    unit,
)

RECORDS = {
    "branches/branch/": "branch",
    "studios/studio/": "studio",
    "achievements/achievement/": "achievement",
    "cases/case/": "case",
    "programmes/programme/": "programme",
    "policies/policy/": "policy",
    "notices/notice/": "notice",
    "units/unit/": "unit",
    "plans/plan/": "plan",
    "videos/studio/": "video",
}


def whole() -> PublicPortal:
    """One record of every type."""
    video = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}
    sections = [
        {
            "no": "一",
            "title": "制度",
            "rows": [{"no": "1", "task": "事", "units": "", "measure": "法", "deadline": "长期坚持"}],
        }
    ]
    return public(
        unit(),
        programme(),
        policy(),
        branch(),
        studio(video=video),
        achievement(),
        case(),
        notice(),
        plan(sections=sections),
        award(),
    )


def pages() -> dict[str, Page]:
    """All pages, by URL."""
    return {page.url: page for page in all_pages(whole())}


def test_every_record_has_a_page() -> None:
    """Awards stand on one page together; every other record has its own, with its file for a source."""
    every = pages()
    assert {url: every[url].template for url in RECORDS} == RECORDS
    assert every["branches/branch/"].source == "branches/branch.yml"
    assert every["videos/studio/"].source == "studios/studio.yml"
    assert "awards/award/" not in every


def test_no_address_is_used_twice() -> None:
    """Each page has one of its own."""
    addresses = Counter(page.url for page in all_pages(whole()))
    assert [url for url, count in addresses.items() if count > 1] == []


def test_every_page_wears_the_shell_of_a_section() -> None:
    """The section begins its address, and every section has a page of its own."""
    every = pages()
    assert {page.section for page in every.values()} == set(SECTIONS)
    assert [url for url, page in every.items() if not url.startswith(page.section)] == []
    assert [section for section in SECTIONS if section not in every] == []


def test_the_way_home() -> None:
    """From home through the section to the page, which is not a link to itself."""
    every = pages()
    home = Link("首页", "./")
    assert every[""].crumbs == ()
    assert every["branches/"].crumbs == (home, Link("支部", ""))
    assert every["branches/branch/"].crumbs == (home, Link("支部", "branches/"), Link("branch", ""))
    assert every["plans/plan/by-state/open/"].crumbs == (
        home,
        Link("任务分解", "plans/"),
        Link("任务表", "plans/plan/"),
        Link("长期坚持", ""),
    )


def test_what_the_head_says() -> None:
    """A list is a column; an article has a date where it has one, and the unit it comes from."""
    every = pages()
    assert every[""].meta == Meta("简介", ("试验大学",), column="首页")
    assert every["cases/case/"].meta == Meta(
        description="导语",
        keywords=("案例case", "案例"),
        published="2026-05-20 00:00",
        source="unit党委",
        image="media/photo.01234567.960.jpg",
    )
    assert every["branches/branch/"].meta == Meta("思路", ("branch党支部", "支部"), source="unit党委")
    assert every["policies/policy/"].meta == Meta("概要", ("文件policy", "政策文件"), source="组织部")


def test_a_reviewed_record_is_published_on_the_day_of_the_last_review() -> None:
    """A branch has no date of its own."""
    review = {role: {"by": "部", "date": "2026-11-02"} for role in ("author", "first", "second")}
    portal = public(unit(), branch(review=review | {"final": {"by": "部", "date": "2026-11-03"}}))
    dates = {page.url: page.meta.published for page in all_pages(portal)}
    assert dates["branches/branch/"] == "2026-11-03 00:00"


def test_titles_of_further_pages() -> None:
    """Each page of a long list says which one it is."""
    portal = public(unit(), branch(), *(achievement(f"n{n}") for n in range(25)))
    titles = {page.url: page.title for page in all_pages(portal) if page.url.startswith("achievements/by-unit/")}
    assert titles == {
        "achievements/by-unit/unit/": "成果：unit",
        "achievements/by-unit/unit/page/2/": "成果：unit（第2页）",
    }

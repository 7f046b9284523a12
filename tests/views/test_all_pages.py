"""The one list of pages that web and sitemap share."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.portal.graph import PublicPortal
from generator.views.all_pages import all_pages
from generator.views.page import Link, Meta, Page
from generator.views.sections import SECTIONS
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

VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}
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


def whole(**site: Any) -> PublicPortal:
    """One record of every type."""
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
        studio(video=VIDEO),
        achievement(),
        case(),
        notice(),
        plan(sections=sections),
        award(),
        **site,
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
    assert every["achievements/"].crumbs == (home, Link("成果", ""))
    assert every["achievements/by-form/system/"].crumbs == (
        home,
        Link("成果", "achievements/"),
        Link("制度体系", ""),
    )
    assert every["plans/plan/by-state/open/"].crumbs == (
        home,
        Link("任务分解", "plans/"),
        Link("任务表", "plans/plan/"),
        Link("长期坚持", ""),
    )


def test_what_the_head_says() -> None:
    """A list is a column; an article has a date where it has one, and the unit it comes from. (Cards: `social`.)"""
    every = {page.url: page for page in all_pages(whole(cards="否"))}
    assert every[""].meta == Meta("简介", ("试验大学",), column="首页")
    assert every["cases/case/"].meta == Meta(
        description="导语",
        keywords=("案例case", "案例"),
        published="2026-05-20 00:00",
        source="unit党委",
        image="media/photo.01234567.960.jpg",
        image_size=(960, 640),
        image_alt="药圃",
        data="cases/case/index.json",
        booklet="cases/case/case.pdf",
    )
    assert every["branches/branch/"].meta == Meta(
        "思路",
        ("branch党支部", "支部"),
        source="unit党委",
        data="branches/branch/index.json",
        booklet="branches/branch/branch.pdf",
    )
    assert every["policies/policy/"].meta == Meta(
        "概要", ("文件policy", "政策文件"), source="组织部", data="policies/policy/index.json"
    )


def test_title_description_and_source_of_every_sort_of_page() -> None:
    """What a record says of itself, else its name; what comes from no unit comes from the issuer."""
    every = pages()
    said = {url: (page.title, page.meta.description, page.meta.source) for url, page in every.items()}
    overview = "样板党支部、工作室和成果的建设进展。"
    expected = {
        "": ("试验大学门户", "简介", ""),
        "overview/": ("总览", overview, ""),
        "studios/studio/": ("studio工作室", "思路", "unit党委"),
        "achievements/achievement/": ("成果achievement", "摘要", "unit党委"),
        "programmes/programme/": ("programme工程", "目标", "组织部"),
        "notices/notice/": ("通知notice", "通知notice", "组织部"),
        "units/unit/": ("unit党委", "unit党委", "unit党委"),
        "plans/plan/": ("分解表plan", "分解表plan", ""),
        "plans/plan/by-state/open/": ("分解表plan：长期坚持", "分解表plan", ""),
        "videos/studio/": ("片", "片", "unit党委"),
    }
    assert {url: said[url] for url in expected} == expected
    assert said["units/"][1] != overview


def test_summaries_go_before_names() -> None:
    """Where a record has one."""
    sections = [{"no": "一", "title": "制度", "rows": []}]
    portal = public(
        unit(summary="单位简介"),
        programme(),
        notice(summary="摘要", unit="unit"),
        plan(summary="说明", sections=sections),
        branch(),
        studio(video=VIDEO | {"summary": "片介"}),
    )
    said = {page.url: (page.meta.description, page.meta.source) for page in all_pages(portal)}
    assert said["units/unit/"][0] == "单位简介"
    assert said["notices/notice/"] == ("摘要", "unit党委")
    assert said["plans/plan/"][0] == "说明"
    assert said["videos/studio/"][0] == "片介"


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

"""Former addresses of records."""

from __future__ import annotations

from generator.exports.redirects import redirect, redirect_tasks
from generator.task import Stage
from generator.views.all_pages import all_pages
from tests.records import PHOTO, achievement, award, branch, case, programme, public, studio, unit

VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}


def test_a_page_at_every_former_address() -> None:
    """For each alias of each record that has a page; awards share one, and a draft has none."""
    portal = public(
        unit(),
        branch(aliases=["older", "old"]),
        case(aliases=["old"]),
        award(aliases=["gone"]),
        case("hidden", aliases=["hidden-old"], draft="是"),
    )
    tasks = redirect_tasks(portal, [page.url for page in all_pages(portal)])
    assert [(task.path, task.stage, task.func(*task.args)) for task in tasks] == [
        ("branches/older/index.html", Stage.RENDER, redirect("../branch/")),
        ("branches/old/index.html", Stage.RENDER, redirect("../branch/")),
        ("cases/old/index.html", Stage.RENDER, redirect("../case/")),
    ]


def test_lists_and_films_that_are_named_by_a_record() -> None:
    """A studio's film, a unit's achievements (each page of them), a programme's."""
    portal = public(
        unit(aliases=["unit-old"]),
        programme(aliases=["programme-old"]),
        branch(),
        studio(aliases=["studio-old"], video=VIDEO),
        *(achievement(f"n{number}", programme="programme") for number in range(25)),
    )
    tasks = redirect_tasks(portal, [page.url for page in all_pages(portal)])
    assert {task.path.removesuffix("index.html"): task.args for task in tasks} == {
        "achievements/by-programme/programme-old/": ("../programme/",),
        "achievements/by-programme/programme-old/page/2/": ("../../../programme/page/2/",),
        "achievements/by-unit/unit-old/": ("../unit/",),
        "achievements/by-unit/unit-old/page/2/": ("../../../unit/page/2/",),
        "programmes/programme-old/": ("../programme/",),
        "studios/studio-old/": ("../studio/",),
        "units/unit-old/": ("../unit/",),
        "videos/studio-old/": ("../studio/",),
    }


def test_an_address_in_use_is_left_alone() -> None:
    """A former id that is a page today leads nowhere else."""
    portal = public(unit(), branch(aliases=["old"]))
    assert redirect_tasks(portal, ["branches/branch/", "branches/old/"]) == []


def test_the_page_forwards_without_javascript() -> None:
    """Relative, so that it works from a USB stick too; for readers and search engines."""
    assert redirect("../icu/").decode() == (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>已移到新网址</title>'
        '<meta http-equiv="refresh" content="0; url=../icu/"><link rel="canonical" href="../icu/">'
        '<p>这一页已移到<a href="../icu/">新网址</a>。</p></html>'
    )


def test_key_follows_both_addresses() -> None:
    """A record that takes over an alias makes another page."""
    portals = [public(unit(), branch(name, aliases=[alias])) for name, alias in (("a", "x"), ("a", "y"), ("b", "x"))]
    pages = ["branches/a/", "branches/b/"]
    assert len({task.key for portal in portals for task in redirect_tasks(portal, pages)}) == 3

"""Short and former addresses of records."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.redirects import redirect, redirect_tasks
from generator.policy import OWN_POLICY
from generator.portal.addresses import SHORT
from generator.portal.graph import PublicPortal
from generator.task import Stage
from generator.views.all_pages import all_pages
from generator.views.sections import SECTIONS
from tests.records import PHOTO, achievement, award, branch, case, programme, public, studio, unit

VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO, "link": "https://v.example/"}


def forwarding(portal: PublicPortal, urls: Iterable[str] | None = None) -> dict[str, str]:
    """From where to where, relative to the former."""
    tasks = redirect_tasks(portal, [page.url for page in all_pages(portal)] if urls is None else urls)
    assert all((task.stage, task.func) == (Stage.RENDER, redirect) for task in tasks)
    return {task.path.removesuffix("index.html"): str(task.args[0]) for task in tasks}


def test_every_page_of_a_record_has_a_short_link() -> None:
    """Also the page of a video; what only lists or compares records has none."""
    portal = public(unit(), programme(), branch(), studio(video=VIDEO), award())
    lists = ["branches/", "branches/compare/", "branches/page/2/", "awards/2026/", "videos/page/2/"]
    assert forwarding(portal, [*lists, "branches/branch/", "videos/studio/"]) == {
        "b/branch/": "../../branches/branch/",
        "v/studio/": "../../videos/studio/",
    }


def test_letters_are_apart_from_the_sections() -> None:
    """One letter a type; every type with pages of its own has one."""
    assert len(set(SHORT.values())) == len(SHORT)
    assert all(len(letter) == 1 for letter in SHORT.values())
    assert {section.rstrip("/") for section in SECTIONS} >= SHORT.keys()


def test_a_page_at_every_former_address() -> None:
    """For each alias of each record that has a page, and for its short link; awards have none, and a draft has none."""
    portal = public(
        unit(),
        branch(aliases=["older", "old"]),
        case(aliases=["old"]),
        award(aliases=["gone"]),
        case("hidden", aliases=["hidden-old"], draft="是"),
    )
    assert forwarding(portal) == {
        "b/branch/": "../../branches/branch/",
        "b/old/": "../../branches/branch/",
        "b/older/": "../../branches/branch/",
        "branches/old/": "../branch/",
        "branches/older/": "../branch/",
        "c/case/": "../../cases/case/",
        "c/old/": "../../cases/case/",
        "cases/old/": "../case/",
        "u/unit/": "../../units/unit/",
    }


def test_lists_and_films_that_are_named_by_a_record() -> None:
    """A studio's film, a unit's achievements (each page of them), a programme's."""
    portal = public(
        unit(aliases=["unit-old"]),
        programme(aliases=["programme-old"]),
        branch(),
        studio(aliases=["studio-old"], video=VIDEO),
        *(achievement(f"n{number}", programme="programme") for number in range(25)),
    )
    long = {old: way for old, way in forwarding(portal).items() if old.index("/") > 1}
    assert long == {
        "achievements/by-programme/programme-old/": "../programme/",
        "achievements/by-programme/programme-old/page/2/": "../../../programme/page/2/",
        "achievements/by-unit/unit-old/": "../unit/",
        "achievements/by-unit/unit-old/page/2/": "../../../unit/page/2/",
        "programmes/programme-old/": "../programme/",
        "studios/studio-old/": "../studio/",
        "units/unit-old/": "../unit/",
        "videos/studio-old/": "../studio/",
    }
    assert forwarding(portal)["v/studio-old/"] == "../../videos/studio/"


def test_an_address_in_use_is_left_alone() -> None:
    """A former id that is a page today leads nowhere else."""
    portal = public(unit(), branch(aliases=["old"]))
    assert forwarding(portal, ["branches/branch/", "branches/old/"]).keys() == {"b/branch/", "b/old/"}


def test_the_page_forwards_without_javascript() -> None:
    """Relative, so that it works from a USB stick too; for readers and search engines."""
    assert redirect("../icu/").decode() == (
        '<!doctype html><html lang="zh"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{OWN_POLICY}"><title>正在打开</title>'
        '<meta http-equiv="refresh" content="0; url=../icu/"><link rel="canonical" href="../icu/">'
        '<p>没有自动打开时，请点<a href="../icu/">这一页的网址</a>。</p></html>'
    )


def test_key_follows_both_addresses() -> None:
    """A record that takes over an alias makes another page."""
    portals = [public(unit(), branch(name, aliases=[alias])) for name, alias in (("a", "x"), ("a", "y"), ("b", "x"))]
    pages = ["branches/a/", "branches/b/"]
    every = [task for portal in portals for task in redirect_tasks(portal, pages) if task.path.startswith("branches")]
    assert len({task.key for task in every}) == 3

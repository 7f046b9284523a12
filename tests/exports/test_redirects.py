"""Former addresses of records."""

from __future__ import annotations

from generator.exports.redirects import redirect, redirect_tasks
from generator.task import Stage
from tests.records import award, branch, case, public, unit


def test_a_page_at_every_former_address() -> None:
    """For each alias of each record that has a page; awards share one."""
    portal = public(
        unit(),
        branch(aliases=["older", "old"]),
        case(aliases=["old"]),
        award(aliases=["gone"]),
        case("hidden", aliases=["hidden-old"], draft="是"),
    )
    tasks = [(task.path, task.stage, task.func(*task.args)) for task in redirect_tasks(portal)]
    assert tasks == [
        ("branches/older/index.html", Stage.RENDER, redirect("branch")),
        ("branches/old/index.html", Stage.RENDER, redirect("branch")),
        ("cases/old/index.html", Stage.RENDER, redirect("case")),
    ]


def test_the_page_forwards_without_javascript() -> None:
    """Relative, so that it works from a USB stick too; for readers and search engines."""
    assert redirect("icu").decode() == (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>已移到新网址</title>'
        '<meta http-equiv="refresh" content="0; url=../icu/"><link rel="canonical" href="../icu/">'
        '<p>这一页已移到<a href="../icu/">新网址</a>。</p></html>'
    )


def test_key_follows_both_addresses() -> None:
    """A record that takes over an alias makes another page."""
    portals = [public(unit(), branch(name, aliases=[alias])) for name, alias in (("a", "x"), ("a", "y"), ("b", "x"))]
    assert len({task.key for portal in portals for task in redirect_tasks(portal)}) == 3

"""sitemap.xml."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from generator.exports import sitemap
from generator.exports.sitemap import last_days, robots_task, sitemap_tasks
from generator.task import Stage
from generator.views.all_pages import all_pages
from tests.project import pages_in
from tests.records import branch, case, public, unit

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def test_every_page_with_its_whole_address() -> None:
    """Sorted, so that the file changes only when the pages do; with the day where one is known; one task."""
    (task,) = sitemap_tasks({"cases/b/": "", "": "", "cases/a/": "2026-05-20"}, "https://a.example/x/")
    assert (task.path, task.stage) == ("sitemap.xml", Stage.RENDER)
    assert task.func(*task.args).decode() == (
        f"{HEAD}<url><loc>https://a.example/x/</loc></url>\n"
        "<url><loc>https://a.example/x/cases/a/</loc><lastmod>2026-05-20</lastmod></url>\n"
        "<url><loc>https://a.example/x/cases/b/</loc></url>\n</urlset>\n"
    )


def test_addresses_are_escaped() -> None:
    """An address of the site may hold what XML may not."""
    (task,) = sitemap_tasks({"": ""}, "https://a.example/?a=1&b=2")
    assert "https://a.example/?a=1&amp;b=2" in task.func(*task.args).decode()


def test_a_site_without_an_address_has_no_sitemap() -> None:
    """A sitemap holds whole addresses or none."""
    assert sitemap_tasks({"": ""}, "") == []


def test_key_follows_the_addresses() -> None:
    """Their order does not matter, what they are and how old does."""
    lists = ({"a/": "", "b/": ""}, {"b/": "", "a/": ""}, {"a/": ""}, {"a/": "", "b/": "2026-05-20"})
    first, second, third, fourth = (sitemap_tasks(urls, "https://a.example/")[0].key for urls in lists)
    assert (first == second, len({first, third, fourth})) == (True, 3)


def test_more_than_one_sitemap_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then sitemap.xml is the list of the others."""
    monkeypatch.setattr(sitemap, "LARGEST", 2)
    tasks = sitemap_tasks(dict.fromkeys(["a/", "b/", "c/"], ""), "https://a.example/")
    texts = {task.path: task.func(*task.args).decode() for task in tasks}
    assert list(texts) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert texts["sitemap.xml"].count("<sitemap><loc>https://a.example/sitemap-") == 2
    assert [texts[f"sitemap-{number}.xml"].count("<url>") for number in (1, 2)] == [2, 1]


def test_last_days() -> None:
    """That of the file, else that of publication; a list is as new as the newest page of its section."""
    portal = public(unit(), branch(), case("a", date="2026-05-20"), case("b", date="2026-05-21"))
    days = last_days(all_pages(portal), {"cases/a.yml": "2026-06-01"})
    wanted = {
        "": "2026-06-01",
        "cases/": "2026-06-01",
        "cases/a/": "2026-06-01",
        "cases/b/": "2026-05-21",
        "branches/branch/": "",
        "branches/": "",
    }
    assert {url: days[url] for url in wanted} == wanted


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://a.example/", "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n"),
        ("", "User-agent: *\nAllow: /\n"),
    ],
)
def test_robots(url: str, text: str) -> None:
    """All may read all; the sitemap is named where there is one."""
    task = robots_task(url)
    assert (task.path, task.func(*task.args)) == ("robots.txt", text.encode())


def test_every_page_of_a_built_site_is_in_it(built: Path) -> None:
    """Records, lists and hand-written pages, but no short links; the error page is at no address of its own."""
    root = ET.parse(built / "sitemap.xml").getroot()
    listed = {
        str(place.text).removeprefix("https://party.example.edu.cn/")
        for place in root.iter()
        if place.tag.endswith("loc")
    }
    pages = {path.parent.relative_to(built).as_posix() + "/" for path in pages_in(built) if path.name == "index.html"}
    assert {url.strip() or "./" for url in listed} - {""} == pages

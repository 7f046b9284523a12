"""sitemap.xml."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from generator.exports.sitemap import sitemap_tasks
from generator.task import Stage

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def test_every_page_with_its_whole_address() -> None:
    """Sorted, so that the file changes only when the pages do; one task."""
    (task,) = sitemap_tasks(["cases/b/", "", "cases/a/"], "https://a.example/x/")
    assert (task.path, task.stage) == ("sitemap.xml", Stage.RENDER)
    assert task.func(*task.args).decode() == (
        f"{HEAD}<url><loc>https://a.example/x/</loc></url>\n"
        "<url><loc>https://a.example/x/cases/a/</loc></url>\n"
        "<url><loc>https://a.example/x/cases/b/</loc></url>\n</urlset>\n"
    )


def test_addresses_are_escaped() -> None:
    """An address of the site may hold what XML may not."""
    (task,) = sitemap_tasks([""], "https://a.example/?a=1&b=2")
    assert "https://a.example/?a=1&amp;b=2" in task.func(*task.args).decode()


def test_a_site_without_an_address_has_no_sitemap() -> None:
    """A sitemap holds whole addresses or none."""
    assert sitemap_tasks([""], "") == []


def test_key_follows_the_addresses() -> None:
    """Their order does not matter, what they are does."""
    lists = (["a/", "b/"], ["b/", "a/"], ["a/"])
    first, second, third = (sitemap_tasks(urls, "https://a.example/")[0].key for urls in lists)
    assert (first == second, first == third) == (True, False)


def test_every_page_of_a_built_site_is_in_it(built: Path) -> None:
    """Records, lists and hand-written pages; the error page is at no address of its own."""
    root = ET.parse(built / "sitemap.xml").getroot()
    listed = {str(place.text).removeprefix("https://party.example.edu.cn/") for place in root.iter() if place.text}
    pages = {path.parent.relative_to(built).as_posix() + "/" for path in built.rglob("index.html")}
    assert {url.strip() or "./" for url in listed} - {""} == pages

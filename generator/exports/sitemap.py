"""sitemap.xml: every page of the site with the day of its last change; robots.txt, which leads to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from generator.task import Stage, Task
from generator.views.page import Page

LARGEST = 50_000
"""How many addresses one sitemap may hold (sitemaps.org); with more, sitemap.xml is a list of sitemaps."""

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def last_days(pages: Iterable[Page], changed: Mapping[str, str]) -> dict[str, str]:
    """The day of each page's last change: that of its file, else the day of publication. A list is as new
    as the newest page of its section, and the home page as the newest of all. Empty where nothing is known.
    """
    days: dict[str, str] = {}
    newest: dict[str, str] = {}
    for page in pages:
        day = changed.get(page.source or "", "") or page.meta.published.partition(" ")[0]
        days[page.url] = day
        for section in (page.section, ""):
            newest[section] = max(newest.get(section, ""), day)
    return {url: day or newest.get(f"{url.partition('/')[0]}/" if url else "", "") for url, day in days.items()}


def sitemap_tasks(days: Mapping[str, str], site_url: str) -> list[Task]:
    """One task for each 50,000 addresses; none where the site has no address of its own yet."""
    if not site_url:
        return []
    lines = [_line(site_url + url, day) for url, day in sorted(days.items())]
    if len(lines) <= LARGEST:
        return [_task("sitemap.xml", "urlset", "\n".join(lines))]
    starts = range(0, len(lines), LARGEST)
    parts = [(f"sitemap-{n}.xml", "\n".join(lines[start : start + LARGEST])) for n, start in enumerate(starts, 1)]
    index = "\n".join(f"<sitemap><loc>{escape(site_url + path)}</loc></sitemap>" for path, _text in parts)
    return [_task("sitemap.xml", "sitemapindex", index), *(_task(path, "urlset", text) for path, text in parts)]


def robots_task(site_url: str) -> Task:
    """Everybody may read everything."""
    text = "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site_url}sitemap.xml\n" if site_url else "")
    return Task("robots.txt", Stage.RENDER, f"robots:{site_url}", str.encode, (text,))


def _line(url: str, day: str) -> str:
    return f"<url><loc>{escape(url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"


def _task(path: str, root: str, entries: str) -> Task:
    digest = hashlib.blake2b(entries.encode(), digest_size=16).hexdigest()
    return Task(path, Stage.RENDER, f"sitemap:{root}:{digest}", sitemap, (root, entries))


def sitemap(root: str, entries: str) -> bytes:
    """The XML file."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACE}>\n'
    return f"{head}{entries}\n</{root}>\n".encode()

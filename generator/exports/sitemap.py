"""sitemap.xml: every page of the site."""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape

from generator.task import Stage, Task


def sitemap_tasks(urls: list[str], site_url: str) -> list[Task]:
    """One task; none where the site has no address of its own yet."""
    if not site_url:
        return []
    text = "\n".join(f"<url><loc>{escape(site_url + url)}</loc></url>" for url in sorted(urls))
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    return [Task("sitemap.xml", Stage.RENDER, f"sitemap:{digest}", sitemap, (text,))]


def sitemap(entries: str) -> bytes:
    """The XML file."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}\n</urlset>\n".encode()

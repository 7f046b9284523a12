"""The card of each record for another site: a page without shell or script, with a style sheet of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import orjson

from generator.pages.head import Site
from generator.pages.render import environment, templates_digest
from generator.policy import OWN_POLICY
from generator.portal import addresses
from generator.task import Stage, Task
from generator.views.page import Page


def embed_tasks(pages: Iterable[Page], theme: Path, site: Site, css: str) -> Iterator[Task]:
    """One task for the page of each record; the card shows title, kind, source, day and description."""
    frame = f"{templates_digest(theme)}{site.institution}{site.url}{css}".encode()
    for page in pages:
        if page.kind:
            card = replace(page, view=None, crumbs=(), source=None, searched=(), digest="")
            digest = hashlib.blake2b(orjson.dumps(card), digest_size=16)
            digest.update(frame)
            path = addresses.embed(page.url)
            yield Task(path, Stage.RENDER, digest.hexdigest(), embed, (card, theme, site, css))


def embed(page: Page, theme: Path, site: Site, css: str) -> bytes:
    """The bytes of one card."""
    template = environment(theme).get_template("pages/embed.html")
    return template.render(
        page=page,
        base=addresses.root_from(page.url),
        address=site.url + page.url if site.url else "",
        css=css,
        policy=OWN_POLICY,
        institution=site.institution,
    ).encode()

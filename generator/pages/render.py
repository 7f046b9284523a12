"""Views become pages: one small Jinja2 body joined with the shell of its section.

A body template receives only its page, never the portal, so the key of a page is the digest of its
view, its template and its shell, and a build writes only what changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import phrases
from generator.digest import digest_of, digest_of_bytes
from generator.pages import head as heads
from generator.pages import prose
from generator.pages.compiled import compiled
from generator.pages.head import Site, head
from generator.pages.shell import Shell
from generator.portal import addresses
from generator.task import Stage, Task
from generator.views.page import Page, shown


def page_tasks(
    pages: Iterable[Page],
    shells: Mapping[str, Shell],
    changed: Mapping[str, str],
    theme: Path,
    site: Site,
) -> Iterator[Task]:
    """One task a page. `changed` gives the day of the last change of each source file."""
    frame = f"{templates_digest(theme)}{site}"
    for page in pages:
        shell = shells[page.section]
        when = changed.get(page.source or "", "")
        key = digest_of_bytes(f"{page.digest or digest_of(page)}{frame}{shell.digest}{when}".encode())
        yield Task(addresses.file_of(page.url), Stage.RENDER, key, render_page, (page, shell, when, theme, site))


def render_page(page: Page, shell: Shell, changed: str, theme: Path, site: Site) -> bytes:
    """The bytes of one page."""
    page = shown(page)
    base = addresses.root_from(page.url)
    own = replace(page, url=page.reading.own.url) if page.reading else page
    address = site.url + own.url if site.url else ""
    template = environment(theme).get_template(f"pages/{page.template}.html")
    content = template.render(page=own, view=page.view, base=base, scripts=base + site.scripts, address=address)
    if page.reading:
        parts = environment(theme).get_template("parts/parts.html").module
        above, below = (parts.reading(base, page.reading, where) for where in ("页首", "页尾"))  # type: ignore[attr-defined]
        content = f"{above}{content}{below}"
    return shell.fill(
        {
            "base": base,
            "title": escape(f"{page.title} · {site.institution}" if page.url else page.title),
            "head": head(page, site, changed),
            "content": content,
            "source": _source(page, base, changed, site),
        }
    ).encode()


@lru_cache(maxsize=4)
def environment(theme: Path) -> Environment:
    """The Jinja2 environment of the record pages: autoescaped, and strict about names."""
    env = Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled("pages"),
    )
    env.filters.update(prose.FILTERS)
    env.globals["once"] = _once(env)
    return env


def _once(env: Environment) -> Callable[..., Markup]:
    """`once(part, base, …)` calls a macro of `parts.html` and remembers what it wrote: an achievement
    stands in half a dozen lists. Parts depend on their arguments only, and views are frozen.
    """

    @lru_cache(maxsize=4096)
    def call(part: str, *arguments: Any) -> Markup:
        return Markup(getattr(env.get_template("parts/parts.html").module, part)(*arguments))  # noqa: S704

    return call


@lru_cache(maxsize=4)
def templates_digest(theme: Path) -> str:
    """Stands for all templates and for the code that fills them."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in ("pages", "parts"):
        for path in sorted((theme / folder).rglob("*.html")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for module in (prose.__file__, phrases.__file__, heads.__file__, __file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()


def _source(page: Page, base: str, changed: str, site: Site) -> str:
    if page.source is None:
        return ""
    edit = f'<a href="{escape(site.edit_url + page.source)}">编辑本页</a>' if site.edit_url else ""
    when = f"<span>最后更新 {escape(changed)}</span>" if changed else ""
    data = f'<a href="{base}{escape(page.meta.data)}">本页数据（JSON）</a>' if page.meta.data else ""
    return f'<p class="source note">{when}{edit}{data}</p>' if when or edit or data else ""


def squeezed(html: str) -> str:
    """Without blank lines."""
    return re.sub(r"\n\s*\n+", "\n", html)


__all__ = ["Markup", "Site", "environment", "page_tasks", "render_page", "squeezed", "templates_digest"]

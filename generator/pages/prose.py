"""Filters of the page templates: text and Markdown trees become safe HTML, with Chinese rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator.markdown import Inline, Node
from generator.phrases import phrases
from generator.portal import addresses
from generator.text import chinese_number, closed_up, paragraphs
from generator.views.page import Page

_CLOSE = re.compile(r"([^<>“”\s])”([，。：；、]?)")


@lru_cache(maxsize=16384)
def title(text: str) -> Markup:
    """A title that breaks between its phrases, or where its author put “|”; quotation marks are set proportional, and
    the closing one stays with the character before it and the stop after it.
    """
    html = str(escape("|".join(phrases(closed_up(text)))))
    html = _CLOSE.sub(r'<span class="k">\1<span class="q">”</span>\2</span>', html)
    html = html.replace("“", '<span class="q">“</span>')
    return Markup(html.replace("|", "<wbr>"))  # noqa: S704 - escaped above


def plain(text: str) -> str:
    """A title without its break marks."""
    return text.replace("|", "")


def paras(text: str) -> Markup:
    """Plain text in paragraphs."""
    return Markup("").join(Markup("<p>{}</p>").format(closed_up(part)) for part in paragraphs(text))


def number(value: int) -> str:
    """1 → 一."""
    return chinese_number(value)


def percent(value: float) -> str:
    """0.891 → 89.1."""
    return f"{value * 100:.1f}"


def tree(blocks: Iterable[Node], base: str = "") -> Markup:
    """A Markdown tree as HTML; `base` leads from the page to the site root."""
    return Markup("".join(_block(block, base) for block in blocks))  # noqa: S704 - writers escape


def _block(node: Node, base: str) -> str:
    return _BLOCKS[node["t"]](node, base)


def _blocks(nodes: Iterable[Node], base: str) -> str:
    return "".join(_block(node, base) for node in nodes)


def _paragraph(node: Node, base: str) -> str:
    return f"<p>{_inlines(node['c'], base)}</p>"


def _heading(node: Node, base: str) -> str:
    mark = f"<i>{escape(node['mark'])}</i>" if node.get("mark") else ""
    tag = f"h{node['n']}"
    return f'<{tag} class="t" id="{escape(node["id"])}">{mark}<span>{_inlines(node["c"], base)}</span></{tag}>'


def _list(node: Node, base: str) -> str:
    tag = node["t"]
    start = f' start="{int(node["start"])}"' if node.get("start", 1) != 1 else ""
    items = "".join(f"<li>{_item(item, base)}</li>" for item in node["c"])
    return f'<{tag} class="list-{tag}"{start}>{items}</{tag}>'


def _item(blocks: list[Node], base: str) -> str:
    """An item that holds only one paragraph needs no <p>."""
    if blocks and blocks[0]["t"] == "p":
        return _inlines(blocks[0]["c"], base) + _blocks(blocks[1:], base)
    return _blocks(blocks, base)


def _quote(node: Node, base: str) -> str:
    return f'<blockquote class="pull">{_blocks(node["c"], base)}</blockquote>'


def _table(node: Node, base: str) -> str:
    def cells(row: list[list[Inline]], tag: str) -> str:
        out = []
        for index, cell in enumerate(row):
            align = node["align"][index] if index < len(node["align"]) else ""
            side = f' class="{align}"' if align in ("right", "center") else ""
            out.append(f"<{tag}{side}>{_inlines(cell, base)}</{tag}>")
        return "<tr>" + "".join(out) + "</tr>"

    body = "".join(cells(row, "td") for row in node["rows"])
    names = "、".join(Markup(_inlines(cell, base)).striptags() for cell in node["head"])  # noqa: S704 - escaped
    return (
        f'<div class="scroller" tabindex="0" role="region" aria-label="表格：{escape(names)}"><table class="grid">'
        f"<thead>{cells(node['head'], 'th')}</thead><tbody>{body}</tbody></table></div>"
    )


def _figure(node: Node, base: str) -> str:
    picture = node.get("picture")
    if picture is None:
        return ""
    caption = escape(node["caption"])
    label = f"<b>图{node['number']}</b>" if node.get("number") else ""
    return f'<figure class="figure">{image(picture, base)}<figcaption>{label}{caption}</figcaption></figure>'


def _code(node: Node, _base: str) -> str:
    return f"<pre><code>{escape(node['v'])}</code></pre>"


def _rule(_node: Node, _base: str) -> str:
    return "<hr>"


_BLOCKS: dict[str, Callable[[Node, str], str]] = {
    "p": _paragraph,
    "h": _heading,
    "ul": _list,
    "ol": _list,
    "quote": _quote,
    "table": _table,
    "figure": _figure,
    "code": _code,
    "hr": _rule,
}


def _inlines(items: Iterable[Inline], base: str) -> str:
    return "".join(_inline(item, base) for item in items)


def _inline(item: Inline, base: str) -> str:
    if isinstance(item, str):
        return str(escape(closed_up(item)))
    kind = item["t"]
    if kind == "b":
        return f"<strong>{_inlines(item['c'], base)}</strong>"
    if kind == "i":
        return f"<em>{_inlines(item['c'], base)}</em>"
    if kind == "s":
        return f"<del>{_inlines(item['c'], base)}</del>"
    if kind == "a":
        return _link(item, base)
    if kind == "code":
        return f"<code>{escape(item['v'])}</code>"
    if kind == "note":
        n = int(item["n"])
        return f'<sup><a href="#note-{n}" id="ref-{n}">注{n}</a></sup>'
    if kind == "ev":
        n = int(item["n"])
        return f'<sup><a href="#ev-{n}">证{n}</a></sup>'
    return "<br>"


def _link(item: Node, base: str) -> str:
    href = str(item["href"])
    outside = href.startswith(("http://", "https://"))
    if not outside and not href.startswith(("#", "mailto:")):
        href = base + href.lstrip("/")
    rel = ' rel="noopener"' if outside else ""
    return f'<a href="{escape(href)}"{rel}>{_inlines(item["c"], base)}</a>'


def image(picture: Any, base: str, *, sizes: str = "", lazy: bool = True, decorative: bool = False) -> Markup:
    """A picture in the sizes that it has; space is reserved, alternatives follow the browser."""

    def get(key: str) -> Any:
        return picture[key] if isinstance(picture, dict) else getattr(picture, key)

    def srcset(key: str) -> str:
        return ", ".join(f"{base}{path} {width}w" for path, width in get(key))

    wide = sizes or "(min-width:64em) 60vw, 100vw"
    loading = Markup(' loading="lazy"') if lazy else Markup(' fetchpriority="high"')
    return Markup(
        '<picture><source type="image/avif" srcset="{}" sizes="{}"><source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}"{} decoding="async"></picture>'
    ).format(
        srcset("avif"),
        wide,
        srcset("webp"),
        wide,
        base + get("src"),
        srcset("jpeg"),
        wide,
        "" if decorative else get("alt"),
        get("width"),
        get("height"),
        loading,
    )


def address(url: str, base: str) -> str:
    """A site address as seen from the page; outside addresses and anchors stay as they are."""
    if url.startswith(("http://", "https://", "#")):
        return url
    return (base or "./") if url == "./" else base + url


def anchor(link: Any, base: str) -> Markup:
    """A link with its words; the words alone where it leads nowhere."""
    if not link.url:
        return escape(link.text)
    return Markup(f'<a href="{escape(address(link.url, base))}">{escape(link.text)}</a>')  # noqa: S704 - escaped


def anchors(links: Iterable[Any], base: str) -> Markup:
    """Several links, with the Chinese enumeration comma between them."""
    return Markup("、").join(anchor(link, base) for link in links)


def iframe(page: Page, address: str) -> str:
    """The line that shows the card of a record in another site's page, as text to be copied."""
    title = escape(plain(page.title))
    source = escape(addresses.embed(address))
    return f'<iframe src="{source}" title="{title}" width="480" height="240" loading="lazy"></iframe>'


def short(page: Page, address: str) -> str:
    """The whole short link of a record whose page stands at `address`."""
    return address.removesuffix(page.url) + addresses.short(page.url)


FILTERS: dict[str, Callable[..., Any]] = {
    "t": title,
    "at": address,
    "a": anchor,
    "links": anchors,
    "plain": plain,
    "paras": paras,
    "cn": number,
    "percent": percent,
    "tree": tree,
    "image": image,
    "iframe": iframe,
    "short": short,
}

"""Two built sites compared: which pages are new, gone or say something else, for somebody who reviews a change."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_VOLATILE = re.compile(
    rb"(assets/(?:css|js)/)[\w./-]+|<meta[^>]+>|<script[^>]*>.*?</script>|<link[^>]+>|<footer.*?</footer>", re.S
)
"""What changes on all pages at once when a style or a date does."""


@dataclass(frozen=True, slots=True)
class Change:
    """One page: `word` is 新增, 删除 or 修改; `lines` how many lines of text differ."""

    word: str
    url: str
    title: str
    lines: int = 0


def changes(before: Path, after: Path) -> tuple[Change, ...]:
    """All pages that differ, by address."""
    old, new = dict(_pages(before)), dict(_pages(after))
    out = [Change("新增", url, _title(new[url])) for url in new.keys() - old.keys()]
    out += [Change("删除", url, _title(old[url])) for url in old.keys() - new.keys()]
    for url in old.keys() & new.keys():
        one, other = _lines(old[url]), _lines(new[url])
        if one != other:
            out.append(Change("修改", url, _title(new[url]), len(set(one) ^ set(other))))
    return tuple(sorted(out, key=lambda change: (change.word, change.url)))


def as_table(found: tuple[Change, ...]) -> str:
    """The changes as Markdown."""
    if not found:
        return "没有哪一页有变化。\n"
    counts = "，".join(f"{word} {sum(each.word == word for each in found)}" for word in ("新增", "修改", "删除"))
    rows = [f"| {each.word} | {_cell(each.title)} | `{each.url or '/'}` | {each.lines or ''} |" for each in found]
    return "\n".join((f"有变化的页：{counts}。", "", "| | 页 | 网址 | 不同的行 |", "|---|---|---|---:|", *rows, ""))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _pages(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        if b'http-equiv="refresh"' not in content and not url.startswith("admin/") and not url.endswith("embed.html"):
            yield url, content


def _lines(page: bytes) -> tuple[str, ...]:
    """The words of a page, a line each element."""
    text = re.sub(rb"<[^>]+>", b"\n", _VOLATILE.sub(b"", page)).decode("utf-8", "replace")
    return tuple(line.strip() for line in html.unescape(text).splitlines() if line.strip())


def _title(page: bytes) -> str:
    match = re.search(rb"<title>(.*?)</title>", page, re.S)
    return html.unescape(match[1].decode("utf-8", "replace")).strip() if match else ""

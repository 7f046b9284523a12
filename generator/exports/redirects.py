"""A page at every short and every former address that leads to the present one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.policy import OWN_POLICY
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task

_KINDS = {"videos": ("branches", "studios"), "by-unit": ("units",), "by-programme": ("programmes",)}
"""Which types of record the step after these names, in addresses that are no record's own."""

Former = dict[str, dict[str, tuple[str, ...]]]


def redirect_tasks(portal: PublicPortal, urls: Iterable[str]) -> list[Task]:
    """One small page for the short link of each record's page, and for each page that stood at another address while
    a record had a former id: its own page, its short link, its video, and the lists and tables that are named by it.
    """
    former: Former = {}
    for kind, record in portal.all_records():
        if record.aliases:
            former.setdefault(kind, {})[record.id] = record.aliases
    present = set(urls)
    tasks: dict[str, Task] = {}
    for url in sorted(present):
        short = [addresses.short(url)] if _is_record(portal, url) else []
        olds = list(_former(url, former)) if former else []
        shorts = [*short, *(addresses.short(old) for old in olds if short)]
        for old in (*olds, *shorts):
            if old not in present:
                way = _way(old, url)
                path = addresses.file_of(old)
                tasks.setdefault(path, Task(path, Stage.RENDER, f"redirect:{old}:{way}", redirect, (way,)))
    return list(tasks.values())


def _way(old: str, url: str) -> str:
    """From one address to another, both of folders. Nothing is shared by a short address, which is most of them."""
    if old.partition("/")[0] != url.partition("/")[0]:
        return "../" * old.count("/") + url
    return posixpath.relpath(url, old) + "/"


def _is_record(portal: PublicPortal, url: str) -> bool:
    """Whether a record's own page stands there, or that of its video."""
    kind, _slash, rest = url.rstrip("/").partition("/")
    if kind == "videos":
        return portal.owner(rest) is not None
    return kind in addresses.SHORT and rest in portal.of_type(kind)


def _former(url: str, former: Former) -> Iterator[str]:
    """The addresses that a page had under each former id of each record that its address names."""
    steps = url.rstrip("/").split("/")
    for at in range(1, len(steps)):
        for kind in _KINDS.get(steps[at - 1], (steps[at - 1],)):
            for alias in former.get(kind, {}).get(steps[at], ()):
                yield "/".join([*steps[:at], alias, *steps[at + 1 :]]) + "/"


def redirect(way: str) -> bytes:
    """HTML that works without JavaScript and from any path; `way` leads there from here."""
    url = escape(way)
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{OWN_POLICY}"><title>正在打开</title>'
        f'<meta http-equiv="refresh" content="0; url={url}"><link rel="canonical" href="{url}">'
        f'<p>没有自动打开时，请点<a href="{url}">这一页的网址</a>。</p></html>'
    ).encode()

"""Which files of a made-up site stand for their kind: of many alike, the one of middle size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.portal.addresses import file_of
from tests.browser.page_types import PAGE_TYPES

MANY = 1000
"""Pages that are asked for in turn, at most."""

_SHARD = re.compile(r"[0-9a-f]+\.js")
_RECORDS = ("branches", "studios", "achievements", "cases")


def page_examples(site: Path) -> dict[str, str]:
    """Page type → URL: as in the demonstration, or else a record of the same folder. A type whose name has a hyphen, or
    a further one of a folder, is a special case of the demonstration; where that is not in the site, it is left out.
    """
    out: dict[str, str] = {}
    of_folder: dict[str, str] = {}
    for name, url in PAGE_TYPES.items():
        folder, _slash, record = url.partition("/")
        ordinary = record != "" and "-" not in name and of_folder.setdefault(folder, name) == name
        if (site / file_of(url)).is_file():
            out[name] = url
        elif ordinary and (pages := record_pages(site, folder)):
            out[name] = middle(site, pages)
    return out


def asked_for(site: Path) -> list[tuple[str, list[str]]]:
    """What a server is asked for under load: a name, and one URL or several in turn."""
    index = [path for path in (site / "search/index").glob("*/*.js") if path.parent.name != "text"]
    shards = [_url(site, path) for path in index if _SHARD.fullmatch(path.name)]
    texts = [_url(site, path) for path in (site / "search/index/text").glob("*.js")]
    pages = [url for folder in _RECORDS for url in record_pages(site, folder)]
    examples = page_examples(site)
    named = ("home", "achievement_list", "branch_list", "branch", "studio", "achievement")
    return [
        *((name, [examples[name]]) for name in named),
        ("record pages in turn", pages[:: len(pages) // MANY + 1]),
        ("data of a list", ["achievements/list.json"]),
        ("start of search", ["search/index/start.js"]),
        ("search shard", [middle(site, shards)]),
        ("search shard, largest", [max(shards, key=lambda url: (site / url).stat().st_size)]),
        ("text of a search result", [middle(site, texts)]),
    ]


def record_pages(site: Path, folder: str) -> list[str]:
    """The URLs of the records of a folder: beside each page lies its data, or a card to be framed. (Awards have data,
    and no page of their own.)
    """
    places = {path.parent for name in ("index.json", "embed.html") for path in site.glob(f"{folder}/*/{name}")}
    return sorted(f"{folder}/{place.name}/" for place in places if (place / "index.html").is_file())


def middle(site: Path, urls: Iterable[str]) -> str:
    """The one of middle size; of two that are alike, the first by name."""
    ordered = sorted(urls, key=lambda url: ((site / file_of(url)).stat().st_size, url))
    return ordered[len(ordered) // 2]


def _url(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix()

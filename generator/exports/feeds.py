"""Atom (RFC 4287) and JSON Feed 1.1 of what is new."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson

from generator.portal import addresses
from generator.task import Stage, Task
from generator.views.feed import Feed, FeedEntry

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_tasks(feeds: Iterable[Feed], site_url: str, author: str) -> list[Task]:
    """Two files a feed; none where the site has no address of its own: entries are known by theirs."""
    tasks = []
    for feed in feeds if site_url else ():
        atom, json = addresses.feeds(feed.section).values()
        digest = hashlib.blake2b(orjson.dumps([feed, site_url, author]), digest_size=16).hexdigest()
        tasks.append(Task(atom, Stage.RENDER, f"atom:{digest}", atom_feed, (feed, site_url, author)))
        tasks.append(Task(json, Stage.RENDER, f"json-feed:{digest}", json_feed, (feed, site_url, author)))
    return tasks


def atom_feed(feed: Feed, site_url: str, author: str) -> bytes:
    """The XML file."""
    atom, _json = addresses.feeds(feed.section).values()
    own = site_url + atom
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{_xml(own)}</id>",
        f"<title>{_xml(feed.title)}</title>",
        f"<subtitle>{_xml(feed.subtitle)}</subtitle>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(own)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(site_url + feed.section)}/>',
        f"<updated>{_moment(_updated(feed))}</updated>",
        f"<author><name>{_xml(author)}</name></author>",
        *(_atom_entry(entry, site_url) for entry in feed.entries),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _atom_entry(entry: FeedEntry, site_url: str) -> str:
    return "\n".join(
        (
            "<entry>",
            f"<id>{_xml(site_url + entry.id)}</id>",
            f"<title>{_xml(entry.title)}</title>",
            f'<link rel="alternate" type="text/html" href={_attribute(site_url + entry.url)}/>',
            f"<published>{_moment(entry.published)}</published>",
            f"<updated>{_moment(entry.updated)}</updated>",
            f"<author><name>{_xml(entry.author)}</name></author>",
            f"<category term={_attribute(entry.kind)}/>",
            f"<summary>{_xml(entry.summary)}</summary>",
            "</entry>",
        )
    )


def json_feed(feed: Feed, site_url: str, author: str) -> bytes:
    """The JSON file."""
    _atom, json = addresses.feeds(feed.section).values()
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": site_url + feed.section,
        "feed_url": site_url + json,
        "language": "zh-CN",
        "authors": [{"name": author, "url": site_url}],
        "items": [_json_item(entry, site_url) for entry in feed.entries],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2)


def _json_item(entry: FeedEntry, site_url: str) -> dict[str, Any]:
    item = {
        "id": site_url + entry.id,
        "url": site_url + entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": [entry.kind],
        "language": "zh-CN",
    }
    return {**item, "image": site_url + entry.picture.src} if entry.picture else item


def _updated(feed: Feed) -> dt.date:
    return max(entry.updated for entry in feed.entries)


def _moment(day: dt.date) -> str:
    """The beginning of the day in China, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _xml(text: str) -> str:
    """Text as XML may hold it: escaped, and without characters that XML has no way to write."""
    return escape(_NOT_IN_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("", text))

"""Atom by the rules of RFC 4287, JSON Feed by those of version 1.1."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from pathlib import Path

from generator.exports.feeds import atom_feed, feed_tasks, json_feed
from generator.views.feed import Feed, FeedEntry, feeds
from tests.records import achievement, branch, case, notice, public, unit

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://a.example/"
ENTRY = FeedEntry(
    "cases/old/", "cases/new/", "甲<b>&", "乙\x01\ud800", "丙", "案例", dt.date(2026, 5, 20), dt.date(2026, 6, 1), None
)
FEED = Feed("cases/", "标题", "说明", (ENTRY,))


def test_atom_feed() -> None:
    """The whole file; what XML cannot hold is not in it."""
    assert atom_feed(FEED, URL, "组织部").decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        "<id>https://a.example/cases/feed.xml</id>\n"
        "<title>标题</title>\n"
        "<subtitle>说明</subtitle>\n"
        '<link rel="self" type="application/atom+xml" href="https://a.example/cases/feed.xml"/>\n'
        '<link rel="alternate" type="text/html" href="https://a.example/cases/"/>\n'
        "<updated>2026-06-01T00:00:00+08:00</updated>\n"
        "<author><name>组织部</name></author>\n"
        "<entry>\n"
        "<id>https://a.example/cases/old/</id>\n"
        "<title>甲&lt;b&gt;&amp;</title>\n"
        '<link rel="alternate" type="text/html" href="https://a.example/cases/new/"/>\n'
        "<published>2026-05-20T00:00:00+08:00</published>\n"
        "<updated>2026-06-01T00:00:00+08:00</updated>\n"
        "<author><name>丙</name></author>\n"
        '<category term="案例"/>\n'
        "<summary>乙</summary>\n"
        "</entry>\n"
        "</feed>\n"
    )


def test_every_atom_feed_keeps_the_rules(built: Path) -> None:
    """RFC 4287: one id, title and updated each, an author, unique ids, dates of RFC 3339, one alternate link,
    and a link to the feed itself.
    """
    found = sorted(path.relative_to(built).as_posix() for path in built.rglob("feed.xml"))
    assert found == ["achievements/feed.xml", "cases/feed.xml", "feed.xml", "notices/feed.xml"]
    for name in found:
        root = ET.parse(built / name).getroot()
        assert root.tag == f"{ATOM}feed"
        entries = root.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= 30
        for element in (root, *entries):
            for required in ("id", "title", "updated"):
                (one,) = element.findall(f"{ATOM}{required}")
                assert (one.text or "").strip()
            assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo is not None
            assert element.findtext(f"{ATOM}author/{ATOM}name")
            rels = [link.get("rel") for link in element.findall(f"{ATOM}link")]
            assert rels.count("alternate") == 1
            assert all(str(link.get("href")).startswith("https://") for link in element.findall(f"{ATOM}link"))
        assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
            f"https://party.example.edu.cn/{name}"
        ]
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids))
        newest = max(entry.findtext(f"{ATOM}updated", "") for entry in entries)
        assert root.findtext(f"{ATOM}updated") == newest


def test_json_feed() -> None:
    """Version, title and items; an item has an id and a text."""
    portal = public(unit(), branch(), case())
    content = json.loads(json_feed(feeds(portal)[0], URL, "组织部"))
    (item,) = content.pop("items")
    assert content == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "门户：最新发布",
        "description": "简介",
        "home_page_url": URL,
        "feed_url": f"{URL}feed.json",
        "language": "zh-CN",
        "authors": [{"name": "组织部", "url": URL}],
    }
    assert item == {
        "id": f"{URL}cases/case/",
        "url": f"{URL}cases/case/",
        "title": "案例case",
        "content_text": "导语",
        "date_published": "2026-05-20T00:00:00+08:00",
        "date_modified": "2026-05-20T00:00:00+08:00",
        "authors": [{"name": "unit党委"}],
        "tags": ["典型案例"],
        "language": "zh-CN",
        "image": f"{URL}media/photo.01234567.960.jpg",
    }


def test_tasks() -> None:
    """Two files a feed; the key follows what is in them, and where the site stands."""
    portal = public(unit(), branch(), achievement(), notice())
    tasks = feed_tasks(feeds(portal), URL, "组织部")
    assert [task.path for task in tasks] == [
        "feed.xml",
        "feed.json",
        "achievements/feed.xml",
        "achievements/feed.json",
        "notices/feed.xml",
        "notices/feed.json",
    ]
    assert len({task.key for task in tasks}) == 6
    again = feed_tasks(feeds(portal), URL, "组织部")
    elsewhere = feed_tasks(feeds(portal), "https://b.example/", "组织部")
    assert [task.key for task in again] == [task.key for task in tasks]
    assert {task.key for task in elsewhere} & {task.key for task in tasks} == set()


def test_a_site_without_an_address_has_no_feed() -> None:
    """Entries are known by their whole addresses."""
    assert feed_tasks([FEED], "", "组织部") == []

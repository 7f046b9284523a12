"""The head of a page: public-institution tags, Open Graph, JSON-LD, feeds."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.pages.head import Site, handwritten, head, json_ld, linked
from generator.views.all_pages import all_pages
from generator.views.data import DataView, Download, Downloads
from generator.views.page import Link, Meta, Page
from tests.project import pages_in
from tests.records import PHOTO, branch, case, notice, programme, public, studio, unit

SITE = Site("试验大学", "https://a.example/", "", "门户", "组织部")
PAGE = Page(
    "cases/one/",
    "cases/",
    "case",
    "标题",
    Meta("说明", ("标题", "案例"), "", "2026-05-20 00:00", "药学院党委", "media/a.jpg", (960, 640), "药圃"),
    None,
    (Link("首页", "./"), Link("案例", "cases/"), Link("标题", "")),
    "content/cases/one.md",
)
LIST = Page("cases/", "cases/", "case_list", "案例", Meta("说明", ("案例",), "案例"), None, PAGE.crumbs[:1])


def test_the_whole_head_of_an_article() -> None:
    """Tags by 国办发〔2017〕47号, Open Graph with the picture, canonical address, JSON-LD; in this order."""
    *tags, script = head(PAGE, SITE, "2026-06-01").split("\n")
    assert tags == [
        '<meta name="description" content="说明">',
        '<meta name="ColumnName" content="案例">',
        '<meta name="ColumnType" content="成果展示">',
        '<meta name="ArticleTitle" content="标题">',
        '<meta name="PubDate" content="2026-05-20 00:00">',
        '<meta name="ContentSource" content="药学院党委">',
        '<meta name="Author" content="药学院党委">',
        '<meta name="Keywords" content="标题,案例">',
        '<meta name="Description" content="说明">',
        '<meta name="Image" content="https://a.example/media/a.jpg">',
        '<meta name="Url" content="https://a.example/cases/one/">',
        '<meta property="og:title" content="标题">',
        '<meta property="og:type" content="article">',
        '<meta property="og:url" content="https://a.example/cases/one/">',
        '<meta property="og:description" content="说明">',
        '<meta property="og:site_name" content="门户">',
        '<meta property="og:locale" content="zh_CN">',
        '<meta property="og:image" content="https://a.example/media/a.jpg">',
        '<meta property="og:image:width" content="960">',
        '<meta property="og:image:height" content="640">',
        '<meta property="og:image:alt" content="药圃">',
        '<meta property="article:published_time" content="2026-05-20">',
        '<meta property="article:modified_time" content="2026-06-01">',
        '<link rel="canonical" href="https://a.example/cases/one/">',
    ]
    assert script.startswith('<script type="application/ld+json">{"@context":"https://schema.org","@graph":[')


def test_a_list_is_a_column() -> None:
    """With its name, description, keywords and type, and no tag of an article."""
    names = re.findall(r'name="(\w+)"', head(LIST, SITE))
    assert names == ["description", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
    assert '"og:type" content="website"' in head(LIST, SITE)


def test_an_undated_article_gives_the_day_of_its_last_change() -> None:
    """As its public-institution date only: nobody said that it was published then."""
    undated = replace(PAGE, meta=replace(PAGE.meta, published=""))
    text = head(undated, SITE, "2026-06-01")
    assert '<meta name="PubDate" content="2026-06-01 00:00">' in text
    assert "published_time" not in text
    assert "datePublished" not in text


def test_a_site_without_an_address_promises_none() -> None:
    """Nothing that needs a whole address is written."""
    text = head(replace(PAGE, meta=replace(PAGE.meta, data="x.json")), replace(SITE, url=""))
    assert re.findall(r"og:url|og:image|canonical|ld\+json|alternate|\"Url\"|\"Image\"|http", text) == []


def test_feeds_of_all_everywhere_and_of_a_section_in_it() -> None:
    """Each in both formats, as whole addresses; the record's own data goes first."""
    site = replace(SITE, feeds=(Link("全部", ""), Link("案例", "cases/"), Link("成果", "achievements/")))
    text = head(replace(PAGE, meta=replace(PAGE.meta, data="cases/one/index.json")), site)
    assert re.findall(r'rel="alternate" type="application/([a-z+]+)" title="([^"]+)" href="([^"]+)"', text) == [
        ("json", "标题（数据）", "https://a.example/cases/one/index.json"),
        ("atom+xml", "全部", "https://a.example/feed.xml"),
        ("feed+json", "全部", "https://a.example/feed.json"),
        ("atom+xml", "案例", "https://a.example/cases/feed.xml"),
        ("feed+json", "案例", "https://a.example/cases/feed.json"),
    ]


HOSTILE = '</script><script>alert("1")</script><!-- & \u2028'


def test_words_never_become_code() -> None:
    """Whatever a record says, the only tags in the head are the head's own."""
    page = replace(PAGE, title=HOSTILE, meta=Meta(HOSTILE, (HOSTILE,), source=HOSTILE, image_alt=HOSTILE, image="a"))
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, _attrs: tags.append(tag)  # type: ignore[method-assign]
    reader.feed(head(page, SITE))
    assert (set(tags), tags.count("script")) == ({"meta", "link", "script"}, 1)


def test_json_ld_holds_no_markup_and_says_the_same() -> None:
    """Escaped as JSON escapes, so that it can be read back whole."""
    text = json_ld({"name": HOSTILE})
    assert re.findall("[<>&]", text) == []
    assert json.loads(text) == {"name": HOSTILE}


def things(page: Page, site: Site = SITE) -> dict[str, dict[str, Any]]:
    """The things that the page's JSON-LD tells of, by type."""
    return {thing["@type"]: thing for thing in linked(page, site, "")["@graph"]}


def test_types_of_things() -> None:
    """Home is the site and its organisation; a list a collection; cases and notices articles; a film a film."""
    video = {"title": "片", "date": "2026-03-02", "duration": "4:05", "poster": PHOTO, "link": "https://v.example/"}
    portal = public(unit(), programme(), branch(), studio(video=video), case(), notice())
    types = {page.url: list(things(page)) for page in all_pages(portal) if page.url.count("/") < 3}
    expected = {
        "": ["WebSite", "Organization"],
        "cases/": ["CollectionPage", "BreadcrumbList"],
        "cases/case/": ["Article", "BreadcrumbList"],
        "notices/notice/": ["Article", "BreadcrumbList"],
        "branches/branch/": ["WebPage", "BreadcrumbList"],
        "videos/studio/": ["VideoObject", "BreadcrumbList"],
    }
    assert {url: types[url] for url in expected} == expected


def test_a_film() -> None:
    """Length and day as machines write them; an outside link is said to be the same film."""
    video = {"title": "片", "date": "2026-03-02", "duration": "4:05", "poster": PHOTO, "link": "https://v.example/"}
    portal = public(unit(), programme(), branch(), studio(video=video))
    page = next(page for page in all_pages(portal) if page.url == "videos/studio/")
    film = things(page)["VideoObject"]
    assert (film["duration"], film["uploadDate"], film["sameAs"]) == ("PT4M5S", "2026-03-02", "https://v.example/")
    assert film["thumbnailUrl"] == "https://a.example/media/photo.01234567.960.jpg"
    assert "contentUrl" not in film


def test_a_dataset() -> None:
    """Each file with its address, type and size."""
    file = Download("支部", "data/a.csv", "text/csv", 3, 99)
    downloads = Downloads(file, file, file, file, ())
    view = DataView("2026年11月15日", "2026-11-15", "组织部", "注明来源", "", 3, downloads, "", ())
    page = Page("data/", "data/", "data", "开放数据", Meta("说明", (), "开放数据"), view, PAGE.crumbs[:1])
    data = things(page)["Dataset"]
    assert (data["dateModified"], "license" in data) == ("2026-11-15", False)
    assert data["distribution"][:1] == [
        {
            "@type": "DataDownload",
            "name": "支部",
            "contentUrl": "https://a.example/data/a.csv",
            "encodingFormat": "text/csv",
            "contentSize": "99 B",
        }
    ]


def test_the_way_home() -> None:
    """Every step has an address, the last one the page's own."""
    steps = things(PAGE)["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "首页", "https://a.example/"),
        (2, "案例", "https://a.example/cases/"),
        (3, "标题", "https://a.example/cases/one/"),
    ]


def test_a_handwritten_page_is_an_article_of_the_issuer() -> None:
    """Its section is itself."""
    text = head(handwritten("about/", "关于", "说明", "content/about.md", SITE), SITE, "2026-06-01")
    names = dict(re.findall(r'<meta name="(\w+)" content="([^"]+)"', text))
    assert (names["ArticleTitle"], names["ColumnName"], names["ContentSource"]) == ("关于", "关于", "组织部")


REQUIRED = {
    "home": {"SiteName", "SiteDomain"},
    "list": {"SiteName", "SiteDomain", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"},
    "article": {"SiteName", "SiteDomain", "ArticleTitle", "ContentSource", "Author", "Keywords", "Description", "Url"},
}


@pytest.mark.parametrize("sort", REQUIRED)
def test_public_institution_tags_of_every_built_page(built: Path, sort: str) -> None:
    """Each page is the home page, a list or an article, and has all tags of its sort."""
    missing = []
    for path in (each for each in pages_in(built) if each.name == "index.html"):
        text = path.read_text("utf-8")
        names = set(re.findall(r'<meta name="(\w+)" content="[^"]', text))
        own = "home" if path.parent == built else "article" if "ArticleTitle" in names else "list"
        if own == sort and not names >= REQUIRED[sort]:
            missing.append((path.relative_to(built).as_posix(), REQUIRED[sort] - names))
    assert missing == []


def test_json_ld_of_every_built_page_can_be_read(built: Path) -> None:
    """One block a page, and every page but home tells the way to it."""
    for path in (each for each in pages_in(built) if each.name == "index.html"):
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"))
        types = [thing["@type"] for thing in json.loads(block)["@graph"]]
        assert ("BreadcrumbList" in types) == (path.parent != built)

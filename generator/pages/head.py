"""The head of a page: what search engines, feed readers, other sites and public-institution surveys read of it.

The named meta tags follow 国办发〔2017〕47号 (the site on every page, its column on lists and articles, title,
date and source on articles). A page whose site has no address yet says nothing that would need one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from markupsafe import escape

from generator.pages.prose import plain
from generator.portal import addresses
from generator.views.data import DataView
from generator.views.film import FilmPage
from generator.views.page import Link, Meta, Page

COLUMN_TYPE = "成果展示"
_LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page head and foot needs to know of the site; `url` ends in a slash, or is empty."""

    institution: str
    url: str
    edit_url: str
    title: str = ""
    issuer: str = ""
    feeds: tuple[Link, ...] = ()
    """Title and section of each pair of feeds; the section of the feed of everything is empty."""
    scripts: str = ""
    """The folder of the scripts."""


def head(page: Page, site: Site, changed: str = "") -> str:
    """The tags of one page; `changed` is the day of the last change of its source, where that is known."""
    named, graph = _named(page, site, changed), _open_graph(page, site, changed)
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in named if value]
    lines += [f'<meta property="{name}" content="{escape(value)}">' for name, value in graph if value]
    if site.url:
        own = page.reading.own.url if page.reading else page.url
        lines.append(f'<link rel="canonical" href="{escape(site.url + own)}">')
        lines += _alternates(page, site)
        lines.append(f'<script type="application/ld+json">{json_ld(linked(page, site, changed))}</script>')
    return "\n".join(lines)


def handwritten(url: str, title: str, description: str, source: str, site: Site) -> Page:
    """A page that MkDocs makes, as far as its head needs it."""
    meta = Meta(description, (title,), source=site.issuer)
    return Page(url, url, "handwritten", title, meta, None, (Link("首页", "./"), Link(title, "")), source)


def _is_list(page: Page) -> bool:
    return bool(page.meta.column)


def _named(page: Page, site: Site, changed: str) -> Iterator[tuple[str, str]]:
    """The tags of 国办发〔2017〕47号 for a list or an article; those of the site itself stand in the shell.
    What has no day of publication, such as a branch that nobody has reviewed, gives that of its last change.
    """
    meta = page.meta
    keywords = ",".join(dict.fromkeys(word for word in meta.keywords or (page.title,) if word))
    yield "description", meta.description
    column = meta.column or (page.crumbs[1].text if len(page.crumbs) > 1 else "")
    yield "ColumnName", column
    if _is_list(page):
        yield "ColumnDescription", meta.description
        yield "ColumnKeywords", keywords
    yield "ColumnType", COLUMN_TYPE if column else ""
    if _is_list(page):
        return
    yield "ArticleTitle", page.title
    yield "PubDate", meta.published or (f"{changed} 00:00" if changed else "")
    yield "ContentSource", meta.source or site.issuer
    yield "Author", meta.source or site.issuer
    yield "Keywords", keywords
    yield "Description", meta.description
    yield "Image", _whole(site, meta.image)
    yield "Url", _whole(site, page.url)


def _open_graph(page: Page, site: Site, changed: str) -> Iterator[tuple[str, str]]:
    """Open Graph: what a page looks like where it is shared. The picture is whatever `meta.image` holds."""
    meta = page.meta
    kind = "website" if _is_list(page) else "video.other" if isinstance(page.view, FilmPage) else "article"
    yield "og:title", page.title
    yield "og:type", kind
    yield "og:url", site.url + page.url if site.url else ""
    yield "og:description", meta.description
    yield "og:site_name", site.title
    yield "og:locale", "zh_CN"
    if meta.image and site.url:
        yield "og:image", _whole(site, meta.image)
        yield "og:image:width", str(meta.image_size[0] or "")
        yield "og:image:height", str(meta.image_size[1] or "")
        yield "og:image:alt", meta.image_alt
    if kind == "article":
        yield "article:published_time", _day(meta.published)
        yield "article:modified_time", max(_day(meta.published), changed)


def _alternates(page: Page, site: Site) -> Iterator[str]:
    """The page's own data, and the feeds: those of all records everywhere, those of one type in its section."""
    if page.meta.data:
        href = escape(site.url + page.meta.data)
        yield f'<link rel="alternate" type="application/json" title="{escape(page.title)}（数据）" href="{href}">'
    for feed in site.feeds:
        if feed.url in ("", page.section):
            for kind, path in addresses.feeds(feed.url).items():
                href = escape(site.url + path)
                yield f'<link rel="alternate" type="{kind}" title="{escape(feed.text)}" href="{href}">'


def json_ld(data: Any) -> str:
    """JSON that can stand in a script element: no `<` that could end it, and no `&` or `>` either."""
    text = orjson.dumps(data).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def linked(page: Page, site: Site, changed: str) -> dict[str, Any]:
    """The page as schema.org data: what it is, and the way to it from the home page."""
    things = [_thing(page, site, changed), _way(page, site)] if page.url else [_home(page, site), _organisation(site)]
    return {"@context": "https://schema.org", "@graph": things}


def _organisation(site: Site, *, whole: bool = True) -> dict[str, Any]:
    named = {"@type": "Organization", "@id": f"{site.url}#organization", "name": site.institution, "url": site.url}
    return {**named, "logo": f"{site.url}assets/img/mark.svg"} if whole else named


def _home(page: Page, site: Site) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#website",
        "url": site.url,
        "name": site.title or page.title,
        "description": page.meta.description,
        "inLanguage": _LANGUAGE,
        "publisher": {"@id": f"{site.url}#organization"},
    }


def _thing(page: Page, site: Site, changed: str) -> dict[str, Any]:
    """What the page itself is; parts that are empty are left out."""
    meta, view = page.meta, page.view
    url = site.url + page.url
    thing: dict[str, Any] = {
        "@type": "CollectionPage" if _is_list(page) else "WebPage",
        "@id": url,
        "url": url,
        "name": page.title,
        "description": meta.description,
        "inLanguage": _LANGUAGE,
        "isPartOf": {"@type": "WebSite", "@id": f"{site.url}#website", "name": site.title, "url": site.url},
        "image": _whole(site, meta.image),
        "datePublished": _day(meta.published),
        "dateModified": max(_day(meta.published), changed),
    }
    if page.template in ("case", "notice"):
        thing |= _article(page, site)
    elif isinstance(view, FilmPage):
        thing |= _video(page, site, view)
    elif isinstance(view, DataView):
        thing |= _dataset(site, view)
    return {key: value for key, value in thing.items() if value}


def _article(page: Page, site: Site) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": page.title,
        "mainEntityOfPage": site.url + page.url,
        "keywords": ",".join(page.meta.keywords),
        "author": {"@type": "Organization", "name": page.meta.source or site.issuer},
        "publisher": _organisation(site),
    }


def _video(page: Page, site: Site, view: FilmPage) -> dict[str, Any]:
    video = view.video
    minutes, _colon, seconds = video.duration.partition(":")
    return {
        "@type": "VideoObject",
        "thumbnailUrl": _whole(site, page.meta.image),
        "uploadDate": _day(page.meta.published),
        "duration": f"PT{int(minutes)}M{int(seconds)}S",
        "contentUrl": _whole(site, video.file),
        "sameAs": video.link,
        "transcript": "\n".join(video.transcript),
        "publisher": _organisation(site),
    }


def _dataset(site: Site, view: DataView) -> dict[str, Any]:
    downloads = [
        {
            "@type": "DataDownload",
            "name": file.title,
            "contentUrl": site.url + file.path,
            "encodingFormat": file.type,
            "contentSize": f"{file.size} B",
        }
        for file in view.files
    ]
    return {
        "@type": "Dataset",
        "creator": _organisation(site, whole=False),
        "isAccessibleForFree": True,
        "dateModified": view.as_of_day,
        "license": view.reuse_link,
        "usageInfo": view.reuse_link,
        "distribution": downloads,
    }


def _way(page: Page, site: Site) -> dict[str, Any]:
    """The crumbs; the last step is the page itself."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": plain(crumb.text),
            "item": site.url + (page.url if not crumb.url else "" if crumb.url == "./" else crumb.url),
        }
        for position, crumb in enumerate(page.crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _whole(site: Site, path: str) -> str:
    return site.url + path if site.url and path else ""


def _day(published: str) -> str:
    return published.partition(" ")[0]

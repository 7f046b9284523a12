"""Micro-videos: on a page of their own, in the list, and in the record that made them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.base import Video
from generator.model.branch import Branch
from generator.model.studio import Studio
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.lookup import owner_links
from generator.views.page import Link
from generator.views.parts import Fact, Picture, picture


@dataclass(frozen=True, slots=True)
class FilmView:
    """A micro-video. `url` is its own page, `file` and `captions` are paths in the site, `link` leads to another
    site, whose `host` is named; width and height reserve its place.
    """

    url: str
    title: str
    duration: str
    date: str
    day: str
    poster: Picture | None
    file: str
    kind: str
    width: int
    height: int
    link: str
    host: str
    captions: str
    summary: str
    transcript: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilmPage:
    """The page of one micro-video."""

    video: FilmView
    owner: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A micro-video in the list."""

    title: str
    url: str
    duration: str
    owner: str
    picture: Picture | None
    summary: str


def published(record: Branch | Studio) -> Video | None:
    """The micro-video of a branch or studio, once there is something to watch."""
    made = [item.video for item in record.deliverables] if isinstance(record, Branch) else [record.video]
    return next((each for each in reversed(made) if each is not None and (each.file or each.link)), None)


def films(portal: PublicPortal) -> list[Branch | Studio]:
    """All records whose micro-video can be watched."""
    makers: list[Branch | Studio] = [*portal.branches.values(), *portal.studios.values()]
    return [each for each in makers if published(each)]


def film_view(portal: PublicPortal, record: Branch | Studio) -> FilmView | None:
    """The player, the poster and the transcript; what the captions say where no transcript was written."""
    video = published(record)
    if video is None:
        return None
    file = portal.media.get(video.file or "")
    captions = portal.media.get(video.captions or "")
    poster = picture(portal, video.poster)
    film = file.film if file else None
    width, height = (film.width, film.height) if film and film.width else (0, 0)
    if not width and poster:
        width, height = poster.width, poster.height
    return FilmView(
        url=addresses.page("videos", record.id),
        title=video.title,
        duration=video.duration,
        date=chinese_date(video.date) if video.date else "",
        day=video.date.isoformat() if video.date else "",
        poster=poster,
        file=addresses.copied(file) if file else "",
        kind="video/webm" if file and file.path.lower().endswith(".webm") else "video/mp4",
        width=width,
        height=height,
        link=video.link or "",
        host=_host(video.link or ""),
        captions=addresses.copied(captions) if captions else "",
        summary=video.summary,
        transcript=video.transcript or (captions.words if captions else ()),
    )


def _host(link: str) -> str:
    """Whose site an address leads to; empty where it names none."""
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def film_page(portal: PublicPortal, record: Branch | Studio) -> FilmPage:
    """The page of a record that `films` names."""
    view = film_view(portal, record)
    assert view is not None
    maker = owner_links(portal, (record.id,))[0]
    facts = [Fact("出品", "", (maker,)), Fact("时长", view.duration)]
    if view.date:
        facts.append(Fact("发布", view.date))
    if view.captions:
        facts.append(Fact("字幕", "中文"))
    return FilmPage(view, maker, tuple(facts))


def film_card(page: FilmPage) -> FilmCard:
    """The same in the list."""
    video = page.video
    return FilmCard(video.title, video.url, video.duration, page.owner.text, video.poster, video.summary)

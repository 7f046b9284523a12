"""Micro-videos: on their page, in the list, and in the record that made them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model.film import Film
from generator.portal.graph import PublicPortal
from generator.views.branch import branch_view
from generator.views.film import FilmCard, FilmView, film_card, film_page, film_view, films
from generator.views.listings import video_listing
from generator.views.page import Link
from generator.views.parts import Fact
from generator.views.studio import studio_view
from tests.records import MEDIA, PHOTO, branch, programme, public, studio, unit

VIDEO = {"title": "片", "duration": "4:30", "poster": PHOTO}
FILM = VIDEO | {"file": "media/film.mp4", "date": "2026-03-01", "summary": "简介", "transcript": ["一", "二"]}


def slot(video: dict[str, Any]) -> dict[str, Any]:
    """A deliverable that is this video."""
    return {"slot": "video", "title": "微视频", "video": video}


def portal_of(video: dict[str, Any], **known: Any) -> PublicPortal:
    """A branch with this video; what is known of its files is added."""
    portal = public(unit(), branch(deliverables=[slot(video)]))
    return replace(portal, media={file.path: replace(file, **known.get(file.path, {})) for file in MEDIA})


def seen(video: dict[str, Any], **known: Any) -> FilmView:
    """The video of the branch as pages show it."""
    portal = portal_of(video, **known)
    view = film_view(portal, portal.branches["branch"])
    assert view is not None
    return view


def test_a_film_of_ours() -> None:
    """File and captions under the names under which they are published; its place is as large as the film."""
    view = seen(FILM | {"captions": "media/words.vtt"}, **{"media/film.mp4": {"film": Film(270.0, 1920, 1080)}})
    assert view.poster is not None
    assert replace(view, poster=None) == FilmView(
        url="videos/branch/",
        title="片",
        duration="4:30",
        date="2026年3月1日",
        day="2026-03-01",
        poster=None,
        file="media/film.fedcba98.mp4",
        kind="video/mp4",
        width=1920,
        height=1080,
        link="",
        host="",
        captions="media/words.22222222.vtt",
        summary="简介",
        transcript=("一", "二"),
    )


def test_place_of_a_film_that_does_not_tell_its_size() -> None:
    """That of the poster."""
    assert (seen(FILM).width, seen(FILM).height) == (960, 640)


def test_captions_stand_in_for_a_transcript() -> None:
    """What was written goes before what is said."""
    words = {"media/words.vtt": {"words": ("说一", "说二")}}
    silent = {key: value for key, value in FILM.items() if key != "transcript"} | {"captions": "media/words.vtt"}
    assert seen(silent, **words).transcript == ("说一", "说二")
    assert seen(silent | {"transcript": ["写"]}, **words).transcript == ("写",)
    assert seen(silent | {"captions": None}, **words).transcript == ()


@pytest.mark.parametrize(
    ("link", "host"),
    [("https://v.example.edu.cn/a?b", "v.example.edu.cn"), ("https://[", ""), ("https://V.example:8443/", "v.example")],
)
def test_a_film_elsewhere_names_its_host(link: str, host: str) -> None:
    """So that readers know before they go; an address that names none is no error."""
    view = seen(VIDEO | {"link": link})
    assert (view.file, view.link, view.host) == ("", link, host)


def test_only_published_films_have_a_page() -> None:
    """Of branches and of studios; what has neither file nor address is not published."""
    portal = public(
        unit(),
        programme(),
        branch(deliverables=[slot(FILM)]),
        branch("begun", deliverables=[slot(VIDEO)]),
        studio(video=VIDEO | {"link": "https://v.example/"}),
        studio("begun-studio", video=VIDEO),
    )
    pages = {record.id: film_page(portal, record) for record in films(portal)}
    assert {owner: page.facts for owner, page in pages.items()} == {
        "branch": (
            Fact("出品", "", (Link("branch党支部", "branches/branch/"),)),
            Fact("时长", "4:30"),
            Fact("发布", "2026年3月1日"),
        ),
        "studio": (Fact("出品", "", (Link("studio工作室", "studios/studio/"),)), Fact("时长", "4:30")),
    }
    assert film_card(pages["studio"]) == FilmCard(
        "片", "videos/studio/", "4:30", "studio工作室", pages["studio"].video.poster, ""
    )
    (group,) = video_listing(portal).groups
    assert group.rows == tuple(film_card(page) for page in pages.values())


def test_the_newest_of_several_films() -> None:
    """A branch that made two for two programmes shows the last that can be watched."""
    two = branch(deliverables=[slot(FILM), slot(VIDEO | {"title": "新片", "link": "https://v.example/"}), slot(VIDEO)])
    portal = public(unit(), two)
    view = film_view(portal, portal.branches["branch"])
    assert view is not None
    assert view.title == "新片"


def test_films_in_the_records_that_made_them() -> None:
    """With a line in the contents of the page; nothing where there is no film."""
    portal = public(unit(), programme(), branch(deliverables=[slot(FILM)]), studio(video=FILM), studio("other"))
    made = branch_view(portal, portal.branches["branch"]), studio_view(portal, portal.studios["studio"])
    for view in made:
        assert view.film is not None
        assert ("film", "微视频", "4:30") in view.toc
    other = studio_view(portal, portal.studios["other"])
    assert (other.film, [line for line in other.toc if line[0] == "film"]) == (None, [])

"""A page before it is rendered: its address, its place in the site, and the view that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.views.search_document import Ranked


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `url` is relative to the site root, or absolute."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The words of a social card; “|” in the title marks where it may break. `path` is where it stands in
    the site, `cover` a path below `content/` and `cover_digest` that of its bytes, both empty without one.
    """

    path: str
    kind: str
    title: str
    unit: str
    institution: str
    portal: str
    cover: str
    cover_digest: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What the head says of a page (国办发〔2017〕47号): a list has a column, an article a date.

    `image` is the path of the picture that stands for the page where it is shared, with its size in pixels
    and its words, `card` what to draw there; `data` is the path of the record as JSON,
    `booklet` that of what is printed of it.
    """

    description: str
    keywords: tuple[str, ...] = ()
    column: str = ""
    published: str = ""
    source: str = ""
    image: str = ""
    image_size: tuple[int, int] = (0, 0)
    image_alt: str = ""
    data: str = ""
    booklet: str = ""
    card: SocialCard | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a page stands within a volume that is read in its order. `own` is the record's page itself."""

    volume: Link
    number: int
    total: int
    before: Link | None
    after: Link | None
    own: Link


@dataclass(frozen=True, slots=True)
class Page:
    """`section` is the URL of the navigation entry whose shell it wears; `template` the body. The page of a record
    names its `kind` (支部, 成果 …), which gives it a card for other sites and a QR code, and the record's type and id.
    `searched` is what search finds there, `reading` its place in a volume that is read on; `digest` stands for all of
    it where somebody has made it out.
    """

    url: str
    section: str
    template: str
    title: str
    meta: Meta
    view: Any
    crumbs: tuple[Link, ...] = ()
    source: str | None = None
    kind: str = ""
    record: tuple[str, str] | None = None
    searched: tuple[Ranked, ...] = ()
    reading: Reading | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """A view that is as it was when its page was last made: made again only if it is asked for."""

    make: Callable[[], Sequence[Page]]
    place: int


def shown(page: Page) -> Page:
    """The page with its view, made now where it was not yet."""
    view = page.view
    return view.make()[view.place] if isinstance(view, Later) else page

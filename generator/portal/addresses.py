"""URL and path of every page and derivative, known before anything is made.

A URL is relative to the site root and never starts with a slash: `branches/icu/`. Templates put the
page's own way to the root before it, so the site works below any path and from a USB stick.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model.media import MediaFile

FORMATS = ("avif", "webp", "jpeg")
"""Formats of picture derivatives; browsers take the first that they know."""

WIDTHS = (480, 960, 1600)
"""Widths of picture derivatives, in pixels; none is wider than its original."""

PRINT_WIDTH = 960
"""Width in pixels: 150 dots an inch over text and side column of a printed page (161.65 mm)."""

TALLEST = 16383
"""Height in pixels that WebP can hold; what is longer, such as a long screenshot, is made narrower."""


@dataclass(frozen=True, slots=True)
class Derivative:
    """One size of one picture: where it will stand."""

    path: str
    width: int
    height: int
    format: str


def page(kind: str, record_id: str = "", *rest: str) -> str:
    """The URL of a record's page, or of the list of its type."""
    return "/".join(part for part in (kind, record_id, *rest) if part) + "/"


SHORT = {
    "branches": "b",
    "studios": "s",
    "achievements": "a",
    "cases": "c",
    "programmes": "p",
    "policies": "d",
    "notices": "n",
    "units": "u",
    "plans": "t",
    "videos": "v",
    "volumes": "k",
}
"""The folder of the short links to the pages of each type: d for documents, t for tables of tasks, k for books (卷)."""


def short(url: str) -> str:
    """The short link to a record's page: `branches/icu/` → `b/icu/`."""
    kind, _slash, rest = url.partition("/")
    return f"{SHORT[kind]}/{rest}"


def list_data(url: str) -> str:
    """The file that holds all rows of the list at `url`. Its name stays the same: were it named by its content,
    the new title of one record would change every page of the list.
    """
    return f"{url}list.json"


def qr_code(url: str) -> str:
    """The picture of a record's address, beside its page."""
    return f"{url}qr.svg"


def embed(url: str) -> str:
    """The card of a record for other sites, beside its page."""
    return f"{url}embed.html"


def file_of(url: str) -> str:
    """The file that answers a URL: `branches/icu/` → `branches/icu/index.html`."""
    return url + "index.html" if url == "" or url.endswith("/") else url


def data_of(kind: str, record_id: str) -> str:
    """Where a record lies as JSON: beside its page, so that one address leads to the other."""
    return page(kind, record_id) + "index.json"


def feeds(section: str = "") -> dict[str, str]:
    """The feeds of a section, or of the whole site: media type and path."""
    return {"application/atom+xml": f"{section}feed.xml", "application/feed+json": f"{section}feed.json"}


def booklet(kind: str, record_id: str, part: int = 0) -> str:
    """What is printed of a record, beside its page: `branches/icu/icu.pdf`; one part of a thick volume, counted from 1:
    `volumes/whole/whole-1.pdf`.
    """
    return f"{page(kind, record_id)}{record_id}{f'-{part}' if part else ''}.pdf"


def open_data(name: str) -> str:
    """Where a file of the open data lies: `branches.csv` → `data/branches.csv`."""
    return f"data/{name}"


def admin(name: str) -> str:
    """A file of the form in the browser: `index.html` → `admin/index.html`."""
    return f"admin/{name}"


def root_from(url: str) -> str:
    """The way from a page to the root: `branches/icu/` → `../../`; empty for the root itself."""
    return "../" * url.count("/")


@lru_cache(maxsize=8192)
def derivatives(file: MediaFile, image_format: str) -> tuple[Derivative, ...]:
    """All sizes of a picture in one of `FORMATS`, smallest first, named by content."""
    widest = _widest(file, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < widest), widest]
    return tuple(_derivative(file, "media", width, image_format) for width in widths)


def for_print(file: MediaFile) -> Derivative:
    """The one size in which a picture is printed: a JPEG beside the site's folders, which only volumes take up."""
    return _derivative(file, "print", _widest(file, PRINT_WIDTH), "jpeg")


def _widest(file: MediaFile, limit: int) -> int:
    return min(file.width, limit, max(1, TALLEST * file.width // file.height))


def _derivative(file: MediaFile, folder: str, width: int, image_format: str) -> Derivative:
    suffix = "jpg" if image_format == "jpeg" else image_format
    return Derivative(
        f"{folder}/{_stem(file)}.{file.digest[:8]}.{width}.{suffix}",
        width,
        min(TALLEST, max(1, round(file.height * width / file.width))),
        image_format,
    )


def copied(file: MediaFile) -> str:
    """Where a file that is not a picture is copied to."""
    suffix = file.path.rsplit(".", 1)[-1].lower()
    return f"media/{_stem(file)}.{file.digest[:8]}.{suffix}"


def card(place: str, digest: str, *, pictured: bool) -> str:
    """Where a social card stands: `branches/icu` → `cards/branches/icu.0123abcd.png`, or `.jpg` with a photograph."""
    return f"cards/{place}.{digest}.{'jpg' if pictured else 'png'}"


def _stem(file: MediaFile) -> str:
    """The file's name as far as an address can hold it; the digest tells apart what is left alike."""
    stem = file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "file"

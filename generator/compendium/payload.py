"""What the print templates read: a volume as JSON, with the names of its pictures and the numbers of its evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from generator.compendium.art import art
from generator.compendium.setting import wrapped
from generator.exports.qr import qr_svg
from generator.faces import printable
from generator.media.pictures import Size, print_tasks
from generator.model.media import MediaFile
from generator.palette import tokens
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.task import Task
from generator.views.parts import picture_of
from generator.views.volume import VolumeView

BRIEF = 6
"""A volume of more chapters lists in its contents only what tells one chapter from another: cases, not “大事记”."""

_TITLES = frozenset({"title", "foreword_title"})
_LINK = frozenset({"text", "url"})


@dataclass(frozen=True, slots=True)
class Payload:
    """Everything that Typst gets. `pictures` names files below `content/` by the name that the templates use; `codes`
    the addresses that stand as QR codes.
    """

    data: bytes
    pictures: Mapping[str, MediaFile]
    codes: Mapping[str, str]
    day: dt.date


def payload(
    portal: PublicPortal, view: VolumeView, site_url: str, faces: Mapping[str, tuple[str, ...]] | None = None
) -> Payload:
    """The JSON of a volume. `faces` gives roles to an institution's own font families (`generator.compendium.own`)."""
    plain: dict[str, Any] = orjson.loads(orjson.dumps(view))
    plain["title_lines"] = [line for line in plain.pop("title_breaks").split("|") if line]
    _without_breaks(plain)
    if not faces:
        plain = _printable(plain)
    by_source = _by_source(portal)
    pictures: dict[str, MediaFile] = {}
    for picture in _pictures(plain):
        file = by_source[picture["src"]]
        name = f"{addresses.for_print(file).path.rpartition('/')[2].removesuffix('.jpg')}.svg"
        picture["file"] = f"/pictures/{name}"
        pictures[name] = file
    coded = list(dict.fromkeys(each["url"] for each in (plain, *plain["chapters"]))) if site_url else []
    for each in (plain, *plain["chapters"]):
        each["qr"] = f"/pictures/{_code_name(coded.index(each['url']))}" if site_url else ""
    plain["site"] = site_url
    plain["faces"] = {role: list(families) for role, families in (faces or {}).items()}
    plain["colour"] = tokens(theme_folder(), portal.site.colour or "")["light"]["red"]
    plain["pdfdate"] = {"year": view.day.year, "month": view.day.month, "day": view.day.day}
    plain["art"] = asdict(art(portal, view))
    plain["keywords"] = list(dict.fromkeys(word for word in ("成果汇编", view.institution, view.subtitle) if word))
    plain |= _numbering(plain)
    plain["checksum"] = checksum(plain)
    codes = {_code_name(place): site_url + url for place, url in enumerate(coded)}
    return Payload(orjson.dumps(plain), pictures, codes, view.day)


def checksum(plain: Mapping[str, Any]) -> str:
    """The first 16 hexadecimal digits of SHA-256 over a payload without its own checksum."""
    rest = {key: value for key, value in plain.items() if key != "checksum"}
    return hashlib.sha256(orjson.dumps(rest, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def drawn(codes: Mapping[str, str]) -> dict[str, bytes]:
    """The QR codes."""
    return {name: qr_svg(address) for name, address in codes.items()}


def pictured(pictures: Mapping[str, MediaFile], content: Path) -> tuple[Task, ...]:
    """The tasks that make the pictures as they are printed, each under its name."""
    return tuple(_pictured(name, file, content) for name, file in pictures.items())


def _pictured(name: str, file: MediaFile, content: Path) -> Task:
    (jpeg,) = print_tasks([file], content)
    wanted = addresses.for_print(file)
    return replace(jpeg, path=name, func=in_svg, args=(jpeg, (wanted.width, wanted.height)))


def in_svg(jpeg: Task, size: Size) -> bytes:
    """A picture as Typst gets it, of the task that makes it and its size."""
    return wrapped(jpeg.func(*jpeg.args), *size)


def _numbering(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Where numbers begin and how far they go; `generator.compendium.split` gives other values to later parts."""
    chapters = len(plain["chapters"]) + (plain["front"] is not None)
    return {
        "brief": plain["kind"] == "volume" and len(plain["chapters"]) > BRIEF,
        "first_page": 1,
        "first_chapter": 1,
        "last_chapter": chapters,
        "other_parts": [],
    }


def _code_name(place: int) -> str:
    return f"qr-{place:04d}.svg"


def _by_source(portal: PublicPortal) -> dict[str, MediaFile]:
    """The file behind each picture that a view shows, by the address of its middle size."""
    out = {}
    for path, file in portal.media.items():
        shown = picture_of(portal, path, "")
        if shown is not None:
            out[shown.src] = file
    return out


def _without_breaks(value: Any) -> None:
    """Takes the places of possible breaks out of titles and of links to what has a title."""
    if isinstance(value, dict):
        names = _LINK if value.keys() == _LINK else _TITLES
        for key, each in value.items():
            if isinstance(each, str):
                value[key] = each.replace("|", "") if key in names and key != "url" else each
            else:
                _without_breaks(each)
    elif isinstance(value, list):
        for each in value:
            _without_breaks(each)


def _printable(value: Any) -> Any:
    """The same with 〓 for every character that our faces lack: a finding (S09) tells of it, the book is made."""
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _printable(each) for key, each in value.items()}
        case list():
            return [_printable(each) for each in value]
    return value


def _pictures(value: Any) -> Iterator[dict[str, Any]]:
    """All pictures in a volume, each to be given its file."""
    if isinstance(value, dict):
        if "src" in value and "avif" in value:
            for heavy in ("avif", "webp", "jpeg"):
                del value[heavy]
            yield value
            return
        for each in value.values():
            yield from _pictures(each)
    elif isinstance(value, list):
        for each in value:
            yield from _pictures(each)

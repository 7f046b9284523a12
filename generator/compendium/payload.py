"""What the print templates read: a volume as JSON, with the names of its pictures and the numbers of its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from generator.compendium.setting import wrapped
from generator.digest import digest_of
from generator.exports.qr import qr_svg
from generator.media.pictures import derive, print_tasks
from generator.model.media import MediaFile
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.parts import picture_of
from generator.views.volume import VolumeView


@dataclass(frozen=True, slots=True)
class Payload:
    """Everything that Typst gets. `pictures` names files below `content/` by the name that the templates use; `codes`
    the addresses that stand as QR codes.
    """

    data: bytes
    pictures: Mapping[str, MediaFile]
    codes: Mapping[str, str]
    day: dt.date


def payload(portal: PublicPortal, view: VolumeView, site_url: str) -> Payload:
    """The JSON of a volume."""
    plain: dict[str, Any] = orjson.loads(orjson.dumps(view))
    by_source = _by_source(portal)
    pictures: dict[str, MediaFile] = {}
    for picture in _pictures(plain):
        file = by_source[picture["src"]]
        name = f"{addresses.for_print(file).path.rpartition('/')[2].removesuffix('.jpg')}.svg"
        picture["file"] = f"/pictures/{name}"
        pictures[name] = file
    addresses_of = {each["url"]: site_url + each["url"] for each in (plain, *plain["chapters"])}
    codes = {_code_name(place): address for place, address in enumerate(addresses_of.values())} if site_url else {}
    for each in (plain, *plain["chapters"]):
        place = list(addresses_of).index(each["url"])
        each["qr"] = f"/pictures/{_code_name(place)}" if site_url else ""
    plain["site"] = site_url
    plain["pdfdate"] = {"year": view.day.year, "month": view.day.month, "day": view.day.day}
    plain["faces"] = {}
    plain["art"] = {"rows": [], "text": ""}
    plain["checksum"] = digest_of(plain)[:16]
    plain["evidence"] = {item["key"]: item["no"] for item in plain["register"]}
    return Payload(orjson.dumps(plain), pictures, codes, view.day)


def drawn(codes: Mapping[str, str]) -> dict[str, bytes]:
    """The QR codes."""
    return {name: qr_svg(address) for name, address in codes.items()}


def pictured(pictures: Mapping[str, MediaFile], content: Path) -> dict[str, bytes]:
    """The pictures as they are printed."""
    out = {}
    for name, file in pictures.items():
        (task,) = print_tasks([file], content)
        wanted = addresses.for_print(file)
        assert task.func is derive
        out[name] = wrapped(task.func(*task.args), wanted.width, wanted.height)
    return out


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

"""From a volume's view to its PDF, with what the site tells of the file; kept by the digest of all that goes in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import pypdfium2

from generator.compendium.apart import Processes
from generator.compendium.own import FOLDER, Faces, own_faces
from generator.compendium.payload import Payload, drawn, payload, pictured
from generator.compendium.setting import ACCESSIBLE, Setting, SettingError, Wanted, set_volume
from generator.compendium.split import Begun, in_order, split
from generator.digest import digest_of, digest_of_bytes
from generator.finding import Finding
from generator.model.media import MediaFile
from generator.model.parse import Memo
from generator.model.site import Site
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.settings import Project
from generator.task import Stage, Task
from generator.views.volume import VolumeView, booklet_view, leaflet_view, plan_view, volume_view


@dataclass(frozen=True, slots=True)
class Place:
    """Where volumes are made: the site's address, the theme, the content with the pictures, and what faces of an
    institution's own there are, in which folder.
    """

    url: str
    theme: Path
    content: Path
    faces: Faces = field(default_factory=dict)
    folder: str = ""


def place_of(project: Project, site: Site, theme: Path, url: str) -> tuple[Place, tuple[Finding, ...]]:
    """Where the volumes of a project are made, and what is wrong with its own fonts."""
    faces, problems = own_faces(site, project.root)
    return Place(url, theme, project.content, faces, str(project.root / FOLDER) if faces else ""), problems


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished PDF with its number of pages; `part` counts from 1 where a volume has several, else it is 0."""

    content: bytes
    pages: int
    part: int = 0

    @property
    def checksum(self) -> str:
        """SHA-256, as readers may compute it."""
        return hashlib.sha256(self.content).hexdigest()


def bound(portal: PublicPortal, view: VolumeView, place: Place, standards: tuple[str, ...] = ACCESSIBLE) -> Bound:
    """The PDF of a volume, made now. Raises SettingError."""
    task = volume_task("", payload(portal, view, place.url, place.faces), place, standards)
    content = task.func(*task.args)
    return Bound(content, pages_of(content))


def bound_parts(
    portal: PublicPortal,
    view: VolumeView,
    place: Place,
    standards: tuple[str, ...] = ACCESSIBLE,
    memo: Memo | None = None,
) -> Iterator[Bound]:
    """The PDFs of a volume, several where it is thick, numbered on through all of them; what `memo` has is not set
    again. Raises SettingError.
    """
    parts = split(payload(portal, view, place.url, place.faces))
    several = len(parts) > 1
    wanted = [_wanted(part, place, standards) for part in parts]
    with Processes(wanted) as processes:

        def begin(number: int, part: Payload) -> Begun:
            key = f"printed:{_key(part, place, standards)}"
            known = memo.get(key) if memo is not None else None
            if known is not None:
                return _Known(known)
            begun = processes.begin(number, part.data) if several else Setting(wanted[0]).begin(part.data)
            return begun if memo is None else _Noted(begun, partial(memo.put, key))

        for number, content in enumerate(in_order(parts, begin), 1):
            yield Bound(content, pages_of(content), number if several else 0)


def _wanted(part: Payload, place: Place, standards: tuple[str, ...]) -> Wanted:
    files = partial(_files, part.pictures, part.codes, place.content)
    return Wanted(files, str(place.theme), part.day, standards, _folders(place))


def _files(pictures: Mapping[str, MediaFile], codes: Mapping[str, str], content: Path) -> dict[str, bytes]:
    return pictured(pictures, content) | drawn(codes)


_LAST = 4
"""Bytes in which the number of the last page is remembered, before the PDF."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A part that was set before."""

    remembered: bytes

    def last_page(self) -> int:
        return int.from_bytes(self.remembered[:_LAST])

    def content(self) -> bytes:
        return self.remembered[_LAST:]


@dataclass(slots=True)
class _Noted:
    """A part that is remembered once it is set."""

    begun: Begun
    note: Callable[[bytes], None]
    last: int = 0

    def last_page(self) -> int:
        self.last = self.begun.last_page()
        return self.last

    def content(self) -> bytes:
        pdf = self.begun.content()
        self.note(self.last.to_bytes(_LAST) + pdf)
        return pdf


def _folders(place: Place) -> tuple[str, ...]:
    return (place.folder,) if place.folder else ()


def bound_volumes(portal: PublicPortal, place: Place) -> dict[str, tuple[Bound, ...] | str]:
    """The PDFs of the declared volumes that go to the site, by id; or what went wrong."""
    made: dict[str, tuple[Bound, ...] | str] = {}
    for volume in portal.volumes.values():
        if volume.web:
            try:
                made[volume.id] = tuple(bound_parts(portal, volume_view(portal, volume), place))
            except SettingError as error:
                made[volume.id] = str(error)
    return made


def pages_of(pdf: bytes | Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(pdf))


def volume_task(path: str, given: Payload, place: Place, standards: tuple[str, ...] = ACCESSIBLE) -> Task:
    """The task that makes a PDF."""
    args = (given.data, tuple(given.pictures.items()), tuple(given.codes.items()), place, given.day, standards)
    return Task(path, Stage.BIND, f"volume:{_key(given, place, standards)}", bind, args)


def _key(given: Payload, place: Place, standards: tuple[str, ...]) -> str:
    """Stands for all that goes into a PDF."""
    pictures = {name: file.digest for name, file in given.pictures.items()}
    return digest_of(
        [digest_of_bytes(given.data), pictures, given.codes, recipe(place.theme), standards, place.faces, given.day]
    )


def bind(
    data: bytes,
    pictures: Iterable[tuple[str, MediaFile]],
    codes: Iterable[tuple[str, str]],
    place: Place,
    day: dt.date,
    standards: tuple[str, ...],
) -> bytes:
    """The bytes of a PDF."""
    files = _files(dict(pictures), dict(codes), place.content)
    return set_volume(data, files, str(place.theme), day, standards, _folders(place))


@cache
def recipe(theme: Path) -> str:
    """Stands for the templates, the faces and the engine."""
    folder = theme / "print"
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.typ"))}
    faces = {path.name: path.stat().st_size for path in sorted((theme / "assets/fonts").glob("*.ttf"))}
    return digest_of([sources, faces, version("typst"), digest_of_bytes(Path(__file__).read_bytes())])


def small_view(portal: PublicPortal, kind: str, record_id: str) -> VolumeView:
    """What is printed of one record."""
    if kind == "cases":
        return leaflet_view(portal, portal.cases[record_id])
    if kind == "plans":
        return plan_view(portal, portal.plans[record_id])
    owner = portal.branches[record_id] if kind == "branches" else portal.studios[record_id]
    return booklet_view(portal, owner)


def small_task(portal: PublicPortal, kind: str, record_id: str, place: Place) -> Task:
    """The task of the PDF beside a record's page."""
    given = payload(portal, small_view(portal, kind, record_id), place.url, place.faces)
    return volume_task(addresses.booklet(kind, record_id), given, place)

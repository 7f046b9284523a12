"""From a volume's view to its PDF, with what the site tells of the file; kept by the digest of all that goes in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import starmap
from pathlib import Path

import pypdfium2

from generator.compendium.apart import Apart, Processes
from generator.compendium.own import Faces, own_faces
from generator.compendium.parts import AHEAD, Afar, Known, Noted, Sent, ahead, remembered
from generator.compendium.payload import Payload, drawn, payload, pictured
from generator.compendium.setting import ACCESSIBLE, Setting, SettingError, Wanted
from generator.compendium.split import Begun, in_order, split
from generator.digest import digest_of, digest_of_bytes
from generator.finding import Finding
from generator.model.parse import Memo
from generator.model.site import Site
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.settings import Project
from generator.task import Stage, Task, made
from generator.views.volume import VolumeView, booklet_view, leaflet_view, plan_view, volume_view

Begin = Callable[[int, Payload], Begun]
Codes = tuple[tuple[str, str], ...]
Materials = tuple[tuple[Task, ...], Codes, Path, tuple[Path, ...], dt.date, tuple[str, ...]]
"""What a PDF is made of beside its JSON: the tasks of its pictures, codes, theme, folders of fonts, day, standards."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where volumes are made: the site's address, the theme, the content with the pictures, and what faces of an
    institution's own there are, in which folder, with a digest of its files.
    """

    url: str
    theme: Path
    content: Path
    faces: Faces = field(default_factory=dict)
    folder: str = ""
    digest: str = ""

    @property
    def recipe(self) -> str:
        """Stands for the templates, the engine and all faces."""
        return digest_of([_recipe_of(self.theme), self.faces, self.digest])


def place_of(project: Project, site: Site, theme: Path, url: str) -> tuple[Place, tuple[Finding, ...]]:
    """Where the volumes of a project are made, and what is wrong with its own fonts."""
    faces, problems = own_faces(site, project.fonts)
    if not faces:
        return Place(url, theme, project.content), problems
    files = [path for path in sorted(project.fonts.rglob("*")) if path.is_file()]
    digest = digest_of(
        [(path.relative_to(project.fonts).as_posix(), digest_of_bytes(path.read_bytes())) for path in files]
    )
    return Place(url, theme, project.content, faces, str(project.fonts), digest), problems


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
    afar: Afar | None = None,
) -> Iterator[Bound]:
    """The PDFs of a volume, several where it is thick, numbered on through all of them; what `memo` has is not set
    again. Raises SettingError. With machines `afar`, the first part is on its way to them at once; else
    nothing begins before it is asked for.
    """
    if afar is None:
        return _set_here(portal, view, place, standards, memo)
    parts = split(payload(portal, view, place.url, place.faces))
    begin = partial(_sent, afar, place, standards)
    return _numbered(len(parts), in_order(parts, partial(_begun, begin, memo, place, standards)))


def _set_here(
    portal: PublicPortal, view: VolumeView, place: Place, standards: tuple[str, ...], memo: Memo | None
) -> Iterator[Bound]:
    parts = split(payload(portal, view, place.url, place.faces))
    wanted = [_wanted(*_materials(part, place, standards)) for part in parts]
    with Processes(wanted) as processes:

        def begin(number: int, part: Payload) -> Begun:
            return processes.begin(number, part.data) if len(parts) > 1 else Setting(wanted[0]).begin(part.data)

        yield from _numbered(len(parts), in_order(parts, partial(_begun, begin, memo, place, standards)))


def _numbered(several: int, contents: Iterable[bytes]) -> Iterator[Bound]:
    for number, content in enumerate(contents, 1):
        yield Bound(content, pages_of(content), number if several > 1 else 0)


def _begun(
    begin: Begin, memo: Memo | None, place: Place, standards: tuple[str, ...], number: int, part: Payload
) -> Begun:
    """A part begun, unless it is known."""
    if memo is None:
        return begin(number, part)
    key = f"printed:{_key(part, place, standards)}"
    known = memo.get(key)
    return Known(known) if known is not None else Noted(begin(number, part), partial(memo.put, key))


def _sent(afar: Afar, place: Place, standards: tuple[str, ...], _number: int, part: Payload) -> Begun:
    """A part on its way. Its pictures are made first: their originals are a hundred times as large."""
    given = _materials(part, place, standards)
    materials: Materials = (tuple(starmap(_made, afar.results([*given[0]]))), *given[1:])
    task = Task("", Stage.BIND, f"part:{_key(part, place, standards)}", set_part, (part.data, *materials))
    return Sent(afar.begun(task), lambda: Apart(_wanted(*materials)).begin(part.data))


def _made(task: Task, content: bytes | None) -> Task:
    return replace(task, func=made, args=(task.func(*task.args) if content is None else content,))


def _materials(given: Payload, place: Place, standards: tuple[str, ...]) -> Materials:
    pictures = pictured(given.pictures, place.content)
    return pictures, tuple(given.codes.items()), place.theme, _folders(place), given.day, standards


def _wanted(
    pictures: tuple[Task, ...],
    codes: Codes,
    theme: Path,
    faces: tuple[Path, ...],
    day: dt.date,
    standards: tuple[str, ...],
) -> Wanted:
    return Wanted(partial(_files, pictures, codes), str(theme), day, standards, tuple(map(str, faces)))


def _files(pictures: Iterable[Task], codes: Codes) -> dict[str, bytes]:
    return {task.path: task.func(*task.args) for task in pictures} | drawn(dict(codes))


def _folders(place: Place) -> tuple[Path, ...]:
    return (Path(place.folder),) if place.folder else ()


def bound_volumes(portal: PublicPortal, place: Place, afar: Afar | None = None) -> dict[str, tuple[Bound, ...] | str]:
    """The PDFs of the declared volumes that go to the site, by id; or what went wrong."""
    volumes = [volume for volume in portal.volumes.values() if volume.web]
    begun = (bound_parts(portal, volume_view(portal, each), place, afar=afar) for each in volumes)
    outcome: dict[str, tuple[Bound, ...] | str] = {}
    for volume, parts in zip(volumes, ahead(begun, AHEAD if afar else 1), strict=True):
        try:
            outcome[volume.id] = tuple(parts)
        except SettingError as error:
            outcome[volume.id] = str(error)
    return outcome


def pages_of(pdf: bytes | Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(pdf))


def volume_task(path: str, given: Payload, place: Place, standards: tuple[str, ...] = ACCESSIBLE) -> Task:
    """The task that makes a PDF."""
    args = (given.data, *_materials(given, place, standards))
    return Task(path, Stage.BIND, f"volume:{_key(given, place, standards)}", bind, args)


def _key(given: Payload, place: Place, standards: tuple[str, ...]) -> str:
    """Stands for all that goes into a PDF."""
    pictures = {name: file.digest for name, file in given.pictures.items()}
    return digest_of([digest_of_bytes(given.data), pictures, given.codes, place.recipe, standards, given.day])


def bind(data: bytes, *materials: *Materials) -> bytes:
    """The bytes of a PDF."""
    return Setting(_wanted(*materials)).begin(data).content()


def set_part(data: bytes, *materials: *Materials) -> bytes:
    """A part as `parts.remembered` gives it."""
    return remembered(Setting(_wanted(*materials)).begin(data))


@cache
def _recipe_of(theme: Path) -> str:
    """Stands for the templates, the theme's faces and the engine."""
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

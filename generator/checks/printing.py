"""What would come out badly in print: volumes that take up nothing, empty chapters, coarse pictures, crowded tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checks.place import at
from generator.finding import Finding, KeyPath, found
from generator.markdown import plain
from generator.model.achievement import Achievement
from generator.model.base import Photo, Record
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.model.studio import Studio
from generator.model.volume import Volume
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, Graph
from generator.views.selection import Chosen, chosen

LEAST_DPI = 150
"""Dots an inch below which a picture is seen to be coarse."""

FULL = 161.65
TEXT = 117.65
COVER = 154.0
PAIRED = 78.3
"""Widths in millimetres at which pictures are printed: over text and side column, over the text, on the cover, two
side by side (theme/print/lib.typ; the style `gb9704` prints none larger than FULL).
"""

LONGEST_CELL = 120
CROWDED = 4
"""A table of so many columns has no room for longer cells."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture and the width in millimetres at which it is printed."""

    path: KeyPath
    file: str
    width: float


def volumes(portal: FullPortal) -> Iterator[Finding]:
    """V01: what volumes take up (also V03–V05, R08), judged by what is public of it (`model/volume.py`)."""
    if not portal.volumes:
        return
    public = disclose(portal)
    taken: dict[tuple[str, str], Record] = {}
    for volume in public.volumes.values():
        wrong = list(_cohort(portal, volume))
        yield from wrong
        if not wrong:
            selected = chosen(public, volume.selection)
            yield from _contents(portal, public, volume, selected)
            taken |= _records(selected)
        taken["volumes", volume.id] = volume
    for (kind, _id), record in taken.items():
        yield from _pictures(portal, kind, record)


def crowded_tables(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """V02: a table of many columns has short cells (domain.md, Standards: what a printed page holds)."""
    blocks = record.body.blocks if isinstance(record, Case) else ()
    for table in (block for block in blocks if block["t"] == "table" and len(block["head"]) >= CROWDED):
        cells = (plain(cell) for row in (table["head"], *table["rows"]) for cell in row)
        longest = max(cells, key=len, default="")
        if len(longest) > LONGEST_CELL:
            message = f"表格有{len(table['head'])}栏，“{longest[:12]}……”一格写了{len(longest)}字，印出来又窄又长"
            fix = f"每格不超过{LONGEST_CELL}字，长的话移到表外正文"
            yield at(portal, kind, record, ("body",), "V02", message=message, fix=fix)


def over_budget(volume: Volume, file: str, pages: int) -> Finding | None:
    """B04: the made volume has more pages than it may have. `file` is that of its record."""
    if volume.pages is None or pages <= volume.pages:
        return None
    message = f"《{volume.title}》有{pages}页，上限是{volume.pages}页"
    return found("B04", file, ("pages",), message=message, label="页数上限", fix="减少收录部分，或改大页数上限")


def _cohort(portal: FullPortal, volume: Volume) -> Iterator[Finding]:
    selection = volume.selection
    if selection.cohort is None:
        return
    path = ("selection", "cohort")
    if selection.programme is None:
        fix = "在 selection 里写上 programme: 工程编号"
        yield at(portal, "volumes", volume, path, "R08", message="写了批次，没有写工程", fix=fix)
        return
    programme = portal.programmes[selection.programme]
    cohorts = [cohort.code for cohort in programme.cohorts]
    if selection.cohort not in cohorts:
        message = f"{programme.short_name}没有批次“{selection.cohort}”"
        fix = f"应为{'、'.join(cohorts)}之一" if cohorts else "先在工程记录里写上批次"
        yield at(portal, "volumes", volume, path, "R08", message=message, fix=fix)


def _contents(portal: FullPortal, public: Graph, volume: Volume, selected: Chosen) -> Iterator[Finding]:
    if not volume.body.blocks:
        yield at(portal, "volumes", volume, ("body",), "V04", message="没有写前言", fix="前言写在文件头下面的正文里")
    nothing = not (selected.achievements or selected.cases) if selected.by_theme else not selected.owners
    if nothing:
        message, fix = "按收录范围找不到任何记录", "核对收录范围，或先发布要收录的记录"
        yield at(portal, "volumes", volume, ("selection",), "V05", message=message, fix=fix)
    for owner in () if selected.by_theme else selected.owners:
        if not _has_content(public, owner):
            name = owner.short_name or owner.name
            message = f"收了{name}，但它没有公开的表述、活动、案例和成果，这一章是空的"
            fix = f"先补上{name}的内容，或在收录范围里不收它"
            yield at(portal, "volumes", volume, ("selection",), "V03", message=message, fix=fix)


def _has_content(public: Graph, owner: Branch | Studio) -> bool:
    kind = "branches" if isinstance(owner, Branch) else "studios"
    own = (each for source in ("cases", "achievements") for each in public.referring(kind, owner.id, source))
    activities = owner.activities if isinstance(owner, Branch) else ()
    return bool(owner.statements or activities) or any(owner.id in each.owners for each in own)


def _records(selected: Chosen) -> Mapping[tuple[str, str], Record]:
    """The records whose pictures are printed: by theme those of achievements, else those of their owners."""
    made: dict[tuple[str, str], Record] = {("cases", each.id): each for each in selected.cases}
    if selected.by_theme:
        return made | {("achievements", each.id): each for each in selected.achievements}
    return made | {("branches" if isinstance(each, Branch) else "studios", each.id): each for each in selected.owners}


def _pictures(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    for shown in _shown(record):
        file = portal.media.get(shown.file)
        if file is None or not file.width:
            continue
        dpi = file.width / shown.width * 25.4
        if dpi < LEAST_DPI:
            wanted = round(shown.width / 25.4 * LEAST_DPI)
            message = f"图片 content/{file.path} 宽{file.width}像素，印成{shown.width:.0f}毫米宽只有{dpi:.0f}点/英寸"
            fix = f"换成宽{wanted}像素以上的原图"
            yield at(portal, kind, record, shown.path, "V01", message=message, fix=fix)


def _shown(record: Record) -> Iterator[_Shown]:
    match record:
        case Branch():
            yield from _first(record.photos, FULL)
            for index, activity in enumerate(record.activities):
                width = TEXT if len(activity.photos) == 1 else PAIRED
                path: KeyPath = ("activities", index, "photos")
                yield from (_Shown((*path, n, "file"), photo.file, width) for n, photo in enumerate(activity.photos))
        case Studio():
            yield from _first(record.photos, FULL)
            width = TEXT if len(record.photos) == 2 else PAIRED
            for index, photo in enumerate(record.photos[1:], 1):
                yield _Shown(("photos", index, "file"), photo.file, width)
        case Achievement():
            yield from _first(record.photos, TEXT)
        case Case():
            yield _Shown(("cover", "file"), record.cover.file, TEXT)
            yield from (_Shown(("body",), figure["src"], TEXT) for figure in record.body.pictures())
        case Volume():
            if record.cover is not None:
                yield _Shown(("cover", "file"), record.cover.file, COVER)


def _first(photos: tuple[Photo, ...], width: float) -> Iterator[_Shown]:
    if photos:
        yield _Shown(("photos", 0, "file"), photos[0].file, width)

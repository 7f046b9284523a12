"""The records of a feed as they will stand here, with the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.aggregate.feed import Feed
from generator.aggregate.fitted import brought_cohorts, cohorts_of, fitting, rooted, terms_of
from generator.aggregate.lost import LeftOut
from generator.aggregate.own import SHARED, Own
from generator.aggregate.renamed import Names, renamed
from generator.media.pictures import derive
from generator.model.base import Record
from generator.model.fields import MediaPath
from generator.model.institution import FOLDER, BroughtCohort, BroughtTerm, Institution
from generator.model.load import Vocabularies
from generator.model.media import MediaFile
from generator.model.narrative import Case, Notice
from generator.model.picture import Look, look_at
from generator.model.programme import Programme
from generator.model.reading import Origin
from generator.model.shape import marked
from generator.model.types import RECORD_TYPES
from generator.placing import placed
from generator.portal import addresses
from generator.portal.assemble import prune
from generator.portal.graph import Records
from generator.views.lookup import name_of

LONGEST_ID = 130
"""Letters; a file's name is an id with a suffix, and systems end it at 255 bytes."""

_LABELS = {kind.name: kind.label for kind in RECORD_TYPES}


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes from one institution: records by type and id, what they need beside, the files that they show (their
    names by the paths that they had), what was left out, and what was done.
    """

    records: Records
    terms: tuple[BroughtTerm, ...]
    cohorts: tuple[BroughtCohort, ...]
    files: dict[str, str]
    left: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def taken(feed: Feed, institution: Institution, place: int, own: Own, known: Vocabularies, content: Path) -> Taken:
    """All of a feed under names of its own; its files are put below `content` at once. `place` is that of the
    institution in the list; `known` are the terms that are here or came before.
    """
    notes, lost, left = list(feed.notes), list[str](), list(feed.left)
    codes, terms = terms_of(feed, institution.id, known, notes)
    files = _files(feed)
    same = own.same()
    base = Names(
        institution.id,
        feed.records,
        same,
        feed.address,
        terms=codes,
        media=partial(_new_path, f"media/{FOLDER}/{institution.id}", files),
    )
    cohorts = cohorts_of(feed, base, institution, own)
    new_cohorts = {key: cohort.code for key, cohort in cohorts.items()}
    names = Names(base.prefix, base.records, same, base.address, new_cohorts, codes, base.media)
    records: Records = {kind.name: {} for kind in RECORD_TYPES}
    for kind, by_id in feed.records.items():
        for record in by_id.values():
            if record.id in same.get(kind, ()):
                notes += _differs(kind, record, own.records[kind][record.id])
                continue
            new = fitting(renamed(record, names), own, lost)
            records[kind][new.id] = new
    records["units"] = rooted(records["units"], institution, place)
    records["programmes"] = {
        each: _own_programme(record, institution, notes) for each, record in records["programmes"].items()
    }
    left += _impossible(records, own)
    left += _put(feed, files, content / "media" / FOLDER / institution.id)
    left += _pruned(records, own, {base.media(path) for path in files})
    if lost:
        notes.append(f"本项目的同名工程里没有，略去：{'、'.join(dict.fromkeys(lost))}")
    return Taken(records, tuple(terms), tuple(brought_cohorts(cohorts)), files, tuple(left), tuple(notes))


def _own_programme(record: Record, institution: Institution, notes: list[str]) -> Record:
    """A programme that is not here: under the name of its institution, for others have one of that name, too."""
    notes.append(
        f"工程 {name_of(record)} 这里没有，作为该校自己的带来，编号 {record.id}；"
        f"要各校合在一起，就在本项目里建编号为 {record.id.removeprefix(f'{institution.id}-')} 的工程"
    )
    names = {key: f"{institution.called}{getattr(record, key)}" for key in ("name", "short_name")}
    return record.model_copy(update=names)


def _differs(kind: str, theirs: Record, here: Record) -> Iterator[str]:
    """What somebody should look at of a record that is taken for one that is here."""
    if name_of(theirs) != name_of(here):
        yield f"{_LABELS[kind]} {here.id} 按编号算作这里的“{name_of(here)}”；该校的叫“{name_of(theirs)}”，请核对"
    if (
        isinstance(theirs, Programme)
        and isinstance(here, Programme)
        and here.public_progress == "all"
        and theirs.public_progress != "all"
    ):
        yield (
            f"工程 {here.id} 在这里公开全部进展，该校不公开：没有公布的成果位会显示为“待建设”；"
            "不要这样，就在本项目的工程里写 public_progress: published"
        )


def _impossible(records: Records, own: Own) -> list[LeftOut]:
    """Takes out, in place, what cannot stand here under its id."""
    left = []
    for kind, by_id in records.items():
        beside = {"branches": "studios", "studios": "branches"}.get(kind, kind)
        for record in list(by_id.values()):
            why = ""
            if record.id in own.records[kind] or record.id in own.records[beside]:
                why = f"编号 {record.id} 在本项目自己的记录里已经有了"
            elif len(record.id) > LONGEST_ID:
                why = f"编号太长，超过 {LONGEST_ID} 个字母"
            if why:
                del by_id[record.id]
                left.append(LeftOut(f"{_LABELS[kind]} {record.id[:60]}（{name_of(record)}）", (why,)))
    return left


def _pruned(records: Records, own: Own, media: set[str]) -> list[LeftOut]:
    """Takes out, in place, what would refer to nothing here."""
    joined: Records = {kind: {**own.records[kind], **by_id} for kind, by_id in records.items()}
    files = {path: MediaFile(path, "", 0) for path in (*media, *own.media)}
    origins = {(kind, each): Origin("") for kind, by_id in joined.items() for each in by_id}
    prune(joined, files, origins)
    left = []
    for kind, by_id in records.items():
        for record in list(by_id.values()):
            if record.id in joined[kind]:
                by_id[record.id] = joined[kind][record.id]
            else:
                del by_id[record.id]
                left.append(LeftOut(f"{_LABELS[kind]} {record.id}（{name_of(record)}）", ("所引用的记录没有收进来",)))
    return left


def _files(feed: Feed) -> dict[str, str]:
    """The files that the records show, by their paths, with the names that they have on a site: no two share one."""
    names: dict[str, str] = {}
    for path in sorted(_shown(feed.records[kind].values() for kind in feed.records if kind not in SHARED)):
        file = feed.portal.media.get(path)
        if file is not None:
            site = file.path if feed.published else _on_site(file)
            names[path] = site.rpartition("/")[2]
    return names


def _on_site(file: MediaFile) -> str:
    return addresses.derivatives(file, "jpeg")[-1].path if file.width else addresses.copied(file)


def _shown(groups: Iterable[Iterable[Record]]) -> set[str]:
    paths: set[str] = set()
    for record in (each for group in groups for each in group):
        paths.update(mark.value for mark in marked(record, MediaPath))
        if isinstance(record, Case | Notice):
            paths.update(figure["src"] for figure in record.body.pictures())
    return paths


def _new_path(folder: str, files: Mapping[str, str], path: str) -> str:
    """Where a file of an institution lies below `content/`."""
    return f"{folder}/{files.get(path, path.rpartition('/')[2])}"


def _put(feed: Feed, files: dict[str, str], folder: Path) -> list[LeftOut]:
    """Puts the files in their places; those that cannot be are taken out of `files`, and told. One that is there is
    not made again: its name holds the digest of what it was made from.
    """
    left = []
    for path, name in list(files.items()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / name).is_file():
                _put_file(feed, path, folder / name)
        except Exception as error:  # decoders meet bytes that nobody foresaw in as many ways
            if isinstance(error, OSError) and error.errno is not None:
                raise  # no fault of the file: a full disk, a folder that cannot be written
            del files[path]
            left.append(LeftOut(f"文件 {path}", ("图片打不开，可能不完整",)))
    return left


def _put_file(feed: Feed, path: str, target: Path) -> None:
    """Puts one file of a feed at its place: a picture as the site shows it, upright and without what the camera wrote
    into it; one that is on a site already as it is. Raises OSError, and leaves nothing then.
    """
    source = feed.root / "content" / path
    file = feed.portal.media[path]
    if not file.width or (feed.published and _says_nothing(source)):
        content = source.read_bytes()
    else:
        widest = addresses.derivatives(file, "jpeg")[-1]
        size = widest.width, widest.height
        content = derive(source, file.digest, size, size, "jpeg")
    placed(target, content)


def _says_nothing(source: Path) -> bool:
    look = look_at(source)
    return isinstance(look, Look) and not look.said


def counts_of(records: Records) -> dict[str, int]:
    """How many there are of each type, by its label."""
    counts = {kind.label: len(records[kind.name]) for kind in RECORD_TYPES}
    return {label: count for label, count in counts.items() if count}

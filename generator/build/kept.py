"""What the last build made, and what it read for that: a group is not made again if nothing that it read has changed.

A group is a few pages that are made together, or the files of one output. Kept are the heads of the pages and
the keys of the tasks; a view that somebody needs after all, since its template has changed, is made then.

In the cache a group is three lines of JSON: its name and whether it is stale; what it has read; what was made of it.
Lines stay as they are until somebody asks for the group, and are written down again as they are: most groups of a
large site do not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import Any

import orjson

from generator.build.cache import Cache, batches
from generator.digest import digest_of
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task
from generator.views.page import Later, Link, Meta, Page, Reading, SocialCard
from generator.views.search_document import Ranked, SearchDocument

Pages = Callable[[], Iterable[Page]]
Tasks = Callable[[], Sequence[Task]]

_AT_A_TIME = 1000
"""Groups."""


@dataclass(slots=True)
class _Group:
    """What a group has read, by number, and what was made of it; both as JSON while they lie as they were read."""

    read: list[int] | bytes
    made: list[Any] | bytes
    stale: bool = False
    """It was left as it was although something has changed."""


@dataclass(slots=True)
class Kept:
    """The groups of the last build of one project, and those of this one."""

    cache: Cache
    key: str
    portal: PublicPortal
    also: str
    """Stands for what groups may read besides the portal."""
    left: Callable[[str], bool] = lambda _name: False
    """Which groups are left as they are, whatever has changed (a preview can do without them)."""
    held: dict[str, Any] | None = None
    """Where the groups stay in memory between the builds of one process."""
    _before: dict[str, _Group] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    """All that was ever read; groups share most of it, and know it by its number."""
    _places: dict[str, int] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)
    """What has changed since the last build."""
    _now: dict[str, _Group] = field(default_factory=dict)
    _links: dict[Link, Link] = field(default_factory=dict)
    """Each crumb once: most of a page are those of a thousand others."""
    _frame: str = field(init=False)

    def __post_init__(self) -> None:
        self._frame = digest_of([self.portal.frame(), self.also])
        stored = self.held or self._stored()
        if stored.get("frame") == self._frame:
            self._before, self._names = stored["groups"], list(stored["digests"])
            digests = enumerate(stored["digests"].items())
            self._changed = {place for place, (name, before) in digests if self.portal.reads.digest(name) != before}
        self._places = {name: place for place, name in enumerate(self._names)}

    def pages(self, name: str, make: Pages) -> list[Page]:
        """The pages of a group: their heads as they were kept, or made now."""
        own = self._as_it_was(name)
        if own is not None:
            once = cache(lambda: [*make()])
            return [self._page(row, Later(once, place)) for place, row in enumerate(_rows(own.made))]
        pages, read = self.made(make)
        self.keep_pages(name, read, pages)
        return pages

    def made(self, make: Pages) -> tuple[list[Page], set[str]]:
        """The pages of a group made now, and what they read."""
        with self.portal.reads.watching() as read:
            pages = [replace(page, digest=digest_of(page)) for page in make()]
        return pages, read

    def keep_pages(self, name: str, read: set[str], pages: Iterable[Page]) -> None:
        """Keeps what was made of a group, without the views."""
        self._keep(name, read, [self._page(page, None) for page in pages])

    def tasks(self, name: str, make: Tasks) -> list[Task]:
        """The tasks of a group."""
        own = self._as_it_was(name)
        if own is not None:
            once = cache(make)
            return [
                Task(path, Stage(stage), key, _again, (once, place))
                for place, (path, stage, key) in enumerate(_rows(own.made))
            ]
        with self.portal.reads.watching() as read:
            tasks = [*make()]
        self._keep(name, read, [(task.path, task.stage, task.key) for task in tasks])
        return tasks

    def fresh(self, name: str) -> bool:
        """Whether all that a group has read is as it was."""
        return self._as_it_was(name) is not None

    def save(self) -> None:
        """Writes down the groups of this build."""
        digests = {name: self.portal.reads.digest(name) for name in self._names}
        if not self.held:  # else the next process makes a little more than it must
            head = orjson.dumps({"frame": self._frame, "digests": digests})
            self.cache.put_parts(self.key, chain([head], _parts(self._now)))
        if self.held is not None:
            self.held.update(frame=self._frame, digests=digests, groups=self._now)

    def _stored(self) -> dict[str, Any]:
        parts = self.cache.parts(self.key)
        head = orjson.loads(next(parts, b"{}"))
        if head.get("frame") != self._frame:
            return {}
        groups: dict[str, _Group] = {}
        for part in parts:
            lines = iter(part.split(b"\n"))
            for told, read, made in zip(lines, lines, lines, strict=True):
                name, stale = orjson.loads(told)
                groups[name] = _Group(read, made, stale)
        return {**head, "groups": groups}

    def _as_it_was(self, name: str) -> _Group | None:
        own = self._now.get(name)
        if own is None:
            own = self._before.get(name)
            if own is None:
                return None
            if own.stale or not self._changed.isdisjoint(_rows(own.read)):
                if not self.left(name):
                    return None
                own = replace(own, stale=True)  # for whoever does not leave it
            self._now[name] = own
        return own

    def _keep(self, name: str, read: set[str], made: list[Any]) -> None:
        self._now[name] = _Group(sorted(self._place(each) for each in read), made)

    def _place(self, name: str) -> int:
        """The number of a name."""
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = len(self._names)
            self._names.append(name)
        return place

    def _page(self, row: Page | dict[str, Any], view: Later | None) -> Page:
        """The head of a page with this view."""
        page = row if isinstance(row, Page) else _from_plain(row)
        crumbs = tuple(self._links.setdefault(link, link) for link in page.crumbs)
        return replace(page, crumbs=crumbs, view=view)


def _parts(groups: Mapping[str, _Group]) -> Iterator[bytes]:
    """All groups as they lie in the cache, some at a time."""
    for some in batches(groups.items(), _AT_A_TIME):
        yield b"\n".join(
            line
            for name, group in some
            for line in (orjson.dumps([name, group.stale]), _line(group.read), _line(group.made))
        )


def _rows(stored: Sequence[Any] | bytes) -> Sequence[Any]:
    """As objects, whether they lie as JSON or not."""
    rows: Sequence[Any] = orjson.loads(stored) if isinstance(stored, bytes) else stored
    return rows


def _line(rows: list[Any] | bytes) -> bytes:
    """As JSON, whether they lie so or not."""
    return rows if isinstance(rows, bytes) else orjson.dumps(rows)


def _again(once: Callable[[], Sequence[Task]], place: int) -> bytes:
    """The bytes of a task whose group was kept, wanted after all."""
    task = once()[place]
    return task.func(*task.args)


def settled(task: Task) -> Task:
    """The task itself, made now where its group was kept: another process cannot make it out."""
    if task.func is not _again:
        return task
    once, place = task.args
    made: Task = once()[place]
    return made


def _from_plain(row: dict[str, Any]) -> Page:
    """A page as the cache has it."""
    meta = row["meta"]
    card = meta["card"]
    return Page(
        **{
            **row,
            "meta": Meta(
                **{
                    **meta,
                    "keywords": tuple(meta["keywords"]),
                    "image_size": tuple(meta["image_size"]),
                    "card": SocialCard(**card) if card else None,
                }
            ),
            "record": tuple(row["record"]) if row["record"] else None,
            "searched": tuple(_ranked(each) for each in row["searched"]),
            "reading": _reading(row["reading"]) if row["reading"] else None,
            "crumbs": tuple(Link(**crumb) for crumb in row["crumbs"]),
        }
    )


def _reading(row: dict[str, Any]) -> Reading:
    links = {name: Link(**row[name]) if row[name] else None for name in ("volume", "before", "after", "own")}
    return Reading(**{**row, **links})


def _ranked(row: dict[str, Any]) -> Ranked:
    document = row["document"]
    facets = tuple((name, tuple(values)) for name, values in document["facets"])
    words = {name: tuple(document[name]) for name in ("names", "passages", "known_as")}
    place, day, record_id = row["rank"]
    told = SearchDocument(**{**document, **words, "facets": facets})
    return Ranked((place, day, record_id), told)

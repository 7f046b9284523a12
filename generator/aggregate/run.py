"""One call: every institution of the list is read, taken up and written, or left as it was the last time.

One that fails keeps what it gave before: a server that is down on one night must not empty half a province. The day is
told, so that nobody takes old records for new ones.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.aggregate.feed import Feed, FeedError, feed_of
from generator.aggregate.lost import LeftOut
from generator.aggregate.own import Own, own_of
from generator.aggregate.place import files_of, institutions_in, removed, replaced
from generator.aggregate.taken import Taken, counts_of, taken
from generator.aggregate.unpack import feed_of_package
from generator.aggregate.written import UnwritableError
from generator.finding import Finding, Severity
from generator.model.institution import LIST, Brought, Institution, with_terms
from generator.model.load import Loaded, Vocabularies, load, resolve
from generator.settings import today
from generator.text import chinese_date

MOST_TOLD = 20
"""Lines of one sort for one institution."""


class ListError(Exception):
    """There is nothing to be done; the message says why (Chinese)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one institution: a heading, what was left out with the reasons, and what was done. `whole` where
    nothing was left out.
    """

    heading: str
    left: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    whole: bool = True

    def lines(self) -> Iterator[str]:
        """As people read it."""
        yield self.heading
        rows = [f"  没有收进来：{each.record}：{'；'.join(each.why)}" for each in self.left]
        for group in (rows, [f"  说明：{each}" for each in self.notes]):
            yield from group[:MOST_TOLD]
            if len(group) > MOST_TOLD:
                yield f"  ……另有 {len(group) - MOST_TOLD} 条"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all of them; `findings` are the faults of the list itself."""

    told: tuple[Told, ...]
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether everything came."""
        return not self.findings and all(each.whole for each in self.told)


def aggregate(root: Path, only: Collection[str] = (), heard: Callable[[Told], None] = lambda _told: None) -> Outcome:
    """Takes up the institutions of `data/institutions.yml`, or `only` some of them; each is `heard` when it is done.
    Raises ListError.
    """
    if not (root / LIST).is_file():
        raise ListError(f"没有 {LIST}；照下面的样子写一份，每所学校一条：\n{EXAMPLE}")
    loaded = load(root, day=today())
    findings = _of_list(loaded, root)
    unknown = [each for each in only if each not in {row.id for row in loaded.institutions}]
    if unknown:
        raise ListError(f"{LIST} 里没有编号为“{'”“'.join(unknown)}”的学校")
    own = own_of(loaded)
    known: Vocabularies = own.vocabularies
    told: list[Told] = []
    for place, institution in enumerate(loaded.institutions, 1):
        before = loaded.brought.get(institution.id)
        if only and institution.id not in only:
            known = with_terms(known, [before] if before else [])
            continue
        one, now = _one(root, institution, place, own, known, before)
        known = with_terms(known, [now] if now else [])
        told.append(one)
        heard(one)
    if not (findings or only):
        for one in _no_more(root, loaded.institutions):
            told.append(one)
            heard(one)
    return Outcome(tuple(told), findings)


EXAMPLE = """- id: njnu
  name: 南京示例大学
  source: https://party.example.edu.cn/data/datapackage.json
- id: bfu
  name: 北方示例大学
  source: ../portals/bfu"""


def _of_list(loaded: Loaded, root: Path) -> tuple[Finding, ...]:
    own = tuple(each for each in loaded.findings if each.place.file == LIST and each.severity is Severity.ERROR)
    return resolve(own, root)


def _one(
    root: Path, institution: Institution, place: int, own: Own, known: Vocabularies, before: Brought | None
) -> tuple[Told, Brought | None]:
    """One institution: what is told of it, and what stands beside its records now."""
    with tempfile.TemporaryDirectory(prefix="fourones-") as scratch:
        try:
            feed = _read(institution.source, root, Path(scratch))
        except FeedError as error:
            return Told(f"{institution.name}：没有汇入。{error}。{_kept(before)}", whole=False), before
        got = taken(feed, institution, place, own, known, root / "content")
    now = _brought(institution, feed, got)
    left = list(got.left)
    try:
        files = files_of(got, now, institution, left)
    except UnwritableError:
        why = "单位或选项里有读不懂的字符，或文字太多"
        return Told(f"{institution.name}：没有汇入。{why}。{_kept(before)}", whole=False), before
    left += replaced(root, institution.id, files, got.files.values())
    return Told(_heading(institution, got, feed), tuple(left), got.notes, whole=not left), now


def _read(source: str, root: Path, scratch: Path) -> Feed:
    """The feed of an address, or of a path, which is taken from the project's own folder. Raises FeedError."""
    if urlsplit(source).scheme in ("http", "https"):
        return feed_of_package(source, scratch)
    if "://" in source:
        raise FeedError(f"来源“{source[:60]}”读不了；写网站文件夹的路径，或以 https:// 开头的网址")
    path = root / source
    if path.resolve() == root.resolve():
        raise FeedError("来源写的是本网站自己的文件夹")
    if path.is_dir():
        return feed_of(path)
    if path.is_file():
        return feed_of_package(str(path), scratch)
    raise FeedError(f"没有找到 {source}")


def _kept(before: Brought | None) -> str:
    if before is None:
        return "以前也没有汇入过"
    return f"保留{chinese_date(before.brought)}汇入的 {before.records} 条记录（数据截至{chinese_date(before.as_of)}）"


def _brought(institution: Institution, feed: Feed, got: Taken) -> Brought:
    count = sum(map(len, got.records.values()))
    day: dt.date = feed.portal.as_of
    return Brought.model_construct(
        institution=institution.name, as_of=day, brought=today(), records=count, terms=got.terms, cohorts=got.cohorts
    )


def _heading(institution: Institution, got: Taken, feed: Feed) -> str:
    counts = "、".join(f"{label} {count}" for label, count in counts_of(got.records).items())
    files = f"；图片等文件 {len(got.files)} 个" if got.files else ""
    return f"{institution.name}：汇入 {counts}{files}（数据截至{chinese_date(feed.portal.as_of)}）"


def _no_more(root: Path, listed: Iterable[Institution]) -> Iterator[Told]:
    """Institutions that are listed no more: all that came from them goes."""
    ids = {row.id for row in listed}
    for each in institutions_in(root):
        if each not in ids:
            removed(root, each)
            yield Told(f"{each}：名单里已经没有，它的记录删去了")

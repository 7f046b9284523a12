"""What one institution gives: the records of a folder that the disclosure gate lets through, and what was left out.

Nothing but the ordinary reading opens the files, and nothing but the gate decides what leaves them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.aggregate.lost import NOT_TAKEN, LeftOut, gone, left_out, place_of_finding
from generator.finding import Finding
from generator.model.load import load, resolve
from generator.model.media import scan_media
from generator.model.types import RECORD_TYPES
from generator.portal.assemble import assemble
from generator.portal.disclosure import disclose
from generator.portal.graph import Key, PublicPortal, Records
from generator.settings import today
from generator.views.published import published_records

MOST_FILES = 100_000
MOST_BYTES = 4_000_000_000
"""Of `data/` and `content/` of one institution; a university has some thousand files."""


class FeedError(Exception):
    """Nothing of an institution could be taken; the message says why (Chinese)."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The public portal of one institution, and of it the records that can be taken up; `root` is where its files lie,
    and `address` that of its site, where it is known. Pictures of a `published` one are those of its site.
    """

    portal: PublicPortal
    records: Records
    root: Path
    address: str = ""
    left: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    published: bool = False


def feed_of(
    root: Path,
    address: str = "",
    placed: Callable[[Finding], str] = place_of_finding,
    lost: Mapping[Key, str] | None = None,
) -> Feed:
    """What the folder of a portal gives. `placed` says where a finding is, if not in a file that people know; `lost`
    are records that were no more even before. Raises FeedError.
    """
    _bounded(root)
    loaded = load(root, day=today())
    if loaded.site is None:
        raise FeedError("data/portal.yml 没有或读不懂，不能判断哪些可以公开；请该校先运行 fourones check")
    if not loaded.vocabularies:
        raise FeedError("data/vocab.yml 没有或读不懂，代码没有名称；请该校先运行 fourones check")
    media, media_findings = scan_media(root, permissions=loaded.permissions)
    full, relation_findings = assemble(loaded, media, today())
    portal = disclose(full)
    records: Records = {kind.name: {} for kind in RECORD_TYPES}
    for kind, record in published_records(portal):
        if kind not in NOT_TAKEN:
            records[kind][record.id] = record
    if not any(records.values()):
        raise FeedError("没有一条可以公开的记录")
    findings = resolve((*loaded.findings, *media_findings, *relation_findings), root)
    left = [*left_out(loaded, full, findings, placed), *gone(lost or {})]
    return Feed(portal, records, root, address or address_of(root), tuple(left))


def address_of(root: Path) -> str:
    """The address of the site by its `mkdocs.yml`; empty where it says none."""
    try:
        text = (root / "mkdocs.yml").read_text("utf-8")
    except (OSError, ValueError):
        return ""
    match = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"'#<>]+)", text, re.MULTILINE)
    return match[1].rstrip("/") + "/" if match else ""


def _bounded(root: Path) -> None:
    """Refuses what is no portal, what is too much, and links that lead out of the folder. Raises FeedError."""
    if not (root / "data/portal.yml").is_file():
        raise FeedError(f"{root} 里没有 data/portal.yml，不是四个一的网站文件夹")
    real = root.resolve()
    size = 0
    for files, path in enumerate(_paths(root)):
        if path.is_symlink() and not path.resolve().is_relative_to(real):
            raise FeedError(f"{path.relative_to(root).as_posix()} 是链接，指到了网站文件夹之外；请该校换成文件本身")
        size += path.stat().st_size if path.is_file() else 0
        if files > MOST_FILES or size > MOST_BYTES:
            raise FeedError(f"文件太多：超过 {MOST_FILES} 个或 {MOST_BYTES // 1_000_000_000} GB")


def _paths(root: Path) -> Iterator[Path]:
    """Everything below the two folders of records, and these themselves."""
    for top in (root / "data", root / "content"):
        yield top
        for folder, folders, names in os.walk(top):
            yield from (Path(folder, name) for name in (*folders, *names))

"""One call of `fourones import`: files are read, changes told, and written where that is asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.finding import Finding, found
from generator.model.load import Loaded
from generator.model.media import MediaFile
from generator.model.walk import reason_of
from generator.office.changes import told
from generator.office.foreseen import foreseen
from generator.office.grid import number_of
from generator.office.importing import Import, imported, vocabularies_of
from generator.office.lines import has_errors, taken_ids
from generator.office.store import StoreError, files_of, store
from generator.office.word.case import Manuscript, manuscript
from generator.views.lookup import name_of


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for. `only` names the record type of tables that do not tell it."""

    files: tuple[Path, ...]
    only: str
    write: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class Present:
    """What is there: records, media, and the day on which they are judged."""

    loaded: Loaded
    media: Mapping[str, MediaFile]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Done:
    """What is said, and whether all went as asked."""

    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    is_good: bool


def carried_out(call: Call, site: Present) -> Done:
    """Reads the files, and writes what they change if asked to and nothing stands against it."""
    loaded = site.loaded
    given, findings = _read(call.files)
    tables = {name: raw for name, raw in given.items() if not _is_word(name)}
    result = _with_foreseen(imported(loaded, tables, call.only), site)
    drafts = list(_drafts(given, loaded, {change.id for change in result.changes}))
    findings += [*(each for draft in drafts for each in draft.findings), *in_order(result.findings, given)]
    clean = not has_errors(findings)
    made = {name: content for draft in drafts for name, content in draft.files.items()}
    lines = [*(line for draft in drafts for line in draft.lines), *told(result.changes)]
    lines += _sums(result, sum(bool(draft.files) for draft in drafts))
    ready = bool(result.changes or made)
    if not call.write or not ready or not (clean or call.partial):
        return Done(tuple(findings), (*lines, _why_not(ready=ready, clean=clean)), clean)
    try:
        files = files_of(result.changes, loaded) | made
        store(loaded.root, files)
    except StoreError as error:
        return Done(tuple(findings), (*lines, str(error)), False)
    lines.append(f"已写入 {len(files)} 个文件。请运行 fourones check 检查，再运行 fourones build。")
    return Done(tuple(findings), tuple(lines), clean)


def _with_foreseen(result: Import, site: Present) -> Import:
    """The import without the records that the rules of the site would refuse; again, until all hold."""
    while True:
        bad = foreseen(site.loaded, result.changes, site.media, site.today)
        if not bad:
            return result
        refused = {id(change) for change, _finding in bad if change is not None}
        for change, _finding in bad:
            if change is None:  # a change that makes other records wrong: which one is not known, so none goes
                refused = {id(each) for each in result.changes}
        out = [change for change in result.changes if id(change) in refused]
        result = replace(
            result,
            changes=tuple(change for change in result.changes if id(change) not in refused),
            refused=(*result.refused, *(f"{each.kind.label}　{name_of(each.new)}　（{each.source}）" for each in out)),
            findings=(*result.findings, *(finding for _change, finding in bad)),
        )


_CELL = re.compile(r"[! ]([A-Z]{1,3})(\d+)(?::[A-Z]+\d+)?$|第(\d+)行$")


def in_order(findings: Iterable[Finding], files: Iterable[str]) -> list[Finding]:
    """Findings as one reads: file by file as they were given, sheet by sheet, row by row."""
    ranks = {name: number for number, name in enumerate(files)}
    sheets: dict[str, int] = {}

    def key(finding: Finding) -> tuple[int, int, int, int]:
        place = finding.place.file
        file = next((name for name in ranks if place == name or place.startswith(f"{name} ")), "")
        match = _CELL.search(place)
        sheet = sheets.setdefault(place[: match.start()] if match else place, len(sheets))
        row = int(match[2] or match[3]) if match else 0
        return ranks.get(file, len(ranks)), sheet, row, number_of(match[1] or "") if match else 0

    return sorted(dict.fromkeys(findings), key=key)


def _is_word(name: str) -> bool:
    return name.lower().endswith((".docx", ".docm", ".doc", ".wps"))


def _drafts(given: Mapping[str, bytes], loaded: Loaded, ids: set[str]) -> Iterator[Manuscript]:
    """What the Word files make; their ids differ from each other's, and from `ids`."""
    taken = taken_ids(loaded) | ids
    for name, raw in given.items():
        if _is_word(name):
            yield manuscript(raw, name, loaded, vocabularies_of(loaded), taken)


def _read(paths: tuple[Path, ...]) -> tuple[dict[str, bytes], list[Finding]]:
    """The bytes of the files by the shortest names that tell them apart."""
    out: dict[str, bytes] = {}
    findings = []
    names = [path.name for path in paths]
    for path in dict.fromkeys(paths):
        if path.name.startswith("~$"):  # what Office keeps beside a file that is open; it holds no records
            continue
        name = path.name if names.count(path.name) == 1 else str(path)
        try:
            out[name] = path.read_bytes()
        except FileNotFoundError:
            findings.append(found("I01", name, message="没有这个文件", fix="检查文件名和所在的文件夹"))
        except OSError as error:
            fix = "先在 Excel 或 Word 里关闭它，再导入"
            findings.append(found("I01", name, message=f"文件{reason_of(error)}", fix=fix))
    return out, findings


def _sums(result: Import, drafts: int) -> Iterator[str]:
    yield from (f"有错　{each}" for each in result.refused)
    yield ""
    fresh = drafts + sum(change.old is None for change in result.changes)
    changed = sum(change.old is not None for change in result.changes)
    yield f"新增 {fresh} 条，修改 {changed} 条，未变 {result.unchanged} 条，有错 {len(result.refused)} 条。"


def _why_not(*, ready: bool, clean: bool) -> str:
    """Why nothing was written, and what to do."""
    if not clean:
        rest = "；或加 --write --partial，略去有错的，只写其余的" if ready else ""
        return f"有错误，什么也没有写入。改好再导入{rest}。"
    return "没有要改的内容。" if not ready else "还没有写入。看过没有问题，再加 --write 运行一次。"

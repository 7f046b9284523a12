"""One call of `fourones import`: files are read, changes told, and written where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.finding import Finding, found
from generator.model.load import Loaded
from generator.model.walk import reason_of
from generator.office.changes import told
from generator.office.importing import Import, imported, vocabularies_of
from generator.office.lines import has_errors, taken_ids
from generator.office.store import StoreError, files_of, store
from generator.office.word.case import Manuscript, manuscript


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for. `only` names the record type of tables that do not tell it."""

    files: tuple[Path, ...]
    only: str
    write: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What is said, and whether all went as asked."""

    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    is_good: bool


def carried_out(call: Call, loaded: Loaded) -> Done:
    """Reads the files, and writes what they change if asked to and nothing stands against it."""
    given, findings = _read(call.files)
    drafts = list(_drafts(given, loaded))
    result = imported(loaded, {name: raw for name, raw in given.items() if not _is_word(name)}, call.only)
    findings += [*(each for draft in drafts for each in draft.findings), *result.findings]
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


def _is_word(name: str) -> bool:
    return name.lower().endswith((".docx", ".docm", ".doc"))


def _drafts(given: Mapping[str, bytes], loaded: Loaded) -> Iterator[Manuscript]:
    """What the Word files make; their ids differ from each other's."""
    taken = taken_ids(loaded)
    for name, raw in given.items():
        if _is_word(name):
            yield manuscript(raw, name, loaded, vocabularies_of(loaded), taken)


def _read(paths: tuple[Path, ...]) -> tuple[dict[str, bytes], list[Finding]]:
    """The bytes of the files by the shortest names that tell them apart."""
    out: dict[str, bytes] = {}
    findings = []
    names = [path.name for path in paths]
    for path in dict.fromkeys(paths):
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
    examples = f"；另有示例 {result.examples} 行，不导入" if result.examples else ""
    yield f"新增 {fresh} 条，修改 {changed} 条，未变 {result.unchanged} 条，有错 {len(result.refused)} 条{examples}。"


def _why_not(*, ready: bool, clean: bool) -> str:
    """Why nothing was written, and what to do."""
    if not clean:
        rest = "；或加 --write --partial，略去有错的，只写其余的" if ready else ""
        return f"有错误，什么也没有写入。改好再导入{rest}。"
    return "没有要改的内容。" if not ready else "还没有写入。看过没有问题，再加 --write 运行一次。"

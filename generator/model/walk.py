"""The files of one record type, in order; what cannot be one becomes a finding."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.finding import Finding, found
from generator.model.fields import ID_PATTERN
from generator.model.types import RECORD_TYPES, RecordType


def record_files(root: Path, kind: RecordType, findings: list[Finding]) -> list[Path]:
    """The files that hold records of a type, by path; what is wrong with others is added to `findings`."""
    first = [root / kind.folder] if kind.listed and (root / kind.folder).exists() else []
    top = root / kind.more
    return [*first, *(sorted(_walk(root, top, kind.suffix, frozenset(), findings)) if top.is_dir() else [])]


def hand_written_pages(root: Path) -> list[Path]:
    """The Markdown files below `content/` that are no records."""
    records = {kind.folder for kind in RECORD_TYPES}
    found = []
    for folder, folders, names in os.walk(root / "content"):
        above = Path(folder)
        folders[:] = sorted(each for each in folders if f"content/{each}" not in {*records, "content/media"})
        found += [above / name for name in sorted(names) if name.endswith(".md") and not name.startswith(".")]
    return found


def _walk(root: Path, folder: Path, suffix: str, above: frozenset[str], findings: list[Finding]) -> Iterator[Path]:
    name = folder.relative_to(root).as_posix()
    real = os.path.realpath(folder)
    if real in above:
        findings.append(found("F06", name, message="这个文件夹通过链接又指回上级", fix="删掉这个链接"))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        findings.append(found("F01", name, message=f"文件夹{reason_of(error)}", fix="检查文件夹权限"))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith((".", "~$")):
            continue
        try:
            is_dir = entry.is_dir()
        except OSError:
            is_dir = False
        if is_dir:
            yield from _walk(root, path, suffix, above | {real}, findings)
        elif _has_good_name(root, path, suffix, findings):
            yield path


def _has_good_name(root: Path, path: Path, suffix: str, findings: list[Finding]) -> bool:
    name = path.relative_to(root).as_posix()
    if path.suffix != suffix:
        findings.append(
            found(
                "F07",
                name,
                message=f"扩展名不是 {suffix}，没有读取",
                fix=f"记录改成 {suffix}；图片和附件放到 content/media/",
            )
        )
        return False
    if not re.fullmatch(ID_PATTERN, path.stem):
        ascii_stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        example = ascii_stem if re.fullmatch(ID_PATTERN, ascii_stem) else "herbs-relay"
        findings.append(
            found(
                "F03",
                name,
                message=f"文件名“{path.name}”不能作网址",
                fix=f"改名为小写字母、数字和短横线，如 {example}{suffix}",
            )
        )
        return False
    return True


def reason_of(error: OSError) -> str:
    """Why a file cannot be opened, in the words of its owner rather than of the system."""
    if isinstance(error, PermissionError):
        return "没有读取权限"
    if isinstance(error, FileNotFoundError):
        return "是链接，所指的文件不存在"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，不是文件"
    if error.errno == errno.ELOOP:
        return "是链接，绕成了一圈"
    return f"打不开：{error.strerror or error}"

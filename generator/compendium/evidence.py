"""The files behind the evidence: found below `evidence/`, named by number, and nothing from anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.checks.place import at
from generator.compendium.private import private_data
from generator.finding import Finding
from generator.model.permission import Permissions
from generator.portal.graph import FullPortal
from generator.views.register import Holder, Item

FOLDER = "02-佐证材料"

_LONGEST = 60
"""Characters of a name, so that the whole path fits on Windows."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence in the list; `path` is where its file lies in the package, empty where there is none."""

    item: Item
    path: str = ""
    content: bytes = b""
    missing: bool = False


def proofs(
    full: FullPortal, items: Iterable[Item], folder: Path, permissions: Permissions, *, numbers_only: bool
) -> tuple[tuple[Proof, ...], tuple[Finding, ...]]:
    """The evidence of a list with its files, and what is wrong with them, personal data included that `permissions` do
    not allow. `numbers_only` leaves titles out of names.
    """
    out, findings, files = [], [], []
    for item in items:
        kind, record, number = _holder(full, item)
        written = record.evidence[number].file
        path = _inside(folder, written) if written else None
        wrong = None
        if written and path is None:
            wrong = (
                "B08",
                f"“{written}”不在 evidence/ 之下",
                "只写 evidence/ 之下的路径，如 icu/e1.pdf，不写盘符和 ..",
            )
        elif written and path is not None and not path.is_file():
            wrong = ("B07", f"evidence/{written} 不存在", "把文件放到这个位置，或改正路径；名称区分大小写")
        if wrong is not None:
            code, message, fix = wrong
            findings.append(at(full, kind, record, ("evidence", number, "file"), code, message=message, fix=fix))
        if path is None or wrong is not None:
            out.append(Proof(item, missing=wrong is not None))
        else:
            content = path.read_bytes()
            files.append((str(written), content))
            out.append(Proof(item, f"{FOLDER}/{_name(item, path, numbers_only)}", content))
    return tuple(out), (*findings, *private_data(files, permissions))


def _holder(full: FullPortal, item: Item) -> tuple[str, Holder, int]:
    """Type, record and place of what a line of the list stands for (see `generator.views.register`)."""
    key, _sign, number = item.key.partition("#")
    kind, _slash, record_id = key.partition("/")
    record: Holder = full.of_type(kind)[record_id]  # type: ignore[assignment]
    return kind, record, int(number) - 1


def _inside(folder: Path, written: str) -> Path | None:
    """The file that a path names; None for whatever would lead out of the folder, by name or by a link."""
    parts = PurePosixPath(written).parts
    if not parts or ".." in parts or written.startswith("/") or re.search(r"[\\:\x00-\x1f]", written):
        return None
    path = folder.joinpath(*parts)
    try:
        return path if path.resolve().is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError):  # a ring of links
        return None


def _name(item: Item, path: Path, numbers_only: bool) -> str:
    suffix = re.sub(r"[^a-z0-9.]", "", path.suffix.lower())
    return f"{item.no}{suffix}" if numbers_only else f"{item.no} {fit_for_files(item.title)}{suffix}"


def fit_for_files(title: str) -> str:
    """A title as Windows, macOS and Linux all take it for a name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', " ", title)[:_LONGEST].strip(" .") or "佐证"

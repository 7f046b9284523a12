"""Changes are written all or none: everything is made first, laid beside its place, then moved there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.load import Loaded
from generator.model.shape import written_order
from generator.office.changes import Change
from generator.office.yaml_text import appended, edited, written
from generator.placing import laid_beside

_BOM = b"\xef\xbb\xbf"


class StoreError(Exception):
    """Why nothing was written, in Chinese."""


def files_of(changes: Iterable[Change], loaded: Loaded) -> dict[str, bytes]:
    """The files that changes make, by their paths from the root. Raises StoreError where a new one would take the
    place of another.
    """
    out: dict[str, bytes] = {}
    for change in changes:
        present = out.get(change.file)
        path = loaded.root / change.file
        if present is None and path.exists():
            present = path.read_bytes()
        if change.old is None and present is not None and not change.kind.folder.endswith(".yml"):
            raise StoreError(f"{change.file} 已经有了，没有写入；给新记录换一个编号")
        out[change.file] = _made(change, present, loaded)
    return out


def _made(change: Change, present: bytes | None, loaded: Loaded) -> bytes:
    """The bytes of a file with one change in it; its mark and its line ends stay."""
    mark = _BOM if present is not None and present.startswith(_BOM) else b""
    text = present.decode("utf-8-sig") if present is not None else ""
    crlf = "\r\n" in text
    made = _text(change, text.replace("\r\n", "\n"), loaded)
    return mark + (made.replace("\n", "\r\n") if crlf else made).encode()


def _text(change: Change, text: str, loaded: Loaded) -> str:
    order = [shape.name for shape in written_order(change.kind.model)]
    listed = change.kind.folder.endswith(".yml")
    data = {key: value for key, value in change.data.items() if key != "id" or listed}
    before = {key: value for key, value in change.before.items() if key != "id" or listed}
    if change.old is None:
        if listed:
            return appended(text, {"id": change.id, **data})
        block = written(data)
        return block if change.kind.suffix == ".yml" else with_front_matter(block, change.body or "")
    origin = loaded.origins[change.kind.name, change.id]
    if change.kind.suffix == ".yml":
        at = origin.path[0] if origin.path else None
        return edited(text, before, data, order, at if isinstance(at, int) else None)
    head, body = _parted(text)
    head = edited(head, before, data, order)
    if change.body is not None and change.body != change.body_before:
        body = f"{body[: len(body) - len(body.lstrip())]}{change.body}\n"
    return f"---\n{head}---{body}"


def with_front_matter(block: str, body: str) -> str:
    """A new Markdown file."""
    return f"---\n{block}---\n\n{body.strip()}\n" if body.strip() else f"---\n{block}---\n"


def _parted(text: str) -> tuple[str, str]:
    """Front matter, and all that follows its closing mark (with the line end)."""
    lines = text.splitlines(keepends=True)
    end = next(number for number in range(1, len(lines)) if lines[number].rstrip() == "---")
    return "".join(lines[1:end]), lines[end].replace("---", "", 1) + "".join(lines[end + 1 :])


def store(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes all files, or none: raises StoreError, and what was replaced is put back."""
    laid: list[tuple[Path, Path, bytes | None]] = []
    placed: list[tuple[Path, bytes | None]] = []
    try:
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            laid.append((laid_beside(path, content), path, path.read_bytes() if path.exists() else None))
        for beside, path, before in laid:
            beside.replace(path)
            placed.append((path, before))
    except OSError as error:
        for path, before in placed:
            with contextlib.suppress(OSError):
                if before is None:
                    path.unlink()
                else:
                    path.write_bytes(before)
        raise StoreError(f"没有写入任何文件：{error.filename or ''} {error.strerror or error}") from error
    finally:
        for beside, _path, _before in laid:
            beside.unlink(missing_ok=True)

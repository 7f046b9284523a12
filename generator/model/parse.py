"""Files are taken apart once: by several processes where many are new, from the memo where they are known.

What is remembered is plain JSON under the digest of the file's bytes, so a memo that anybody may have
touched is never executed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

import orjson

from generator.digest import code_digest, digest_of, digest_of_bytes
from generator.encoding import decode
from generator.markdown import Document, parse_markdown
from generator.personal import MARKING, NAMES, personal_data
from generator.problem import NO_KEYS, Keys, Problem
from generator.processes import pool
from generator.source import Source, parse_source

POOL_FROM = 400
"""From this many new files on, starting processes pays."""

_BATCH = 64

Parsed = tuple[Source, Document | None]
"""Data and, below front matter, the Markdown tree of a file."""


class Memo(Protocol):
    """Remembers bytes by digest between builds; may forget at any time."""

    def get(self, key: str) -> bytes | None:
        """The bytes stored under the key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Stores the bytes under the key."""


@dataclass(slots=True)
class Parser:
    """Takes files apart and counts those that the memo did not know."""

    memo: Memo | None
    parsed: int = 0

    def parse(self, raws: list[bytes], *, front_matter: bool, keys: Keys = NO_KEYS) -> Iterable[Parsed]:
        """The files taken apart, in their order; `keys` are those that they may have."""
        if self.memo is None:
            self.parsed += len(raws)
            return [take_apart(raw, front_matter=front_matter, keys=keys) for raw in raws]
        names = memo_keys(raws, front_matter=front_matter, keys=keys)
        known = [self.memo.get(name) for name in names]
        new = [index for index, value in enumerate(known) if value is None]
        for index, value in zip(new, _to_json_all([raws[index] for index in new], front_matter, keys), strict=True):
            known[index] = value
            self.memo.put(names[index], value)
        self.parsed += len(new)
        return (from_json(value) for value in known if value is not None)


def _to_json_all(raws: list[bytes], front_matter: bool, keys: Keys) -> Iterable[bytes]:
    if len(raws) < POOL_FROM:
        return parse_batch(raws, front_matter, keys)
    batches = [raws[start : start + _BATCH] for start in range(0, len(raws), _BATCH)]
    with pool() as executor:
        results = executor.map(parse_batch, batches, [front_matter] * len(batches), [keys] * len(batches))
        return [value for batch in results for value in batch]


def parse_batch(raws: list[bytes], front_matter: bool, keys: Keys) -> list[bytes]:
    """What the memo keeps of some files."""
    return [to_json(*take_apart(raw, front_matter=front_matter, keys=keys)) for raw in raws]


def take_apart(raw: bytes, *, front_matter: bool, keys: Keys = NO_KEYS) -> Parsed:
    """Data and Markdown tree of one file; nothing in it makes this raise."""
    source = parse_source(raw, front_matter=front_matter, keys=keys)
    text, _problem = decode(raw)
    source = replace(source, problems=(*source.problems, *personal_problems(text)))
    if source.body is None:
        return source, None
    digest = digest_of_bytes(source.body.strip().encode("utf-8", "replace"))
    return source, replace(parse_markdown(source.body), digest=digest)


def personal_problems(text: str) -> Iterable[Problem]:
    """Personal data and secret markings, where they stand."""
    for hit in personal_data(text):
        before = text[: hit.start]
        line, column = before.count("\n") + 1, hit.start - before.rfind("\n")
        done = "所在的记录没有发布" if hit.code == MARKING else "网页和印刷本里已隐去"
        message = f"{NAMES[hit.code]}“{hit.shown}”不能公开，{done}"
        yield Problem(hit.code, message, _HOW[hit.code], line, column, shown=hit.shown)


_HOW = dict.fromkeys(NAMES, "删掉；确实要公开的，在 data/permissions.yml 里写明文件、字样、理由和期限") | {
    "D06": "换成单位的邮箱，或删掉；确实要公开的，在 data/permissions.yml 里写明文件、字样、理由和期限",
    MARKING: "有密级或内部标志的内容不能放进网站文件夹；标志写错了就删掉它",
}


def memo_keys(raws: Iterable[bytes], *, front_matter: bool, keys: Keys = NO_KEYS) -> list[str]:
    """Under what the memo keeps files: their bytes, how they are read, and the code that reads them."""
    which = digest_of([sorted(keys.known), sorted(keys.lists)])
    reader = digest_of([front_matter, which, code_digest()]).encode()
    return ["source:" + hashlib.blake2b(raw, digest_size=16, key=reader[:64]).hexdigest() for raw in raws]


def to_json(source: Source, document: Document | None) -> bytes:
    """What the memo keeps of a file."""
    body = None
    if document is not None:
        names = ("blocks", "notes", "problems", "digest")
        body = {name: getattr(document, name) for name in names}
    return orjson.dumps({"data": source.data, "problems": source.problems, "body": body})


def from_json(raw: bytes) -> Parsed:
    """What `to_json` wrote."""
    stored = orjson.loads(raw)
    body = stored["body"]
    document = None
    if body is not None:
        document = Document(tuple(body["blocks"]), tuple(body["notes"]), _problems(body["problems"]), body["digest"])
    return Source(stored["data"], None, _problems(stored["problems"])), document


def _problems(rows: list[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem.from_plain(row) for row in rows)

"""The files of search: classic scripts that hand over data, so that they load over http as well as from a disk.

    search/index/start.js               what a query needs to know first; its name lasts
    search/index/text/<name>.js         what a result shows of one record; named by the record's address
    search/index/<folder>/<place>.js    a shard of the index
    search/index/<folder>/facet-*.js    value of a facet → numbers of documents
    search/index/<folder>/names-*.js    numbers → names of texts, `NAMES` to a file

A document's number is its place in the list, so all that holds numbers lies in a folder named by the list of
addresses. While the list is the same, an edit patches the shards that it touches; what they were is remembered
between builds, each piece under its digest, and where anything of it is missing, all shards are made afresh.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import orjson

from generator.model.parse import Memo
from generator.search.grams import LONGEST_READING
from generator.search.index import fresh, patched, shards_for
from generator.search.postings import written
from generator.task import Stage, Task, made
from generator.views.search import AMONG_SEVERAL, FACETS
from generator.views.search_document import SearchDocument

FOLDER = "search/index"
"""Where the index stands in the site; `search/` itself is the page."""

NAMES = 256
"""How many names of texts a file holds."""

_STATE, _SHARD, _DOCUMENT = "search", "search:shard:", "search:document:"
"""Keys of the memo."""


@dataclass(frozen=True, slots=True)
class State:
    """What the shards of a build were made from: the folder, and the digests of all documents and shards."""

    folder: str
    documents: tuple[str, ...]
    shards: tuple[str, ...]


def search_tasks(documents: Sequence[SearchDocument], synonyms: Sequence[tuple[str, ...]], memo: Memo) -> list[Task]:
    """One task for each file."""
    digests = tuple(_digest(orjson.dumps(document)) for document in documents)  # all the JSON at once would be large
    count = shards_for(documents)
    facets = {
        name: label for name, label in FACETS.items() if name not in AMONG_SEVERAL or len(_facet(documents, name)) > 1
    }
    folder = _digest(orjson.dumps([_recipe(), count, [document.url for document in documents]]))
    shards = _shards(documents, State(folder, digests, ("",) * count), memo)
    start = {
        "folder": folder,
        "documents": len(documents),
        "shards": count,
        "names": NAMES,
        "reading": LONGEST_READING,
        "facets": facets,
        "synonyms": synonyms,
    }
    return [
        _task("start", orjson.dumps(start)),
        *(_task(f"{folder}/{place:x}", shard) for place, shard in enumerate(shards)),
        *(_task(f"{folder}/facet-{name}", orjson.dumps(_facet(documents, name))) for name in facets),
        *(_task(f"{folder}/names-{place}", orjson.dumps(names)) for place, names in enumerate(_names(documents))),
        *(_text_task(document, digest) for document, digest in zip(documents, digests, strict=True)),
    ]


def _shards(documents: Sequence[SearchDocument], now: State, memo: Memo) -> list[bytes]:
    """The shards, patched where those of the last build are known, and remembered for the next."""
    before = _remembered(now, memo)
    if before is None:
        shards = fresh(documents, len(now.shards))
        _remember(now, dict(enumerate(documents)), shards, range(len(shards)), memo)
        return shards
    shards, old = before
    changes = {number: (document, documents[number]) for number, document in old.items()}
    new = patched(shards, changes, len(documents))
    for place, shard in new.items():
        shards[place] = shard
    if changes:
        _remember(now, {number: documents[number] for number in changes}, shards, new, memo)
    return shards


def _remembered(now: State, memo: Memo) -> tuple[list[bytes], dict[int, SearchDocument]] | None:
    """The shards of the last build, and by number what the documents were that have changed since; nothing where
    the list of documents was another one, or any piece is not what it was.
    """
    stored = orjson.loads(memo.get(_STATE) or b"null")
    if stored is None or stored["folder"] != now.folder:
        return None
    shards = [_whole(memo.get(f"{_SHARD}{place}"), digest) for place, digest in enumerate(stored["shards"])]
    pairs = zip(stored["documents"], now.documents, strict=True)
    changed = {number: was for number, (was, is_now) in enumerate(pairs) if was != is_now}
    raws = [_whole(memo.get(f"{_DOCUMENT}{number}"), was) for number, was in changed.items()]
    if None in shards or None in raws:
        return None
    old = {number: _document(raw) for number, raw in zip(changed, raws, strict=True) if raw is not None}
    return [shard for shard in shards if shard is not None], old


def _remember(
    now: State, documents: Mapping[int, SearchDocument], shards: Sequence[bytes], places: Iterable[int], memo: Memo
) -> None:
    for number, document in documents.items():
        memo.put(f"{_DOCUMENT}{number}", orjson.dumps(document))
    for place in places:
        memo.put(f"{_SHARD}{place}", shards[place])
    state = State(now.folder, now.documents, tuple(map(_digest, shards)))
    memo.put(_STATE, orjson.dumps(asdict(state)))


def _whole(raw: bytes | None, digest: str) -> bytes | None:
    return raw if raw is not None and _digest(raw) == digest else None


def _document(raw: bytes) -> SearchDocument:
    """A document as it was remembered. Its facets are not asked for: they are written anew at every build."""
    stored = orjson.loads(raw) | {"facets": ()}
    return SearchDocument(**stored)


def _facet(documents: Sequence[SearchDocument], name: str) -> dict[str, str]:
    """The values of a facet, in order, with the documents that have them."""
    numbers: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for value in dict(document.facets).get(name, ()):
            numbers.setdefault(value, []).append(number)
    return {value: written(numbers[value], len(documents)) for value in sorted(numbers)}


def _names(documents: Sequence[SearchDocument]) -> list[list[str]]:
    names = [text_name(document.url) for document in documents]
    return [names[first : first + NAMES] for first in range(0, len(names), NAMES)]


def text_name(url: str) -> str:
    """The name of what is shown of a record."""
    return hashlib.blake2b(url.encode(), digest_size=6).hexdigest()


def _text_task(document: SearchDocument, digest: str) -> Task:
    name = f"text/{text_name(document.url)}"
    return Task(f"{FOLDER}/{name}.js", Stage.INDEX, f"search:{name}:{digest}:{_recipe()}", text_file, (name, document))


def text_file(name: str, document: SearchDocument) -> bytes:
    """What a result shows of a record, and the passages in which its terms are marked."""
    shown = asdict(document)
    return _script(name, orjson.dumps({key: shown[key] for key in shown if key not in ("names", "facets", "known_as")}))


def _task(name: str, data: bytes) -> Task:
    return Task(f"{FOLDER}/{name}.js", Stage.INDEX, f"search:{name}:{_digest(data)}", made, (_script(name, data),))


def _script(name: str, data: bytes) -> bytes:
    return b'fourones.take("%s",%s);\n' % (name.encode(), data)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


@cache
def _recipe() -> str:
    """What stands for the way in which all this is made: the program and the tables of readings."""
    here = Path(__file__).parent
    files = (*sorted(here.glob("*.py")), *(here.parent / name for name in ("pinyin.py", "pinyin.txt", "phrases.txt")))
    return _digest(b"".join(path.read_bytes() for path in files))

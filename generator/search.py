"""The search index: Pagefind fed from views, so that any run of Chinese characters is found.

Pagefind parts Chinese into words by guess, and a reader who types other words finds nothing. Here every
Han character is a word of its own, and a query is a phrase of characters; `theme/assets/js/search.js`
sends it and closes the text up again for display. Latin words and numbers stay words.
"""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import orjson
import pagefind_bin
from pypinyin import lazy_pinyin

from generator.finding import Finding, found
from generator.task import Stage, Task
from generator.views.search import FACETS, SearchDocument

FOLDER = "search/index"
"""Where the index stands in the site; `search/` itself is the page."""

BREAK = "ǁ"
"""A word between passages, which no query holds: no phrase runs from one passage into the next."""

READINGS = "ǂ"
"""The word after which the title's own words and the pinyin of names stand: searched, never shown."""

TITLE = 0x20000 - 0x4E00
"""How far the Han characters of a title are moved where it is repeated at the end, into a plane that no text
of ours uses: so a query can ask for titles alone. (A sign before each would be split off by Pagefind.)
"""

TITLE_LATIN = "ʈ"
"""Stands before the other words of that repetition."""

SPACE = "␣"
"""Stands for a space of the original text; the others only part the words."""

_SIGNS = {"break": BREAK, "readings": READINGS, "space": SPACE, "title": TITLE, "titleLatin": TITLE_LATIN}

_LANGUAGE = "qaa"
"""A code of no language: with it Pagefind neither stems nor parts words."""

_UNUSED = re.compile(r"pagefind-(?:component-ui|highlight|modular-ui|ui)\.")
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = re.escape("（《〈“‘「『【〔［([{<")
_BARE = rf"[{_HAN}]|[^\W_{_HAN}]+"
_WORD = re.compile(rf"([{_OPENING}]*(?:{_BARE})[^\w\s{_OPENING}]*)(\s*)")
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def spaced(text: str) -> str:
    """A space between all words, a Han character being one; marks stay with the word that they belong to."""
    return " ".join(word + SPACE if gap else word for word, gap in _WORD.findall(text.translate(_FULL_WIDTH)))


def title_words(title: str) -> list[str]:
    """The words of a title, in the letters that say that they stand in one."""
    return [
        chr(ord(word) + TITLE) if "\u4e00" <= word <= "\u9fff" else TITLE_LATIN + word.lower()
        for word in re.findall(_BARE, title.translate(_FULL_WIDTH))
    ]


def readings(names: Iterable[str]) -> list[str]:
    """Pinyin without tones and initials of each name: 药学院 → yaoxueyuan, yxy."""
    out: dict[str, None] = {}
    for name in names:
        syllables = [syllable for syllable in lazy_pinyin(name, errors=_latin) if syllable]
        out["".join(syllables)] = None
        out["".join(syllable[0] for syllable in syllables)] = None
    return [reading for reading in out if reading]


def _latin(rest: str) -> str:
    """What is no Chinese, without marks and spaces."""
    return re.sub(r"[^a-z0-9]", "", rest.lower())


def search_tasks(
    documents: Sequence[SearchDocument], synonyms: Sequence[tuple[str, ...]], scratch: Path
) -> tuple[list[Task], list[Finding]]:
    """One task for each file of the index, which is made here unless it is there already; or the reason why not."""
    recipe = hashlib.blake2b(Path(__file__).read_bytes()).hexdigest()
    digest = hashlib.blake2b(orjson.dumps([recipe, version("pagefind_bin"), version("pypinyin"), documents]))
    key = digest.hexdigest()[:16]
    bundle = scratch / "search" / key
    settings = orjson.dumps({"synonyms": synonyms, "facets": FACETS, **_SIGNS})
    try:
        if not bundle.is_dir():
            _make(documents, bundle)
    except (OSError, subprocess.SubprocessError) as error:
        words = getattr(error, "stderr", None) or str(error)
        return [], [
            found(
                "B03",
                FOLDER,
                message=f"搜索没有做成：{words.strip()[-200:]}",
                fix="其余网页照常；把这一行告诉维护网站的同事",
            )
        ]
    paths = sorted(path for path in bundle.rglob("*") if path.is_file())
    tasks = [_file_task(bundle, path, key) for path in paths]
    settings_key = f"settings:{hashlib.blake2b(settings, digest_size=16).hexdigest()}"
    tasks.append(Task(f"{FOLDER}/settings.json", Stage.INDEX, settings_key, bytes, (settings,)))
    return tasks, []


def _file_task(bundle: Path, path: Path, key: str) -> Task:
    name = path.relative_to(bundle).as_posix()
    # what is named by its content keeps its key, so that an index of mostly the same records is mostly the same files
    named_by_content = "/" in name
    return Task(f"{FOLDER}/{name}", Stage.INDEX, f"index:{name if named_by_content else key}", Path.read_bytes, (path,))


def _make(documents: Sequence[SearchDocument], bundle: Path) -> None:
    """Writes the documents into a scratch folder, lets Pagefind index it, and keeps this bundle only."""
    bundle.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="new-", dir=bundle.parent) as folder:
        source, output = Path(folder, "documents"), Path(folder, "bundle")
        source.mkdir()
        for number, document in enumerate(documents):
            (source / f"{number:06}.html").write_text(as_html(document), encoding="utf-8")
        command = [str(pagefind_bin.get_executable()), "--site", str(source), "--output-path", str(output), "--silent"]
        subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=3600)  # noqa: S603
        for path in output.iterdir():
            if _UNUSED.match(path.name):
                path.unlink()
        for old in bundle.parent.iterdir():
            if old != Path(folder):
                shutil.rmtree(old, ignore_errors=True)
        output.replace(bundle)


def as_html(document: SearchDocument) -> str:
    """The page that Pagefind reads for one record: nothing but words, facets and what a result shows."""
    shown = {
        "title": document.title,
        "url": document.url,
        "kind": document.kind,
        "where": document.where,
        "date": document.date,
        "summary": document.summary,
    }
    meta = "".join(f'<b data-pagefind-meta="{name}">{_escaped(value)}</b>' for name, value in shown.items() if value)
    facets = "".join(
        f'<b data-pagefind-filter="{name}">{_escaped(value)}</b>'
        for name, values in document.facets
        for value in values
    )
    passages = f" {BREAK} ".join(_escaped(spaced(passage)) for passage in document.passages)
    return (
        f'<!doctype html><html lang="{_LANGUAGE}"><body data-pagefind-body>'
        f'<div data-pagefind-ignore="index">{meta}{facets}</div>'
        f"<p>{_escaped(spaced(document.title))} {BREAK} {passages} {READINGS} "
        f"{_escaped(' '.join([*title_words(document.title), BREAK, *readings(document.names)]))}</p></body></html>\n"
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)

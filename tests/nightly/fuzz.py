"""Spoilt input for everything that reads files: whatever comes, findings come out, soon, and nothing is raised.

Seeds are real files of every kind; they are cut, doubled, joined, and sown with bytes and words that have a meaning
somewhere. What a zip holds is spoilt within, so that it still opens.
"""

from __future__ import annotations

import io
import random
import resource
import signal
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from docx import Document
from PIL import Image

from generator.encoding import decode
from generator.markdown import MAX_LETTERS, parse_markdown
from generator.model.attachment import found_in_file, said_in_picture
from generator.model.captions import read_captions
from generator.model.files import file_type
from generator.model.film import film_of
from generator.model.judge import judged
from generator.model.load import load
from generator.model.picture import look_at, open_picture
from generator.office.importing import imported, vocabularies_of
from generator.office.word.case import manuscript
from generator.personal import without_personal_data
from generator.times import parse_when
from tests.office.books import ACHIEVEMENT, raw, table, workbook
from tests.project import BASE

SLOW = 2.0
"""Seconds that no input may take."""

LARGEST = 5_000_000
"""Bytes of the largest input."""

MOST_MEMORY = 500
"""Megabytes that all of it may take beyond what was there before."""

WORDS = (
    b":", b"- ", b"\n", b"\n  ", b"\t", b"'", b'"', b"|", b">", b"#", b"&a", b"*a", b"{", b"}", b"[", b"]",
    b"---\n", b"!!python/object:os.system", b"<<: *a", b"\xef\xbb\xbf", b"\x00", b"\xff", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"\\u0000", b"[^1]", b"[^1]: ", b"![](", b"](", b"```", b"<script>", b"&#x41;", b"|-|-|\n",
    b"=1+1", b"2026-02-30", b"\xe5\xb9\xb4", b'9' * 400, b"1e999", b"0x", b"\xef\xbc\x9a", b"\xe3\x80\x80", b"null",
    b"~", b"%PDF", b"PK\x03\x04", b"<w:p>", b"<!ENTITY",
)  # fmt: skip


@dataclass
class Trial:
    """How many inputs were tried and what went wrong."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0
    grown: float = 0


def fuzz(folder: Path, inputs: int, seed: int = 41, say: Callable[[str], None] = lambda _line: None) -> Trial:
    """Tries so many inputs, shared out among all readers; what they leave on the disk is in `folder`."""
    chance, trial = random.Random(seed), Trial()
    all_readers = [*readers(folder)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    warnings.simplefilter("ignore")
    old = signal.signal(signal.SIGALRM, _too_long)
    try:
        while trial.tried < inputs:
            name, seeds, read, spoil = all_readers[trial.tried % len(all_readers)]
            given = spoil(chance, seeds)[:LARGEST]
            trial.tried += 1
            _one(trial, name, given, read, folder)
            if trial.tried % 10_000 == 0:
                say(f"{trial.tried} inputs, {len(trial.wrong)} wrong, slowest {trial.slowest:.2f} s")
    finally:
        signal.signal(signal.SIGALRM, old)
    trial.grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    if trial.grown > MOST_MEMORY:
        trial.wrong.append(f"memory grew by {trial.grown:.0f} MB")
    return trial


def _one(trial: Trial, name: str, given: bytes, read: Callable[[bytes], object], folder: Path) -> None:
    signal.alarm(60)
    started = time.perf_counter()
    try:
        read(given)
    except Exception as error:
        kept = folder / f"wrong-{len(trial.wrong)}-{name}"
        kept.write_bytes(given)
        trial.wrong.append(f"{name}: {type(error).__name__}: {str(error)[:120]} ({kept})")
    finally:
        signal.alarm(0)
    taken = time.perf_counter() - started
    trial.slowest = max(trial.slowest, taken)
    if taken > SLOW:
        trial.wrong.append(f"{name}: {taken:.1f} s for {len(given)} bytes")


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("no end")


Spoil = Callable[[random.Random, list[bytes]], bytes]
Reader = tuple[str, list[bytes], Callable[[bytes], object], Spoil]


def readers(folder: Path) -> Iterator[Reader]:
    """Name, seeds, what reads them, and how they are spoilt."""
    loaded = load(BASE)
    terms = vocabularies_of(loaded)
    records = [
        path for top in ("data", "content") for path in (BASE / top).rglob("*") if path.suffix in (".yml", ".md")
    ]
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in records}
    for name, content in files.items():
        kind = file_type(name)
        if kind is not None:
            yield name.replace("/", "-"), [content], lambda given, n=name, k=kind: judged(given, n, k, {}), spoilt  # type: ignore[misc]
    bodies = [content for name, content in files.items() if name.endswith(".md")]
    letters = 3 * MAX_LETTERS  # bytes: with more, a text is not read
    yield "markdown", bodies, lambda given: parse_markdown(given[:letters].decode("utf-8", "replace")), spoilt
    yield "encoding", [*files.values()], decode, spoilt
    yield "personal", [*files.values()], lambda given: without_personal_data(given.decode("utf-8", "replace")), spoilt
    whens = [each.encode() for each in ("2024年6月—2025年1月", "2024-06", "长期坚持", "2024年6月底前", "2025年上半年")]
    yield "times", whens, lambda given: parse_when(given.decode("utf-8", "replace")), spoilt
    sheet = raw(workbook({"成果": table(ACHIEVEMENT)}))
    csv = "成果名称,成果形态,完成时间\n示范课,制度体系与机制办法,2025-06\n".encode("gb18030")
    yield "csv", [csv], lambda given: imported(loaded, {"成果.csv": given}), spoilt
    yield "xlsx", [sheet], lambda given: imported(loaded, {"成果.xlsx": given}), spoilt_within
    yield "docx", [_word()], lambda given: manuscript(given, "稿.docx", loaded, terms, set()), spoilt_within
    pictures = [_picture(kind) for kind in ("JPEG", "PNG", "WEBP")]
    yield "picture", pictures, lambda given: _looked_at(folder / "picture", given), spoilt
    yield "captions", ["WEBVTT\n\n00:00.000 --> 00:05.000\n甲\n".encode()], read_captions, spoilt
    yield "film", [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08moov"], film_of, spoilt
    yield "pdf", [b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"], _pdf, spoilt


def _pdf(given: bytes) -> object:
    return found_in_file(".pdf", given, "", None)


def _looked_at(path: Path, given: bytes) -> None:
    path.write_bytes(given)
    look_at(path)
    try:
        with open_picture(path) as picture:
            said_in_picture(picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return  # only what looks well is asked what it says, and that within `look_at`


def _word() -> bytes:
    document = Document()
    document.add_heading("一畦药圃接力记", 0)
    document.add_heading("背景", 1)
    document.add_paragraph("药圃没有人管。", style="List Bullet")
    cells = document.add_table(2, 2).rows[0].cells
    cells[0].text = "甲"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "photo"
    Image.effect_noise((40, 30), 60).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


def spoilt(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One of the seeds after some cuts, copies and insertions; now and then a very large one."""
    data = bytearray(chance.choice(seeds))
    for _time in range(chance.choice((1, 1, 2, 3, 8, 20))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                del data[at : at + chance.choice((1, 2, 9, 80))]
            case 1:
                data[at:at] = chance.choice(WORDS)
            case 2 if data:
                data[min(at, len(data) - 1)] = chance.randrange(256)
            case 3:
                data[at:at] = data[max(0, at - chance.choice((5, 60))) : at]
            case 4:
                data[at:at] = chance.choice(seeds)[: chance.randrange(200)]
            case _:
                data[at:at] = chance.choice(WORDS) * chance.choice((2, 40))
    if chance.random() < 0.0005:
        data *= max(1, LARGEST // max(1, len(data)))
    return bytes(data)


def spoilt_within(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A zip with one part spoilt; now and then the zip itself."""
    data = chance.choice(seeds)
    if chance.random() < 0.2:
        return spoilt(chance, [data])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        wanted = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            content = before.read(name)
            after.writestr(name, spoilt(chance, [content]) if name == wanted else content)
    return out.getvalue()

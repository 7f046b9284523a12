"""Reads what a file says, visibly or not, so that names can be looked for in it before it is handed out."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pypdf
import pypdfium2
from PIL import ExifTags, Image
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

from generator.compendium.names import Named, even

_SCARCE = 10
"""Letters: a page with fewer is likely a scan."""


_END = 1 << 20
"""Bytes at either end of a file of unknown kind: there such files say what they are and who made them."""


@dataclass(frozen=True, slots=True)
class Said:
    """All texts of a file, and what about it only a human can judge."""

    texts: tuple[str, ...]
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that is still in a file."""

    path: str
    word: str


def hits(files: Mapping[str, bytes], names: Iterable[Named]) -> tuple[tuple[Hit, ...], tuple[tuple[str, str], ...]]:
    """Names left in the files or in how they are called; and path and words of what is for a human's eye."""
    words = {even(word): word for each in names for word in each.words}
    found, unseen = [], []
    for path, content in files.items():
        said = said_in(path, content)
        whole = even("\n".join((path, *said.texts)))
        found += [Hit(path, word) for plain, word in words.items() if plain in whole]
        unseen += [(path, each) for each in said.unseen]
    return tuple(found), tuple(unseen)


def said_in(path: str, content: bytes) -> Said:
    """What a file says, by its kind."""
    suffix = path.rpartition(".")[2].lower()
    read = next((reader for kinds, reader in _READERS if suffix in kinds), _unknown)
    try:
        return read(content)
    except Exception:  # a damaged file may break its reader in any way; then a human must look at it
        return Said(tuple(_raw(content)), ("读不出，请打开看一遍",))


def words_in(path: str, content: bytes) -> str:
    """What a reader sees of a file, and its properties, by line: of markup only the words, of other files what
    `said_in` tells; nothing of kinds that cannot be read through, whose bytes may look like anything.
    """
    suffix = path.rpartition(".")[2].lower()
    if suffix in _OFFICE:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return "\n".join(words_in(name, archive.read(name)) for name in archive.namelist())
        except Exception:  # a damaged or locked file may break its reader in any way, and nobody else reads it either
            return ""
    if suffix in _MARKUP:
        return _words(_decoded(content))
    if suffix in _TEXT or suffix == "pdf":
        return "\n".join(said_in(path, content).texts)
    return ""


def _plain(content: bytes) -> Said:
    text = _decoded(content)
    return Said((text, _words(text)))


def _words(markup: str) -> str:
    """Without marks; paragraphs and cells end lines, parts of a word do not."""
    return html.unescape(re.sub(r"<[^>]*>", "", _LINE_ENDS.sub("\n", markup)))


_LINE_ENDS = re.compile(r"</(?:\w+:)?(?:p|c|si|tr|td|th|li|h\d|div|title)>|<(?:\w+:)?(?:br|tab)\b[^>]*>", re.I)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _raw(content: bytes) -> Iterator[str]:
    """Whatever could be text in any of the encodings that Chinese offices use; of a film only both ends."""
    if len(content) > 2 * _END:
        content = content[:_END] + b"\0\0" + content[-_END:]
    for encoding in ("utf-8", "gb18030"):
        yield content.decode(encoding, "ignore")
    for start in (0, 1):  # the old formats of Word begin their texts at any byte
        for encoding in ("utf-16-le", "utf-16-be"):
            yield content[start:].decode(encoding, "ignore")


def _unknown(content: bytes) -> Said:
    return Said(tuple(_raw(content)), ("这种文件读不全，请打开看一遍",))


def _pdf(content: bytes) -> Said:
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return Said((), ("PDF 加了密，读不出，请打开看一遍",))
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    scans = sum(len(even(text)) < _SCARCE for text in pages)
    objects = list(_objects(reader.trailer))
    streams = [each for each in objects if isinstance(each, StreamObject)]
    texts = [str(each) for each in objects if isinstance(each, TextStringObject)]
    for each in streams:
        if each.get("/Type") in ("/Metadata", "/EmbeddedFile"):
            texts += _raw(each.get_data())
    author = reader.metadata.author if reader.metadata else None
    unseen = (
        (bool(scans), f"{scans}页几乎没有文字，可能是扫描件"),
        (any(each.get("/Subtype") == "/Image" for each in streams), "里面有图片，图里写了什么请看一遍"),
        (any(each.get("/Type") == "/EmbeddedFile" for each in streams), "里面夹着附件，请打开看一遍"),
        (bool(author), f"属性里的作者是“{author}”"),
    )
    return Said((*pages, *texts), tuple(words for true, words in unseen if true))


def _objects(root: Any) -> Iterator[Any]:
    """Every object of a PDF, each once: pages, properties, bookmarks, notes, forms, alternative texts, XML."""
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            place = (each.idnum, each.generation)
            if place not in seen:
                seen.add(place)
                waiting.append(each.get_object())
            continue
        yield each
        if isinstance(each, DictionaryObject):
            waiting += each.values()
        elif isinstance(each, ArrayObject):
            waiting += each


def _office(content: bytes) -> Said:
    """A file of Word, Excel or PowerPoint, which is a zip: every part in it."""
    texts, unseen = [], []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            texts.append(name)
            if name.endswith((".xml", ".rels", ".vml")):
                said = _plain(part)
                texts += said.texts
                unseen += _authors(said.texts[0]) if name == "docProps/core.xml" else []
            else:
                inner = said_in(name, part)
                texts += inner.texts
                unseen += [f"里面的 {name.rpartition('/')[2]}：{each}" for each in inner.unseen]
    return Said(tuple(texts), tuple(unseen))


def _authors(core: str) -> list[str]:
    found = re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", core)
    return [f"属性里的作者是“{html.unescape(each)}”" for each in dict.fromkeys(found)]


def _picture(content: bytes) -> Said:
    with Image.open(io.BytesIO(content)) as picture:
        exif = picture.getexif()
        tags = [*exif.items(), *(pair for part in ExifTags.IFD for pair in exif.get_ifd(part).items())]
        texts = [*_values(value for _tag, value in tags), *_values(picture.info.values())]
        place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    unseen = ("图里画了什么、写了什么，请看一遍", *(("照片里存着拍摄地点",) if place else ()))
    return Said((*texts, *_raw(content)), unseen)


def _values(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, bytes):
            yield from _raw(value)
        else:
            yield str(value)


_MARKUP = frozenset(("html", "htm", "xml"))
_TEXT = frozenset(("txt", "md", "csv", "css", "json", "vtt", "srt"))
_OFFICE = frozenset(("docx", "xlsx", "pptx", "docm", "xlsm", "odt", "ods", "odp"))
_READERS: tuple[tuple[frozenset[str], Callable[[bytes], Said]], ...] = (
    (_MARKUP | _TEXT, _plain),
    (frozenset(("pdf",)), _pdf),
    (_OFFICE, _office),
    (frozenset(("jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "bmp")), _picture),
)

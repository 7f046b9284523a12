"""What is written in files that are no records, as far as anybody may read it there: PDF, captions, pictures, films."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import orjson
import pypdfium2
from PIL import Image
from PIL.ExifTags import IFD

from generator.digest import code_digest
from generator.model.film import said_in_film
from generator.model.parse import Memo
from generator.personal import Hit, personal_data

MOST_LETTERS = 2_000_000
"""Of a longer PDF only so much is read."""


def found_in_name(stem: str) -> list[Hit]:
    """Personal data in the name of a file, where words are parted by strokes and dots."""
    return personal_data(re.sub(r"[-_.]", " ", stem))


def found_in_file(suffix: str, raw: bytes, digest: str, memo: Memo | None) -> list[Hit]:
    """Personal data in the words of a PDF, of captions, of what a film says of itself, each once; nothing in other
    files.
    """
    if suffix not in _WORDS:
        return []
    key = f"personal:{suffix}:{digest}:{code_digest()}"
    known = memo.get(key) if memo is not None else None
    if known is None:
        hits = personal_data(_WORDS[suffix](raw))
        known = orjson.dumps(list({hit.shown: hit for hit in hits}.values()))
        if memo is not None:
            memo.put(key, known)
    return [Hit(**row) for row in orjson.loads(known)]


def _words_of_pdf(raw: bytes) -> str:
    return "\n".join(_pages_of_pdf(raw))


def _pages_of_pdf(raw: bytes) -> Iterator[str]:
    """Metadata and text; of a file that cannot be read, what could be until then."""
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return
    try:
        yield from map(str, pdf.get_metadata_dict().values())
        left = MOST_LETTERS
        for number in range(len(pdf)):
            text = pdf[number].get_textpage().get_text_range()
            yield text
            left -= len(text)
            if left < 0:
                break
    except pypdfium2.PdfiumError:
        return
    finally:
        pdf.close()


_WORDS: dict[str, Callable[[bytes], str]] = {
    ".pdf": _words_of_pdf,
    ".vtt": lambda raw: raw.decode("utf-8", "replace"),
    ".mp4": said_in_film,
}


def said_in_picture(picture: Image.Image) -> tuple[str, ...]:
    """Personal data in what a picture carries besides itself (EXIF, XMP, comments), as it may be shown."""
    exif = picture.getexif()
    others = (value for name, value in picture.info.items() if name != "exif")
    carried = [*exif.values(), *exif.get_ifd(IFD.Exif).values(), *others]
    words = "\n".join(_text(each) for each in carried if isinstance(each, str | bytes))
    return tuple(dict.fromkeys(hit.shown for hit in personal_data(words)))


def _text(value: str | bytes) -> str:
    if isinstance(value, str):
        return value
    plain = value.replace(b"\0", b"")  # Windows writes its comments with two bytes a letter
    return plain.decode("utf-8", "ignore")

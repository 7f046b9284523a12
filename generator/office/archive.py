"""Office files are ZIP archives: judged before any library opens them, so that none can fill the memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

MAX_PACKED = 100_000_000
MAX_TEXT = 80_000_000
"""Bytes of all XML parts together; 3,000 records with all their parts take about 20 MB."""

MAX_UNPACKED = 400_000_000
"""Bytes of all parts, pictures included."""

MAX_PARTS = 5_000

_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 begin (.xls, .doc), and new ones under a password."""


class ArchiveError(Exception):
    """Why a file is not read, and what to do: two Chinese sentences."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def opened(raw: bytes, main_part: str, kind: str) -> zipfile.ZipFile:
    """The archive, if it is whole, holds its main part, declares nothing and unpacks to a bearable size.
    Raises ArchiveError.
    """
    again = (
        f"用 Excel 或 WPS 打开，另存为 {kind} 再导入"
        if kind == ".xlsx"
        else f"用 Word 或 WPS 打开，另存为 {kind} 再导入"
    )
    if len(raw) > MAX_PACKED:
        raise ArchiveError(
            f"文件有 {len(raw) // 1_000_000} MB，超过 {MAX_PACKED // 1_000_000} MB", "拆成几个文件，或把图片压缩"
        )
    if raw.startswith(_LOCKED):
        raise ArchiveError("文件加了密码，或是旧格式（.xls、.doc）", again)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = archive.infolist()
        _bearable(parts)
        if not any(part.filename == main_part for part in parts):
            raise ArchiveError(f"不是 {kind} 文件，可能只是改了扩展名", again)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _plain_xml(archive.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        raise ArchiveError("文件已损坏，打不开", again) from error
    return archive


def _bearable(parts: list[zipfile.ZipInfo]) -> None:
    """The sizes that an archive declares are those beyond which Python does not unpack."""
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels", ".vml")))
    whole = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or text > MAX_TEXT or whole > MAX_UNPACKED:
        raise ArchiveError(
            f"文件展开后有 {whole // 1_000_000} MB，大得不正常",
            "把有内容的行复制到新文件里再导入；来历不明的文件不要打开",
        )


def _plain_xml(raw: bytes) -> None:
    """No part of an Office file declares entities, in whatever encoding; one that does is made to blow up. Raises
    ValueError for a part that is no XML, which libraries may pass over in silence.
    """

    def declared(*_parts: object) -> None:
        raise ArchiveError("文件里有 Office 不会写的内容", "不是 Office 存的文件，不要导入")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error

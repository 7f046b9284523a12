"""The open data of the site, which are made aside: the page that tells of them, and their files.

All of them together are many times larger than any other file, so they wait in a file that has no name until they are
asked for one by one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.build.aside import Aside, AsideError
from generator.build.run import Run
from generator.exports.open_data import OpenData, open_data, workbook
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task
from generator.views.list_pages import data_pages
from generator.views.page import Page

_SPOOL = "spool-"


class Spool:
    """Bytes on the disk for as long as this process and its forks live; one of them writes, then all may read. Its
    folder is for whatever else lies on the disk meanwhile; what a killed build has left there goes.
    """

    def __init__(self, scratch: Path) -> None:
        self._end = 0
        for left in scratch.glob(f"{_SPOOL}*"):
            shutil.rmtree(left, ignore_errors=True)
        self.folder = Path(tempfile.mkdtemp(prefix=_SPOOL, dir=scratch if os.access(scratch, os.W_OK) else None))
        self._file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115

    def put(self, content: bytes) -> int:
        """Appends bytes, and tells where they begin."""
        start, self._end = self._end, self._end + len(content)
        self._file.write(content)
        return start

    def flush(self) -> None:
        """Makes all that was put readable."""
        self._file.flush()

    def read(self, start: int, length: int) -> bytes:
        """What lies there."""
        if hasattr(os, "pread"):  # forks share the place at which the file stands
            return os.pread(self._file.fileno(), length, start)
        self._file.seek(start)
        return self._file.read(length)

    def close(self) -> None:
        """Gives the space back."""
        self._file.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def begun(spool: Spool, portal: PublicPortal, url: str, *, apart: bool) -> Aside[OpenData]:
    """The open data in the making, which end up in the spool: in a process of their own where they may be `apart`, and
    the workbook in another beside it.
    """
    return Aside(_opened, spool, portal, url, apart, apart=apart)


def _opened(spool: Spool, portal: PublicPortal, url: str, apart: bool) -> OpenData:
    book = Aside(workbook, portal, url, spool.folder, apart=apart)
    try:
        data = open_data(portal, url, spool.put, book.result)
    finally:
        book.leave()
    spool.flush()
    return data


def pages_of_data(portal: PublicPortal, data: Aside[OpenData]) -> Iterator[Page]:
    """The page that tells of the open data, or that they could not be made."""
    portal.reads.note_everything()
    try:
        downloads = data.result().downloads
    except AsideError:
        downloads = None
    return data_pages(portal, downloads)


def tasks_of_data(data: Aside[OpenData], spool: Spool, portal: PublicPortal, run: Run) -> list[Task]:
    """Their files; none where they could not be made, which the run tells."""
    portal.reads.note_everything()
    try:
        files = data.result().files
    except AsideError as error:
        run.failed(addresses.page("data"), str(error))
        return []
    return [Task(path, Stage.RENDER, each.digest, spool.read, (each.start, each.size)) for path, each in files.items()]

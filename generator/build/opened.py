"""The open data of the site, which are made aside: the page that tells of them, and their files.

All of them together are many times larger than any other file, so they wait in a file that has no name until they are
asked for one by one.
"""

from __future__ import annotations

import os
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


class Spool:
    """Bytes on the disk for as long as this process and its forks live; one of them writes, then all may read."""

    def __init__(self, folder: Path) -> None:
        self._end = 0
        self._file = tempfile.TemporaryFile(dir=folder if os.access(folder, os.W_OK) else None)  # noqa: SIM115

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


def opened(spool: Spool, portal: PublicPortal, url: str, *, apart: bool) -> OpenData:
    """Makes all open data, and leaves them in the spool; the workbook is made in a process of its own where it may be
    `apart`.
    """
    data = open_data(portal, url, spool.put, Aside(workbook, portal, url, apart=apart).result)
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

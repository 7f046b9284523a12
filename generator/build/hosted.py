"""The files that MkDocs made: hand-written pages and statics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.digest import digest_of_bytes
from generator.media.pictures import copy
from generator.task import Stage, Task


@dataclass(frozen=True, slots=True)
class HostFile:
    """Its path in the site, and where it lies."""

    path: str
    file: Path


def host_task(file: HostFile) -> Task:
    """The task that takes a file over."""
    return Task(file.path, Stage.RENDER, f"host:{digest_of_bytes(file.file.read_bytes())}", copy, (file.file,))


def hand_written(files: Iterable[HostFile], changed: Mapping[str, str]) -> dict[str, str]:
    """URL and day of last change of the pages among them; the error page is at none."""
    urls = [file.path.removesuffix("index.html") for file in files if file.path.endswith("index.html")]
    sources = {url: (f"content/{url.rstrip('/')}.md", f"content/{url}index.md") for url in urls}
    return {url: max(changed.get(source, "") for source in sources[url]) for url in urls}

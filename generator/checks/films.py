"""Micro-videos against their files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at
from generator.finding import Finding, KeyPath
from generator.model.base import Record, Video
from generator.portal.graph import FullPortal

_TOLERANCE = 2.0
"""Seconds: players round, and films begin and end in black."""


def film_lengths(portal: FullPortal) -> Iterator[Finding]:
    """C08: the length that is written is that of the MP4 file (`model/film.py`)."""
    for kind, record, path, video in _videos(portal):
        file = portal.media.get(video.file or "")
        if file is None or file.film is None:
            continue
        minutes, _colon, seconds = video.duration.partition(":")
        if abs(int(minutes) * 60 + int(seconds) - file.film.seconds) > _TOLERANCE:
            real = "{}:{:02}".format(*divmod(round(file.film.seconds), 60))
            message = f"填的是{video.duration}，文件 content/{file.path} 长{real}"
            fix = f"改为 {real}，或换上对的文件"
            yield at(portal, kind, record, (*path, "duration"), "C08", message=message, fix=fix)


def _videos(portal: FullPortal) -> Iterator[tuple[str, Record, KeyPath, Video]]:
    for branch in portal.branches.values():
        for index, item in enumerate(branch.deliverables):
            if item.video is not None:
                yield "branches", branch, ("deliverables", index, "video"), item.video
    for studio in portal.studios.values():
        if studio.video is not None:
            yield "studios", studio, ("video",), studio.video

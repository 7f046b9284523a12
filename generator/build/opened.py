"""The open data of the site, which are made aside: the page that tells of them, and their files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.build.aside import Aside, AsideError
from generator.build.run import Run
from generator.exports.open_data import OpenData
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Task
from generator.views.list_pages import data_pages
from generator.views.page import Page


def pages_of_data(portal: PublicPortal, data: Aside[OpenData]) -> Iterator[Page]:
    """The page that tells of the open data, or that they could not be made."""
    portal.reads.note_everything()
    try:
        downloads = data.result().downloads
    except AsideError:
        downloads = None
    return data_pages(portal, downloads)


def tasks_of_data(data: Aside[OpenData], portal: PublicPortal, run: Run) -> list[Task]:
    """Their files; none where they could not be made, which the run tells."""
    portal.reads.note_everything()
    try:
        return data.result().tasks()
    except AsideError as error:
        run.failed(addresses.page("data"), str(error))
        return []

"""Volumes set in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
from functools import partial

import pytest

from generator.compendium.apart import Processes
from generator.compendium.payload import Payload, payload
from generator.compendium.setting import SettingError, Wanted, set_volume
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView, plan_view
from tests.compendium.project import SITE, stand_ins

THEME = str(theme_folder())


def wanted(given: Payload) -> Wanted:
    """A volume with stand-ins for its pictures."""
    return Wanted(partial(stand_ins, given), THEME, given.day)


def test_the_same_bytes(small: PublicPortal) -> None:
    """A process of its own gives the same file, and the number of its last page; none is left at the end."""
    given = payload(small, plan_view(small, small.plans["tasks"]), SITE)
    with Processes([wanted(given)] * 2) as processes:
        both = [processes.begin(place, given.data) for place in range(2)]

        assert [begun.last_page() for begun in both] == [1, 1]
        assert {begun.content() for begun in both} == {set_volume(given.data, stand_ins(given), THEME, given.day)}
    assert not multiprocessing.active_children()


def test_what_typst_says_is_told(small: PublicPortal, book: VolumeView) -> None:
    """An error comes back from the process as it was raised there."""
    given = payload(small, book, SITE)
    with Processes([Wanted(dict, THEME, given.day)]) as processes, pytest.raises(SettingError, match="file not found"):
        processes.begin(0, given.data).last_page()


def test_a_process_that_dies_is_told(small: PublicPortal, book: VolumeView) -> None:
    """A process that the system has killed is an error in words, not a wait without end."""
    given = payload(small, book, SITE)
    with Processes([wanted(given)]) as processes:
        begun = processes.begin(0, given.data)
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

        with pytest.raises(SettingError, match="中途停止"):
            begun.last_page()

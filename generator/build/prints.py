"""The printed volumes of the site: the declared ones, made aside, and what is printed of single records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.build.aside import Aside, AsideError
from generator.build.run import Run
from generator.compendium.binding import Bound, Place, small_task
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task, made
from generator.views.volume import SMALL
from generator.views.volume_page import Printed, told

Made = dict[str, Bound | str]


@dataclass(frozen=True, slots=True)
class Prints:
    """`volumes` gives the PDFs of the declared volumes, or what went wrong with one."""

    volumes: Aside[Made]
    portal: PublicPortal
    place: Place

    def printed(self, volume_id: str) -> Printed | None:
        """What the site tells of the PDF of a volume."""
        told(self.portal, volume_id)  # the file is made of what this reads
        bound = self._bound(volume_id)
        if not isinstance(bound, Bound):
            return None
        return Printed(addresses.booklet("volumes", volume_id), bound.pages, len(bound.content), bound.checksum)

    def groups(self, run: Run) -> Iterator[tuple[str, Callable[[], list[Task]]]]:
        """A name, and what makes the tasks of one file."""
        for volume_id in self.portal.ids("volumes"):
            yield f"volume {volume_id}", partial(self._volume, volume_id, run)
        if self.portal.site.booklets:
            for kind in SMALL:
                for record_id in self.portal.ids(kind):
                    yield f"print {kind}/{record_id}", partial(self._small, kind, record_id)

    def _volume(self, volume_id: str, run: Run) -> list[Task]:
        told(self.portal, volume_id)
        path = addresses.booklet("volumes", volume_id)
        bound = self._bound(volume_id)
        if isinstance(bound, Bound):
            return [Task(path, Stage.BIND, f"bound:{bound.checksum}", made, (bound.content,))]
        if bound is not None:
            run.failed(path, bound)
        return []

    def _small(self, kind: str, record_id: str) -> list[Task]:
        return [small_task(self.portal, kind, record_id, self.place)]

    def _bound(self, volume_id: str) -> Bound | str | None:
        try:
            return self.volumes.result().get(volume_id)
        except AsideError as error:
            return str(error)

"""The printed volumes of the site: the declared ones, made aside, and what is printed of single records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.build.aside import Aside, AsideError
from generator.build.run import Run
from generator.checks.printing import over_budget
from generator.compendium.binding import Bound, Place, pages_of, small_task
from generator.finding import Finding
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task, made
from generator.views.volume import SMALL
from generator.views.volume_page import Printed, told

Made = dict[str, tuple[Bound, ...] | str]


@dataclass(frozen=True, slots=True)
class Prints:
    """`volumes` gives the PDFs of the declared volumes, or what went wrong with one. What is `left` is not printed."""

    volumes: Aside[Made]
    portal: PublicPortal
    place: Place
    left: bool = False

    def printed(self, volume_id: str) -> tuple[Printed, ...]:
        """What the site tells of the PDFs of a volume."""
        told(self.portal, volume_id)  # the files are made of what this reads
        made = self._bound(volume_id)
        return tuple(
            Printed(_path(volume_id, bound), bound.part, bound.pages, len(bound.content), bound.checksum)
            for bound in (made if isinstance(made, tuple) else ())
        )

    def over_budget(self, site: Path) -> Iterator[Finding]:
        """Volumes whose files in the published site have more pages than they may have."""
        for volume in self.portal.volumes.values():
            if volume.web and volume.pages is not None:
                folder = (site / addresses.booklet("volumes", volume.id)).parent
                pages = sum(pages_of(path) for path in folder.glob("*.pdf"))
                found = over_budget(volume, self.portal.origins["volumes", volume.id].file, pages)
                if found is not None:
                    yield found

    def groups(self, run: Run) -> Iterator[tuple[str, Callable[[], list[Task]]]]:
        """A name, and what makes the tasks of one file."""
        if self.left:
            return
        for volume_id in self.portal.ids("volumes"):
            yield f"volume {volume_id}", partial(self._volume, volume_id, run)
        if self.portal.site.booklets:
            for kind in SMALL:
                for record_id in self.portal.ids(kind):
                    yield f"print {kind}/{record_id}", partial(self._small, kind, record_id)

    def _volume(self, volume_id: str, run: Run) -> list[Task]:
        told(self.portal, volume_id)
        bound = self._bound(volume_id)
        if isinstance(bound, str):
            run.failed(addresses.booklet("volumes", volume_id), bound)
            return []
        return [
            Task(_path(volume_id, each), Stage.BIND, f"bound:{each.checksum}", made, (each.content,)) for each in bound
        ]

    def _small(self, kind: str, record_id: str) -> list[Task]:
        return [small_task(self.portal, kind, record_id, self.place)]

    def _bound(self, volume_id: str) -> tuple[Bound, ...] | str:
        try:
            return self.volumes.result().get(volume_id, ())
        except AsideError as error:
            return str(error)


def _path(volume_id: str, bound: Bound) -> str:
    return addresses.booklet("volumes", volume_id, bound.part)

"""The printed volumes of the site: the declared ones, made aside, and what is printed of single records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.build.aside import Aside, AsideError
from generator.build.elsewhere import Elsewhere, Tally
from generator.build.run import Run
from generator.checks.printing import over_budget
from generator.compendium.binding import Bound, Place, bound_volumes, pages_of, small_task
from generator.finding import Finding
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task, made
from generator.views.volume import SMALL
from generator.views.volume_page import Printed, told


@dataclass(frozen=True, slots=True)
class Made:
    """The PDFs of the declared volumes by id, or what went wrong with one; and how many of them other machines made."""

    volumes: Mapping[str, tuple[Bound, ...] | str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)


def volumes_made(portal: PublicPortal, place: Place, elsewhere: Elsewhere | None) -> Made:
    """Made now. The tally is one of its own: this may be another process than that of the build."""
    if elsewhere is None:
        return Made(bound_volumes(portal, place))
    own = replace(elsewhere, tally=Tally())
    return Made(bound_volumes(portal, place, own), own.tally)


@dataclass(frozen=True, slots=True)
class Prints:
    """`volumes` gives the PDFs of the declared volumes. What is `left` is not printed."""

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

    @property
    def tally(self) -> Tally:
        """What other machines made of the volumes that were asked for."""
        return self.volumes.done.tally if self.volumes.done is not None else Tally()

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
            return self.volumes.result().volumes.get(volume_id, ())
        except AsideError as error:
            return str(error)


def _path(volume_id: str, bound: Bound) -> str:
    return addresses.booklet("volumes", volume_id, bound.part)

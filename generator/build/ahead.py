"""The page of a record that was just saved, ahead of the build that its change asks for.

Among thousands of records a build takes seconds. Whoever writes looks at one page: that is made at once, with all else
as the last build had it, and what further follows from the change is left to the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build import fork
from generator.build.outputs import Outputs
from generator.build.prepare import Prepared
from generator.model.load import load_again
from generator.portal.disclosure import disclose_again
from generator.portal.graph import PublicPortal
from generator.views.record_pages import WITH_PAGES, page_of
from generator.views.social import with_cards


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a build knew; `portal` is the watched one of which its pages were made."""

    prepared: Prepared
    portal: PublicPortal
    outputs: Outputs

    def files(self, path: Path) -> dict[str, bytes]:
        """What follows from the file of one record alone, by path in the site; nothing where other pages tell what
        has become of it: it is new or gone, no longer public, or relates to others than before.
        """
        loaded = self.prepared.loaded
        again = load_again(loaded, path.relative_to(loaded.root).as_posix())
        if again is None or again[0] not in WITH_PAGES:
            return {}
        kind, record = again
        portal = disclose_again(self.prepared.full, self.portal, kind, record)
        if portal is None:
            return {}
        pages = with_cards(portal, [page_of(portal, kind, record.id)])
        made = {task.path: fork.perform(task) for task in self.outputs.of(pages)}
        return {name: content for name, content in made.items() if isinstance(content, bytes)}

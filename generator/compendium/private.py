"""Personal data and secret markings in the evidence that a package would hand out to people outside the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.compendium.scan import words_in
from generator.finding import Finding, found
from generator.model.attachment import found_in_name
from generator.model.permission import Permissions
from generator.personal import NAMES, personal_data

_FIX = "换成遮去的一份；确实要给专家看的，在 data/permissions.yml 里写明文件、字样、理由和期限"


def private_data(files: Iterable[tuple[str, bytes]], permissions: Permissions) -> Iterator[Finding]:
    """One finding for each text in the words or the name of a file; `files` are paths below `evidence/` and bytes."""
    for written, content in dict(files).items():
        place = f"evidence/{written}"
        name = PurePosixPath(written)
        hits = [*found_in_name(name.stem), *personal_data(words_in(name.name, content))]
        shown = {hit.shown: hit for hit in hits}
        for each in sorted(shown.keys() - permissions.allowed(place)):
            hit = shown[each]
            yield found(hit.code, place, message=f"佐证文件里有{NAMES[hit.code]}“{each}”，材料包没有交出", fix=_FIX)

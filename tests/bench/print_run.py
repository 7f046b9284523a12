"""One setting in a process of its own, so that its memory can be measured.

    python -m tests.bench.print_run book|parts|booklet|unchanged FOLDER

`unchanged` needs no folder's book: it is what a build does for a volume that it has, up to the digest that says so.
"""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from generator.compendium.apart import Processes
from generator.compendium.payload import Payload, payload
from generator.compendium.setting import Wanted, set_volume, wrapped
from generator.compendium.split import in_order, split
from generator.settings import theme_folder
from generator.views.volume import booklet_view, volume_view
from tests.bench.print_book import HEIGHT, SITE, WIDTH, demonstration

DAY = dt.date(2026, 11, 15)


def main(what: str, folder: Path) -> None:
    """Does one thing; what it makes lies in the folder."""
    match what:
        case "book":
            data = (folder / "book.json").read_bytes()
            (folder / "book.pdf").write_bytes(set_volume(data, _pictures(folder, data), str(theme_folder()), DAY))
        case "parts":
            parts = split(Payload((folder / "book.json").read_bytes(), {}, {}, DAY))
            wanted = [Wanted(partial(_pictures, folder, part.data), str(theme_folder()), DAY) for part in parts]
            with Processes(wanted) as processes:
                begun = in_order(parts, lambda place, part: processes.begin(place, part.data))
                for number, pdf in enumerate(begun, 1):
                    (folder / f"part-{number}.pdf").write_bytes(pdf)
        case "booklet":
            portal = demonstration()
            given = payload(portal, booklet_view(portal, portal.branches["icu"]), SITE)
            plain: dict[str, Any] = orjson.loads(given.data)
            plain["chapters"] = [{**chapter, "qr": ""} for chapter in plain["chapters"]]
            photo = wrapped((folder / "pictures/0.jpg").read_bytes(), WIDTH, HEIGHT)
            pictures = dict.fromkeys(given.pictures, photo)
            pdf = set_volume(orjson.dumps(plain), pictures, str(theme_folder()), DAY)
            (folder / "booklet.pdf").write_bytes(pdf)
        case "unchanged":
            portal = demonstration()
            volume = portal.volumes["first-cohort"]
            digests = {payload(portal, volume_view(portal, volume), SITE).data for _time in range(2)}
            assert len(digests) == 1


def _pictures(folder: Path, data: bytes) -> dict[str, bytes]:
    """Those pictures that a part shows."""
    return {
        f"{path.stem}.svg": wrapped(path.read_bytes(), WIDTH, HEIGHT)
        for path in (folder / "pictures").glob("*.jpg")
        if f'"/pictures/{path.stem}.svg"'.encode() in data
    }


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

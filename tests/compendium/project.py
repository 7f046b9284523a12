"""A small whole portal for print: the records of `book` over those of `tests/base`, with two drawn pictures."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image

from generator.compendium.payload import Payload, drawn, payload
from generator.compendium.setting import ACCESSIBLE, set_volume, wrapped
from generator.finding import Finding, Severity
from generator.portal import addresses
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView
from tests.project import assembled, copied

BOOK = Path(__file__).parent / "book"
SITE = "https://party.example.edu.cn/"


def written(root: Path) -> Path:
    """The project in an empty folder: a wide and an upright picture beside the records."""
    copied(root)
    shutil.copytree(BOOK, root, dirs_exist_ok=True)
    for name, size in (("wide", (1200, 800)), ("tall", (800, 1200))):
        Image.linear_gradient("L").resize(size).save(root / f"content/media/{name}.jpg")
    return root


def full_portal(root: Path) -> FullPortal:
    """All of it, without an error."""
    portal, findings = assembled(written(root))
    assert errors(findings) == []
    return portal


def public_portal(root: Path) -> PublicPortal:
    """What everybody may see of it."""
    return disclose(full_portal(root))


def errors(findings: tuple[Finding, ...]) -> list[Finding]:
    """Those that leave something out."""
    return [each for each in findings if each.severity is Severity.ERROR]


def made(portal: PublicPortal, view: VolumeView, standards: tuple[str, ...] = ACCESSIBLE) -> bytes:
    """The PDF of a volume, its pictures being grey cards of the right sizes."""
    given = payload(portal, view, SITE)
    return set_volume(given.data, stand_ins(given), str(theme_folder()), given.day, standards)


def stand_ins(given: Payload) -> dict[str, bytes]:
    """Light pictures in place of the real ones, and the codes."""
    pictures = {}
    for name, file in given.pictures.items():
        wanted = addresses.for_print(file)
        pictures[name] = wrapped(_card(wanted.width, wanted.height), wanted.width, wanted.height)
    return pictures | drawn(given.codes)


def _card(width: int, height: int) -> bytes:

    out = io.BytesIO()
    Image.linear_gradient("L").resize((width // 10, height // 10)).save(out, "jpeg")
    return out.getvalue()

"""Fonts of an institution's own: files in a folder of the project become families that Typst knows, by role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import typst

from generator.finding import Finding, found
from generator.model.shape import label_of, shape_of
from generator.model.site import Site

Faces = Mapping[str, tuple[str, ...]]
"""Role (title, headings, body, kai, latin) → families, the first being used where it has the character."""


def own_faces(site: Site, folder: Path) -> tuple[Faces, tuple[Finding, ...]]:
    """The families that `data/portal.yml` gives to roles; a file that is not there, or is no font, is a finding."""
    if not any(getattr(site.fonts, shape.name) for shape in shape_of(type(site.fonts))):
        return {}, ()
    families = _families(folder)
    faces: dict[str, tuple[str, ...]] = {}
    problems: list[Finding] = []
    for shape in shape_of(type(site.fonts)):
        names: tuple[str, ...] = getattr(site.fonts, shape.name)
        faces[shape.name] = tuple(dict.fromkeys(families[name] for name in names if name in families))
        problems += _missing(site, shape.name, names, families)
    return {role: own for role, own in faces.items() if own}, tuple(problems)


def _missing(site: Site, role: str, names: tuple[str, ...], families: Mapping[str, str]) -> Iterator[Finding]:
    for place, name in enumerate(names):
        if name not in families:
            path = ("fonts", role, place)
            yield found(
                "R05",
                "data/portal.yml",
                path,
                label=label_of(type(site), path),
                message=f"没有字体文件 fonts/{name}，或它不是字体",
                fix="把 TrueType 或 OpenType 字体文件放到项目的 fonts 文件夹，文件名照写",
            )


def _families(folder: Path) -> dict[str, str]:
    """The family of each font file in a folder, by the file's name."""
    if not folder.is_dir():
        return {}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return {Path(font.path).name: font.family for font in fonts.fonts() if font.path}

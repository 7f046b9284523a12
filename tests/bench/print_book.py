"""A made-up book of any number of chapters: those of the demonstration over and over, each with photos of its own.

Written into a folder as `book.json` (what Typst reads), `pictures/` (JPEG), and `book.html` (the same for a browser).
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import orjson
from PIL import Image, ImageFilter

from generator.build.prepare import prepare
from generator.compendium.payload import payload
from generator.pages.prose import tree
from generator.portal.graph import PublicPortal
from generator.settings import Project, theme_folder
from generator.views.volume import volume_view
from tests.project import ROOT

SITE = "https://party.example.edu.cn/"
WIDTH, HEIGHT = 960, 600

_STYLE = """
@font-face { font-family: Song; src: url("%(fonts)s/NotoSerifSC-Regular.ttf"); }
@font-face { font-family: Song; font-weight: 700; src: url("%(fonts)s/NotoSerifSC-Bold.ttf"); }
@page { size: A4; margin: 31mm 24mm 33mm 24mm; @bottom-center { content: counter(page); font-size: 10.5pt; } }
body { font: 11.5pt/20pt Song; margin: 0; }
h1 { break-before: page; font-size: 27pt; line-height: 1.3; }
h2, h3, h4 { break-after: avoid; }
p { text-indent: 2em; margin: 0; text-align: justify; }
main { width: 117.65mm; }
img { width: 161.65mm; display: block; break-inside: avoid; }
table { border-collapse: collapse; width: 100%%; font-size: 9pt; line-height: 13pt; }
td, th { border-top: 0.3pt solid #999; padding: 4pt; text-align: left; }
"""


def demonstration() -> PublicPortal:
    """The public portal of the repository's own data."""
    return prepare(Project(ROOT), None).public


def plain_volume(portal: PublicPortal) -> dict[str, Any]:
    """The first cohort as the templates read it."""
    given = payload(portal, volume_view(portal, portal.volumes["first-cohort"]), SITE)
    plain: dict[str, Any] = orjson.loads(given.data)
    return plain


def write_book(folder: Path, chapters: int, seed: int = 41) -> dict[str, Any]:
    """Writes the book for both; the same seed gives the same bytes."""
    chance = random.Random(seed)
    plain = plain_volume(demonstration())
    made = [_chapter(plain, number) for number in range(chapters)]
    of_criterion = {item["criterion"]: place for place, item in enumerate(plain["register"])}
    register = [item for _chapter, items in made for item in items]
    register.sort(key=lambda item: of_criterion[item["criterion"]])  # as every register is (views/register.py)
    for number, item in enumerate(register, 1):
        item["no"] = f"E-{number:05d}"
    plain |= {"chapters": [chapter for chapter, _items in made], "register": register, "front": None, "plan": None}
    plain |= {
        "evidence": {item["key"]: item["no"] for item in register},
        "qr": "",
        "last_chapter": chapters,
        "brief": True,
    }
    (folder / "pictures").mkdir(parents=True)
    for number in range(chapters):
        _photo(chance).save(folder / "pictures" / f"{number}.jpg", quality=82)
    (folder / "book.json").write_bytes(orjson.dumps(plain))
    (folder / "book.html").write_text("".join(_html(plain)), encoding="utf-8")
    return plain


def _chapter(plain: dict[str, Any], number: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A chapter of the demonstration under another key and title, with its evidence."""
    original = plain["chapters"][number % len(plain["chapters"])]
    chapter = copy.deepcopy(original)
    mark = f"-{number}"
    keys = {original["key"]: original["key"] + mark} | {case["key"]: case["key"] + mark for case in original["cases"]}
    chapter |= {"key": keys[original["key"]], "title": f"{original['title']}之{number + 1}", "qr": ""}
    for case in chapter["cases"]:
        case["key"] = keys[case["key"]]
    for picture in _pictures(chapter):
        picture |= {"file": f"/pictures/{number}.svg", "width": WIDTH, "height": HEIGHT}
    items = []
    for item in plain["register"]:
        key, _hash, place = item["key"].partition("#")
        if key in keys:
            items.append({**item, "key": f"{keys[key]}#{place}"})
    return chapter, items


def _pictures(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "file" in value and "src" in value:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _pictures(each)


def _photo(chance: random.Random) -> Image.Image:
    """Soft patches with the grain of a camera: as large in bytes as a photograph, and unlike any other."""
    small = Image.frombytes("RGB", (24, 15), chance.randbytes(24 * 15 * 3))
    large = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    grain = Image.frombytes("RGB", (320, 200), chance.randbytes(320 * 200 * 3)).resize((WIDTH, HEIGHT))
    return Image.blend(large, grain, 0.12)


def _html(plain: dict[str, Any]) -> Iterator[str]:
    fonts = (theme_folder() / "assets" / "fonts").as_uri()
    yield f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{escape(plain["title"])}</title>'
    yield f"<style>{_STYLE % {'fonts': fonts}}</style><body>"
    yield "<h1>目录</h1>" + "".join(f'<p><a href="#{c["key"]}">{escape(c["title"])}</a></p>' for c in plain["chapters"])
    for chapter in plain["chapters"]:
        yield from _html_chapter(chapter)
    yield "<h1>佐证清单</h1><table>"
    for item in plain["register"]:
        yield "<tr>" + "".join(
            f"<td>{escape(item[name])}</td>" for name in ("no", "criterion", "title", "date", "provider")
        )
    yield "</table></body></html>"


def _html_chapter(chapter: dict[str, Any]) -> Iterator[str]:
    view = chapter["view"]
    yield f'<h1 id="{chapter["key"]}">{escape(chapter["title"])}</h1><p>{escape(view["idea"])}</p><table>'
    for fact in view["facts"]:
        words = fact["text"] + "、".join(each["text"] for each in fact["links"])
        yield f"<tr><th>{escape(fact['label'])}<td>{escape(words)}"
    yield "</table>" + _image(view["cover"]) + "<main>"
    for group in view["doors"]:
        yield f"<h2>{escape(group['name'])}</h2>" + "".join(
            f"<p>{escape(d['slot'] + d['title'])}</p>" for d in group["doors"]
        )
    for activity in view["activities"]:
        yield f"<h3>{escape(activity['title'])}</h3>" + _paragraphs(activity["text"])
        yield "".join(_image(picture) for _number, picture in activity["pictures"])
    for group in view["criteria"]:
        yield f"<h2>{escape(group['name'])}</h2>" + "".join(
            f"<h4>{escape(r['name'])}</h4>{_paragraphs(r['text'])}" for r in group["rows"]
        )
    for part in ("requirements", "commitments", "posts", "services"):
        yield "".join(f"<h4>{escape(r['kind'] + r['title'])}</h4>{_paragraphs(r['text'])}" for r in view[part])
    for case in chapter["cases"]:
        yield (
            f"<h2>{escape(case['view']['title'])}</h2>"
            + _image(case["view"]["cover"])
            + _blocks(case["view"]["body"]["blocks"])
        )
    yield "<table>"
    for entry in (each for group in view["results"] for each in group["entries"]):
        yield f"<tr><td>{escape(entry['title'])}<td>{escape(entry['form'])}<td>{escape(entry['date'])}"
    yield "</table>" + "".join(f"<p>{escape(m['date'] + m['text'])}</p>" for m in view["milestones"]) + "</main>"


def _blocks(blocks: list[dict[str, Any]]) -> str:
    words = str(tree([block for block in blocks if block["t"] != "figure"]))
    return words + "".join(_image(block["picture"]) for block in blocks if block["t"] == "figure" and block["picture"])


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def _image(picture: dict[str, Any] | None) -> str:
    if picture is None:
        return ""
    name = picture["file"].removesuffix(".svg").lstrip("/")
    return f'<img src="{name}.jpg" alt="{escape(picture["alt"])}">'

"""The pictures of the handbook, taken from the demonstration: the form, the command line, workbook, report and print.

python -m scripts.handbook_pictures [name …]    writes docs/pictures/handbook/<name>.png

Needs Chromium, npm (the form), and LibreOffice with pdftoppm (workbook and Word); what needs a program that is not
there is left as it is, and named.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pypdfium2
from PIL import Image, ImageDraw, ImageOps
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from rich.console import Console
from rich.text import Text

from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.browser.demonstration import build_demonstration
from tests.browser.form import opened_form
from tests.browser.server import serving
from tests.project import ROOT

OUT = ROOT / "docs/pictures/handbook"
WIDTH, HEIGHT = 1120, 660
TALL = 4000
COLUMNS = 92
"""Characters in a line of the command line."""
RED = "#9E1B1E"

_STYLE = """
@font-face {{ font-family: cjk; src: url("{fonts}/NotoSansSC-Regular.ttf"); size-adjust: 120.4% }}
body {{ margin: 0; padding: 14px; background: #fff; width: max-content }}
main {{ border: 1px solid #cfc5b8; border-radius: 8px; overflow: hidden; font: 15px/1.5 "DejaVu Sans Mono", cjk }}
h1 {{ font-size: 13px; font-weight: 400; margin: 0; padding: 6px 14px; background: #f7f2ea; color: #5f5750 }}
pre {{ font: inherit; margin: 0; padding: 12px 14px }}
"""


def main() -> int:
    """Takes the pictures named on the command line, or all."""
    path = chromium()
    if path is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        project = Path(name) / "portal"
        build_demonstration(project)
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for each, take in PICTURES.items():
            if not sys.argv[1:] or each in sys.argv[1:]:
                take(browser, project, OUT / f"{each}.png")
        browser.close()
    return 0


# --- the form


@contextmanager
def _form(browser: Browser, project: Path, place: str) -> Iterator[Page]:
    with opened_form(browser, project, WIDTH, HEIGHT) as page:
        page.goto(f"admin/#/collections/{place}")
        page.get_by_role("button", name="保存").first.wait_for()
        page.wait_for_timeout(1500)  # the editor draws its fields one after another
        yield page


def _shot(page: Page, target: Path, *places: Locator, above: float = 0, width: int = WIDTH) -> None:
    """The window from a height on, with frames around some places."""
    page.mouse.move(WIDTH - 20, HEIGHT - 20)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    page.screenshot(path=target, clip={"x": 0, "y": above, "width": width, "height": HEIGHT})
    with Image.open(target) as image:
        draw = ImageDraw.Draw(image)
        for place in places:
            box = place.bounding_box()
            assert box is not None
            left, top = box["x"] - 6, box["y"] - above - 6
            frame = (max(left, 2), top, left + box["width"] + 12, top + box["height"] + 12)
            draw.rounded_rectangle(frame, radius=8, outline=RED, width=3)
        image.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(target, optimize=True)


def change_a_word(browser: Browser, project: Path, target: Path) -> None:
    """A record in the form, with the field and the button."""
    with _form(browser, project, "achievements/entries/icu/icu-handover") as page:
        field = page.get_by_role("textbox", name="成果名称")
        field.fill("“交班五问”工作法（修订）")
        _shot(page, target, field, page.get_by_role("button", name="保存", exact=True))


def new_achievement(browser: Browser, project: Path, target: Path) -> None:
    """An empty form of an achievement, its first fields filled in."""
    with _form(browser, project, "achievements/new") as page:
        number = page.get_by_role("textbox", name="编号").first
        number.fill("herbs-open-day")
        page.get_by_role("textbox", name="成果名称").fill("药圃开放日")
        page.get_by_role("combobox", name="成果形态").click()
        page.get_by_role("option", name="思政品牌与育人载体").click()
        _shot(page, target, number, page.get_by_role("button", name="保存", exact=True))


def publicity(browser: Browser, project: Path, target: Path) -> None:
    """The dates and the list of a notice."""
    with _form(browser, project, "notices/new") as page:
        page.set_viewport_size({"width": WIDTH, "height": TALL})  # fields are drawn as they come into view
        page.locator('[data-key-path="publicity"]').first.get_by_role("checkbox").click()
        page.wait_for_timeout(500)
        parts = [page.locator(f'[data-key-path="{each}"]').first for each in ("publicity", "selected")]
        box = parts[0].bounding_box()
        assert box is not None
        _shot(page, target, *parts, above=box["y"] - 100, width=WIDTH // 2)


def review(browser: Browser, project: Path, target: Path) -> None:
    """The four signatures of a record."""
    with _form(browser, project, "cases/entries/icu-five-questions") as page:
        page.set_viewport_size({"width": WIDTH, "height": TALL})
        part = page.locator('[data-key-path="review"]').first
        part.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        box = part.bounding_box()
        assert box is not None
        _shot(page, target, part, above=box["y"] - 60, width=WIDTH // 2)


def withdrawn(browser: Browser, project: Path, target: Path) -> None:
    """The page that is left of a record."""
    record = project / "data/achievements/icu/icu-handover.yml"
    good = record.read_text("utf-8")
    record.write_text(f"{good}withdrawn:\n  date: 2026-09-10\n  reason: 数据重新核对，核对后另行发布。\n", "utf-8")
    _said(project, "build")
    with serving(project / "site") as address:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
        page.goto(f"{address}achievements/icu-handover/")
        page.screenshot(path=target)
        page.close()
    record.write_text(good, "utf-8")
    _said(project, "build")


# --- the command line


def _terminal(browser: Browser, words: str, title: str, target: Path) -> None:
    """What a command has said, in a window."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(words))
    body = console.export_html(inline_styles=True, code_format="<pre>{code}</pre>")
    fonts = (ROOT / "theme/assets/fonts").as_uri()
    head = f"<!doctype html><meta charset=utf-8><style>{_STYLE.format(fonts=fonts)}</style>"
    html = f"{head}<main><h1>{title}</h1>{body}</main>"
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "terminal.html"
        file.write_text(html, "utf-8")
        page.goto(file.as_uri())
        page.locator("body").screenshot(path=target)
    page.close()


def _said(project: Path, *arguments: str, answers: str = "") -> str:
    env = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=project, env=env, input=answers, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def check(browser: Browser, project: Path, target: Path) -> None:
    """Mistakes as they are told."""
    record = project / "data/achievements/icu/icu-handover.yml"
    good = record.read_text("utf-8")
    record.write_text(re.sub(r"^date: .*$", "date: 2026-13", good.replace("summary:", "sumary:"), flags=re.M), "utf-8")
    said = _said(project, "check")
    record.write_text(good, "utf-8")
    _terminal(browser, "\n\n".join(said.split("\n\n")[:3]), "fourones check", target)


def new_branch(browser: Browser, project: Path, target: Path) -> None:
    """The questions that `new` asks, with answers, as a terminal shows both."""
    answers = (
        "药学院药理党支部", "药理党支部", "药学院", "教职工党支部（教育教学）", "教学一线", "2016-09", "2020-01",
        "把药理实验课讲成党课。", "pharmacology",
    )  # fmt: skip
    said = _said(project, "new", "支部", answers="\n".join(answers) + "\n").split(": ", len(answers))
    words = "".join(f"{asked}: {answer}\n" for asked, answer in zip(said, answers, strict=False)) + said[-1]
    _terminal(browser, words, "fourones new 支部", target)


def imported(browser: Browser, project: Path, target: Path) -> None:
    """What an import would change."""
    book = project / "一院.xlsx"
    _said(project, "export", "xlsx", "成果", "--out", str(book))
    sheet = openpyxl.load_workbook(book)
    own = sheet["成果"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in own[1]}
    titled = {own.cell(row, heads["成果名称"]).value: row for row in range(2, own.max_row + 1)}
    own.cell(titled["“交班五问”工作法"], heads["成果名称"]).value = "“交班五问”工作法（修订）"
    own.cell(titled["后厨开放日"], heads["完成时间"]).value = "2026-13"
    sheet.save(book)
    _terminal(browser, _said(project, "import", book.name), "fourones import 一院.xlsx", target)


# --- what other programs show


def _pages(source: Path, first: int, dots: int, folder: Path) -> list[Image.Image]:
    """The pages of a file of an office program, from `first` on, at so many dots an inch."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    pdf = pypdfium2.PdfDocument(folder / f"{source.stem}.pdf")
    return [pdf[number].render(scale=dots / 72).to_pil() for number in range(first, len(pdf))]


def workbook(_browser: Browser, project: Path, target: Path) -> None:
    """The head of the sheet for achievements and its example."""
    book = project / "成果填报.xlsx"
    _said(project, "template", "成果", "--out", str(book))
    with tempfile.TemporaryDirectory() as folder:
        page = _pages(book, 1, 400, Path(folder))[0]
    box = ImageOps.invert(page.convert("L")).getbbox()
    assert box is not None
    page.crop((box[0], box[1], box[0] + 1460, box[1] + 110)).save(target, optimize=True)


def _side_by_side(pages: list[Image.Image], target: Path, height: int = 760) -> None:
    small = [page.resize((round(page.width * height / page.height), height)) for page in pages]
    out = Image.new("RGB", (sum(page.width + 16 for page in small) + 16, height + 32), "#d8d4ce")
    left = 16
    for page in small:
        out.paste(page, (left, 16))
        left += page.width + 16
    out.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(target, optimize=True)


def narrative(browser: Browser, project: Path, target: Path) -> None:
    """A Word narrative and the page of its case."""
    _said(project, "compendium", "icu-five-questions", "--docx", "--out", str(project))
    with tempfile.TemporaryDirectory() as folder:
        page = _pages(project / "icu-five-questions.docx", 0, 100, Path(folder))[0]
    with serving(project / "site") as address:
        tab = browser.new_page(viewport={"width": 900, "height": 1270}, locale="zh-CN")
        tab.goto(f"{address}cases/icu-five-questions/")
        tab.wait_for_timeout(600)
        web = Image.open(io.BytesIO(tab.screenshot()))
        tab.close()
    _side_by_side([page, web], target)


def report(browser: Browser, project: Path, target: Path) -> None:
    """The first screen of the office's own report."""
    _said(project, "report", "--out", str(project / "report"))
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
    page.goto(next((project / "report").glob("*.html")).as_uri())
    page.screenshot(path=target)
    page.close()


def printed(_browser: Browser, project: Path, target: Path) -> None:
    """The first pages of a booklet."""
    _said(project, "compendium", "icu", "--out", str(project))
    pdf = pypdfium2.PdfDocument(project / "icu.pdf")
    _side_by_side([pdf[number].render(scale=1.6).to_pil() for number in range(3)], target)


def published(browser: Browser, project: Path, target: Path) -> None:
    """The home page."""
    with serving(project / "site") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        page.goto(address)
        page.wait_for_timeout(600)
        shot = Image.open(io.BytesIO(page.screenshot()))
        shot.convert("RGB").save(target.with_suffix(".jpg"), quality=82, optimize=True)
        page.close()


PICTURES: dict[str, Callable[[Browser, Path, Path], None]] = {
    "change-a-word": change_a_word,
    "new-achievement": new_achievement,
    "workbook": workbook,
    "import": imported,
    "narrative": narrative,
    "publicity": publicity,
    "new-branch": new_branch,
    "check": check,
    "report": report,
    "review": review,
    "withdrawn": withdrawn,
    "print": printed,
    "published": published,
}


if __name__ == "__main__":
    sys.exit(main())

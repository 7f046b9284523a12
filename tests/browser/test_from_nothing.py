"""The way of a new institution, in one go: from an empty folder to a portal on a server and a booklet on paper."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pypdfium2
from click.testing import CliRunner
from docx import Document
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from generator.build.prepare import prepare
from generator.cli import main
from generator.settings import Project
from tests.admin.editor import SCRATCH, bring
from tests.browser.form import opened_form, written_back
from tests.browser.servers import NEEDS_NGINX, behind_nginx
from tests.compendium.paper import squeezed

TALL = 5000
COUNT = 10
BRANCH = (
    "药学院药理党支部", "药理党支部", "药学院", "教职工党支部（教育教学）", "教学一线", "2016-09", "2020-01",
    "把药理实验课讲成党课。", "pharmacology",
)  # fmt: skip
STUDIO = (
    "药理“双带头人”工作室", "药理工作室", "“双带头人”教师党支部书记工作室", "药理党支部", "校级", "工作室建设", "c1",
    "2026年1月—2028年12月", "把课题组建成育人的课堂。", "pharmacology-studio",
)  # fmt: skip
COHORT = "cohorts:\n  - code: c1\n    name: 第一批\n    time: 2026年1月—2028年12月\n"
UNITS = (("单位名称", "简称", "类别"), ("药学院党委", "药学院", "院系党委"), ("护理学院党委", "护理学院", "院系党委"))


def run(root: Path, *arguments: str, typed: str = "") -> str:
    """What a command has said; it has found nothing wrong."""
    done = CliRunner().invoke(main, [*arguments, "--root", str(root)], input=typed)
    assert done.exit_code == 0, done.output
    return done.output


def published(path: Path) -> None:
    """An editor takes the line out that makes a record a draft."""
    path.write_text(path.read_text("utf-8").replace("draft: 是\n", ""), "utf-8")


def units(folder: Path) -> Path:
    """A list of units as an office keeps it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in UNITS:
        sheet.append(row)
    book.save(folder / "单位.xlsx")
    return folder / "单位.xlsx"


def folder(path: Path) -> Path:
    """A new one."""
    path.mkdir()
    return path


def achievements(book: Path) -> None:
    """Ten lines in the workbook that the office has sent round."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["成果"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    for number in range(1, COUNT + 1):
        values = {
            "成果名称": f"药理开放实验第{number}次", "成果形态": "思政品牌与育人载体", "完成时间": f"2026-{number:02}",
            "归属": "药理党支部", "级别": "校级", "摘要": f"第{number}次开放实验，师生一起做，结果当场公布。",
        }  # fmt: skip
        for head, value in values.items():
            sheet.cell(number + 3, heads[head]).value = value
    workbook.save(book)


def narrative(path: Path) -> None:
    """A case as a branch writes it."""
    paper = Document()
    paper.add_heading("一堂实验课的三次改动", 0)
    for heading in ("背景", "做法", "成效", "启示"):
        paper.add_heading(heading, 1)
        paper.add_paragraph(f"{heading}：实验课每次改一处，改完再看学生做得怎样。")
    photo = io.BytesIO()
    Image.new("RGB", (1200, 800), "#9E1B1E").save(photo, "JPEG")
    paper.add_picture(photo)
    paper.save(str(path))


def completed(case: Path, media: Path) -> None:
    """An editor fills in what the text does not say."""
    [photo] = media.iterdir()
    lines = (
        "kind: method", "owners: [pharmacology]", "date: 2026-05-08", "unit: yao-xue-yuan-dang-wei",
        "summary: 一堂实验课改了三次，每次只改一处。",
        f"cover: {{file: media/{photo.name}, alt: 实验台上的三组试管}}",
    )  # fmt: skip
    case.write_text(case.read_text("utf-8").replace("draft: 是", "\n".join(lines)), "utf-8")


def notice(form: Page) -> None:
    """A notice, filled in at the form."""
    form.goto("admin/#/collections/notices/new")
    form.get_by_role("textbox", name="编号").first.fill("call-2026")
    form.get_by_role("textbox", name="标题").first.fill("关于申报2026年样板党支部的通知")
    form.get_by_role("radio", name="通知").first.click()
    form.locator('[data-key-path="date"] input').first.fill("2026-03-02")
    form.get_by_role("textbox", name="正文").first.fill("各党支部请于3月20日前报送申报书。")
    form.get_by_role("button", name="保存", exact=True).click()
    expect(form.get_by_role("button", name="创建新条目").first).to_be_visible()


@NEEDS_NGINX
def test_from_nothing(tmp_path: Path, browser: Browser) -> None:
    """`init`, a branch and a studio by questions, ten achievements by workbook, a case from Word, a notice by the
    form; the check is clean, the portal stands on nginx with all of it, and the branch has its booklet.
    """
    root = tmp_path / "portal"
    given = ("--name", "试验大学", "--issuer", "中共试验大学委员会组织部", "--title", "试验大学党建门户")
    done = CliRunner().invoke(main, ["init", str(root), *given, "--units", str(units(tmp_path))])
    assert done.exit_code == 0, done.output
    run(root, "new", "支部", typed="\n".join(BRANCH) + "\n")
    published(root / "data/branches/pharmacology.yml")
    run(root, "new", "工作室", typed="\n".join(STUDIO) + "\n")
    published(root / "data/studios/pharmacology-studio.yml")
    with (root / "data/programmes/studio.yml").open("a", encoding="utf-8") as programme:
        programme.write(COHORT)
    run(root, "template", "成果", "--out", str(tmp_path / "成果.xlsx"))
    achievements(tmp_path / "成果.xlsx")
    assert f"新增 {COUNT} 条" in run(root, "import", str(tmp_path / "成果.xlsx"), "--write")
    narrative(tmp_path / "案例.docx")
    run(root, "import", str(tmp_path / "案例.docx"), "--write")
    [case] = (root / "content/cases").iterdir()
    completed(case, root / "content/media")
    bring()
    (root / ".fourones/admin").symlink_to(SCRATCH / "admin")
    with (root / "data/portal.yml").open("a", encoding="utf-8") as settings:
        settings.write("admin:\n  backend: local\n")
    run(root, "build")
    with opened_form(browser, root, 1440, TALL) as form:
        notice(form)
        written_back(form, root)
    said = run(root, "check")
    run(root, "build")
    run(root, "compendium", "pharmacology", "--out", str(tmp_path))

    assert "错误 0" in said
    with behind_nginx(folder(tmp_path / "nginx"), root / "site", prepare(Project(root), None).public) as address:
        page = browser.new_page(ignore_https_errors=True)
        for place, words in (
            ("branches/pharmacology/", "药理开放实验第10次"),
            ("studios/pharmacology-studio/", "把课题组建成育人的课堂"),
            (f"cases/{case.stem}/", "一堂实验课改了三次"),
            ("notices/call-2026/", "3月20日前报送申报书"),
        ):
            page.goto(address + place)
            expect(page.locator("main")).to_contain_text(words)
        page.close()
    with pypdfium2.PdfDocument(tmp_path / "pharmacology.pdf") as booklet:
        text = squeezed("".join(sheet.get_textpage().get_text_range() for sheet in booklet))
    assert "药理开放实验第10次" in text

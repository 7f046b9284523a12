"""Review packages: what is in them, what must not be, and that an anonymous one names nobody."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pypdf
import pytest
import typst
from click.testing import CliRunner, Result
from PIL import Image
from xlsxwriter import Workbook

from generator.cli import main
from generator.compendium.evidence import fit_for_files
from generator.compendium.names import Named, even, masked, masks, named
from generator.compendium.package import HandingOutError, Package, hand_out, review_package
from generator.compendium.papers import rows_of
from generator.compendium.scan import hits, said_in
from generator.host import build_site
from generator.model.base import Record
from generator.model.programme import Criterion
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView
from tests.project import copied, write
from tests.records import branch, case, full, programme, studio, unit

SCHOOL, UNIT, BRANCH, PERSON = "试验大学", "药学院党委", "中药资源党支部", "宋例禾"
CONFIG = "site_name: x\nsite_url: https://party.example.edu.cn/\ndocs_dir: content\n"
WEIGHED = {
    "criteria": [
        {"code": "a", "name": "教育党员", "text": "讲党课", "weight": 60},
        {"code": "b", "name": "=服务师生", "weight": 40, "children": [{"code": "b1", "name": "答疑"}]},
    ]
}


def pdf(text: str, author: str = "") -> bytes:
    """A page with this text."""
    source = f'#set document(author: "{author}")\n#set text(font: "Noto Serif SC")\n#"{text}"'
    made: bytes = typst.compile(source.encode(), font_paths=[str(theme_folder() / "assets/fonts")], timestamp=0)
    return made


def bind(_portal: PublicPortal, view: VolumeView) -> bytes:
    """A booklet of one line."""
    return pdf(view.title)


def records(**fields: Any) -> tuple[Record, ...]:
    """A branch with a secretary, in a programme with weights, and two pieces of evidence in the wrong order."""
    own: dict[str, Any] = {
        "name": f"药学院{BRANCH}",
        "short_name": BRANCH,
        "idea": f"{BRANCH}在药学院带学生。",
        "secretary": {"since": "2021-03", "name": PERSON, "consent": "是"},
        "enrolments": [{"programme": "programme", "cohort": "c1"}],
        "statements": [
            {"criterion": "programme/b1", "text": f"{PERSON}每周答疑。", "evidence": ["e1"]},
            {"criterion": "programme/a", "text": "讲了十讲。", "evidence": ["e2"]},
        ],
        "evidence": [
            {"id": "e1", "title": "答疑表", "file": "herbs/e1.TXT"},
            {"id": "e2", "title": "讲稿：第1讲?", "file": "herbs/e2.pdf"},
        ],
    }
    return (unit(name=UNIT, short_name="药学院"), programme(**WEIGHED), branch(**(own | fields)))


def portal(*more: Record, **fields: Any) -> FullPortal:
    """The full Portal of these records."""
    return full(*records(**fields), *more, institution=SCHOOL, issuer="组织部")


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """The folder of the files for reviewers."""
    folder = tmp_path / "evidence"
    (folder / "herbs").mkdir(parents=True)
    (folder / "herbs/e1.TXT").write_text("每周三答疑", encoding="utf-8")
    (folder / "herbs/e2.pdf").write_bytes(pdf("第一讲"))
    return folder


def made(full_portal: FullPortal, evidence: Path, *, anonymous: bool = False) -> Package:
    """The package of the branch."""
    public = disclose(full_portal)
    owner = public.branches["branch"]
    return review_package(full_portal, public, owner, bind, evidence, theme_folder(), anonymous=anonymous)


def everything(files: Iterable[tuple[str, bytes]]) -> str:
    """All that the files say, with their names."""
    return "\n".join("\n".join((path, *said_in(path, content).texts)) for path, content in files)


def told(package: Package) -> list[tuple[str, str]]:
    """Code and words of each finding."""
    return [(each.code, each.message) for each in package.findings]


def test_what_a_package_holds(evidence: Path) -> None:
    """Evidence is numbered in the order of the criteria, named by title, and every file has its checksum."""
    package = made(portal(), evidence)

    assert sorted(package.files) == [
        "00-说明.txt",
        "01-支部手册.pdf",
        "02-佐证材料/E-001 讲稿：第1讲.pdf",
        "02-佐证材料/E-002 答疑表.txt",
        "03-佐证目录.xlsx",
        "04-评分表.xlsx",
        "SHA256SUMS.txt",
        "index.css",
        "index.html",
    ]
    assert package.findings == ()
    assert package.name == "药学院中药资源党支部-评审材料"
    sums = dict(line.split("  ")[::-1] for line in package.files["SHA256SUMS.txt"].decode().splitlines())
    assert sums == {
        path: hashlib.sha256(content).hexdigest() for path, content in package.files.items() if path != "SHA256SUMS.txt"
    }


def test_a_file_that_is_missing(evidence: Path) -> None:
    """Told where it should lie; the package goes out all the same and says that the file is to follow."""
    (evidence / "herbs/e2.pdf").unlink()

    package = made(portal(), evidence)

    assert told(package) == [("B07", "evidence/herbs/e2.pdf 不存在")]
    assert "这些佐证的文件待补：E-001。" in package.files["00-说明.txt"].decode()
    assert "待补" in package.files["index.html"].decode()


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "herbs\\e1.txt", "C:/e1.txt", "herbs/../../secret.txt", "."]
)
def test_a_path_that_leads_out(evidence: Path, path: str) -> None:
    """Nothing is taken from outside the folder, and nothing is handed out."""
    (evidence.parent / "secret.txt").write_text("机密", encoding="utf-8")

    package = made(portal(evidence=[{"title": "表", "file": path}], statements=[]), evidence)

    assert package.files == {}
    assert [code for code, _message in told(package)] in (["B08"], ["B07"])


def test_a_link_that_leads_out(evidence: Path) -> None:
    """A symbolic link is followed only within the folder."""
    (evidence.parent / "secret.txt").write_text("机密", encoding="utf-8")
    (evidence / "link.txt").symlink_to(evidence.parent / "secret.txt")

    package = made(portal(evidence=[{"title": "表", "file": "link.txt"}], statements=[]), evidence)

    assert (package.files, told(package)) == ({}, [("B08", "“link.txt”不在 evidence/ 之下")])


class _Page(HTMLParser):
    """Tags, targets and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_to_open_first(evidence: Path) -> None:
    """It works from a disk: relative links to files that are there, no script, no style in the page."""
    package = made(portal(), evidence)

    page = _Page()
    page.feed(package.files["index.html"].decode())
    assert page.tags & {"script", "style", "iframe"} == set()
    assert {name for name in page.attributes if name == "style" or name.startswith("on")} == set()
    files = [unquote(each) for each in page.targets if not each.startswith("#")]
    assert [each for each in files if each not in package.files] == []
    assert "02-佐证材料/E-002 答疑表.txt" in files
    assert "@media print" in package.files["index.css"].decode()


def test_words_cannot_become_markup(evidence: Path) -> None:
    """What looks like HTML is shown as it was written."""
    page = made(portal(idea="<script>alert(1)</script>"), evidence).files["index.html"].decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_scoring_sheet(evidence: Path) -> None:
    """Criteria with weights and evidence; the only formulas are the totals, however a criterion is called."""
    book = openpyxl.load_workbook(io.BytesIO(made(portal(), evidence).files["04-评分表.xlsx"]))

    rows = [[cell.value or None for cell in row] for row in book.worksheets[0].iter_rows(min_row=2, max_row=6)]
    assert rows == [
        ["序号", "标准条目", "要点", "佐证编号", "满分", "得分", "评审意见"],
        ["1", "教育党员", "讲党课", "E-001", 60, None, None],
        ["2", "=服务师生", None, None, 40, None, None],
        ["2.1", "答疑", None, "E-002", None, None, None],
        [None, "合计", None, None, "=SUM(E3:E5)", "=SUM(F3:F5)", None],
    ]
    kinds = {cell.coordinate: cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert [place for place, kind in kinds.items() if kind == "f"] == ["E6", "F6"]


def test_which_criteria_get_a_score() -> None:
    """A leaf does; a weight that no part shares makes its parts points to look at."""
    tree = (
        {"code": "a", "name": "甲", "weight": 50, "children": [{"code": "a1", "name": "甲一", "weight": 50}]},
        {"code": "b", "name": "乙", "weight": 50, "children": [{"code": "b1", "name": "乙一"}]},
        {"code": "c", "name": "丙", "children": [{"code": "c1", "name": "丙一"}]},
    )
    rows = rows_of(Criterion.model_validate(each) for each in tree)

    assert [(number, each.name, scored) for number, each, scored in rows] == [
        ("1", "甲", False),
        ("1.1", "甲一", True),
        ("2", "乙", True),
        ("2.1", "乙一", False),
        ("3", "丙", False),
        ("3.1", "丙一", True),
    ]


def test_the_list_of_evidence(evidence: Path) -> None:
    """One row a piece, every cell a text."""
    book = openpyxl.load_workbook(io.BytesIO(made(portal(), evidence).files["03-佐证目录.xlsx"]))

    rows = [[cell.value or None for cell in row] for row in book.worksheets[0].iter_rows(min_row=3)]
    assert rows == [
        ["E-001", "教育党员", "讲稿：第1讲?", None, BRANCH, "02-佐证材料/E-001 讲稿：第1讲.pdf", None, None],
        ["E-002", "答疑", "答疑表", None, BRANCH, "02-佐证材料/E-002 答疑表.txt", None, None],
    ]


def test_nothing_private_or_internal(evidence: Path) -> None:
    """Phones, rosters, budgets, scores, notes and those who did not agree stay away from reviewers too."""
    mark = "不可外传"
    planted = {
        "contact": mark,
        "roster": [mark],
        "note": mark,
        "secretary": {"since": "2021-03", "name": mark, "consent": "否", "joined_party": "1987-06-05"},
    }
    budget = [{"year": 2025, "amount": mark, "purpose": mark}]
    failed = [{"year": 2025, "result": "fail", "rectification": mark, "score": mark}]
    whole = portal(studio(budget=budget, assessments=failed, note=mark), **planted)
    public = disclose(whole)

    for owner in (public.branches["branch"], public.studios["studio"]):
        package = review_package(whole, public, owner, bind, evidence, theme_folder())
        said = everything(package.files.items())
        assert package.files != {}
        assert (mark in said, "1987" in said) == (False, False)


def test_an_anonymous_package(evidence: Path) -> None:
    """Nobody is named in any file; one body has one number everywhere; files are named by number; no picture."""
    photo = {"file": "media/photo.jpg", "alt": "药圃"}
    told_case = case(title=f"{BRANCH}的办法", body=f"[药学院](https://a.edu.cn/x)里，{PERSON}先试。")
    package = made(portal(told_case, photos=[photo]), evidence, anonymous=True)

    assert told(package) == []
    said = everything(package.files.items())
    assert [word for word in (SCHOOL, "药学院", "中药资源", PERSON, "edu.cn", "branch", "<img") if word in said] == []
    page = package.files["index.html"].decode()
    assert re.findall(r"<h1>(.*)</h1>\n<p>(.*)</p>", page) == [("某支部1", "某支部1在某单位1带学生。")]
    assert "某同志1每周答疑。" in page
    assert [path for path in package.files if "E-" in path] == ["02-佐证材料/E-001.pdf", "02-佐证材料/E-002.txt"]
    assert re.fullmatch(r"匿名评审材料-[0-9a-f]{6}", package.name)


def document(text: str, author: str = "", head: str = "") -> bytes:
    """A Word file."""
    out = io.BytesIO()
    doc = docx.Document()
    doc.add_paragraph(text)
    doc.sections[0].header.paragraphs[0].text = head
    doc.core_properties.author = author
    doc.save(out)
    return out.getvalue()


def sheet(text: str, sheet_name: str = "表") -> bytes:
    """An Excel file."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.add_worksheet(sheet_name).write_string(0, 0, text)
    book.close()
    return out.getvalue()


def photograph(text: str) -> bytes:
    """A JPEG whose description says this."""
    out = io.BytesIO()
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x9C9B] = text.encode("utf-16-le")
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def annotated(text: str) -> bytes:
    """A PDF with a bookmark and an attachment, neither on a page."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_outline_item(text, 0)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pictured() -> bytes:
    """A PDF that is a scan."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PDF")
    return out.getvalue()


def attached(text: str) -> bytes:
    """A PDF with an attachment."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("a.txt", text.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("e.txt", f"{PERSON}讲".encode()),
        ("e.txt", f"{PERSON}讲".encode("gb18030")),
        ("e.txt", "宋\n例 禾".encode()),
        ("e.html", "<p>宋<b>例</b>禾</p>".encode()),
        ("e.html", b"&#23435;&#20363;&#31166;"),
        ("e.docx", document(f"由{PERSON}讲")),
        ("e.docx", document("讲稿", author=PERSON)),
        ("e.docx", document("讲稿", head=PERSON)),
        ("e.xlsx", sheet(PERSON)),
        ("e.xlsx", sheet("表", sheet_name=PERSON)),
        ("e.pdf", pdf(f"由{PERSON}讲")),
        ("e.pdf", pdf("讲稿", author=PERSON)),
        ("e.pdf", annotated(PERSON)),
        ("e.pdf", attached(PERSON)),
        ("e.jpg", photograph(PERSON)),
        ("e.doc", b"\xd0\xcf\x11\xe0" + PERSON.encode("utf-16-le")),
        ("e.wps", b"\xd0\xcf\x11" + PERSON.encode("utf-16-le")),
    ],
)
def test_names_left_in_evidence(evidence: Path, name: str, content: bytes) -> None:
    """Wherever a file hides a name, it is told with the file, and nothing is handed out."""
    (evidence / name).write_bytes(content)

    package = made(portal(evidence=[{"title": "表", "file": name}], statements=[]), evidence, anonymous=True)

    assert package.files == {}
    assert [(each.code, each.place.file, each.message) for each in package.findings] == [
        ("B09", f"02-佐证材料/E-001.{name.partition('.')[2]}", f"还有“{PERSON}”")
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("e.jpg", photograph("药圃"), "图里画了什么、写了什么，请看一遍"),
        ("e.mp4", b"\0\0\0\x18ftypmp42", "这种文件读不全，请打开看一遍"),
        ("e.pdf", annotated("目录"), "1页几乎没有文字，可能是扫描件"),
        ("e.pdf", attached("附件"), "里面夹着附件，请打开看一遍"),
        ("e.pdf", pictured(), "里面有图片，图里写了什么请看一遍"),
        ("e.pdf", b"%PDF-1.7 broken", "读不出，请打开看一遍"),
        ("e.docx", document("讲稿", author="某人"), "属性里的作者是“某人”"),
    ],
)
def test_what_only_a_human_can_judge(evidence: Path, name: str, content: bytes, why: str) -> None:
    """What cannot be read is named for somebody to look at."""
    (evidence / name).write_bytes(content)

    package = made(portal(evidence=[{"title": "表", "file": name}], statements=[]), evidence, anonymous=True)

    assert package.files != {}
    assert (f"02-佐证材料/E-001.{name.partition('.')[2]}", why) in package.looks


def test_all_names_are_known() -> None:
    """People with and without consent, rosters, units with their old names, partners, the institution."""
    own = {
        "secretary": {"since": "2021-03", "name": "甲子", "history": [{"start": "2016", "name": "乙丑"}]},
        "pioneers": [{"post": "岗", "text": "事", "name": "丙寅"}],
        "roster": ["丁卯，1990年"],
        "partners": [{"name": "市中医院", "kind": "enterprise"}],
    }
    old = unit(name=UNIT, short_name="药学院", former_names=[{"name": "药学系党总支"}])
    whole = full(old, branch(name=f"药学院{BRANCH}", short_name=BRANCH, **own), institution=SCHOOL, issuer="组织部")

    assert [(each.kind, each.words) for each in named(whole, "party.example.edu.cn")] == [
        ("某校", (SCHOOL, "party.example.edu.cn")),
        ("某单位", ("组织部",)),
        ("某支部", ("药学院中药资源党支部", "中药资源党支部", "药学院中药资源", "中药资源")),
        ("某单位", ("药学院党委", "药学院", "药学系党总支", "药学系")),
        ("某同志", ("甲子",)),
        ("某同志", ("乙丑",)),
        ("某同志", ("丙寅",)),
        ("某同志", ("丁卯",)),
        ("某合作单位", ("市中医院",)),
    ]


def test_masks_are_numbered_as_they_occur() -> None:
    """The first body that a text names is 1, all its names alike; a longer name goes before a shorter one in it."""
    names = (Named("某单位", ("药学院",)), Named("某支部", ("药学院党支部", "药圃")), Named("某单位", ("医学院",)))
    text = "药圃归药学院党支部，医学院和药学院都用，见https://a.cn/药。"

    known = masks(names, [text])

    assert masked(text, known) == "某支部1归某支部1，某单位2和某单位1都用，见（网址略）。"


def test_the_middle_of_a_film_is_not_read() -> None:
    """What nobody can read is not searched byte by byte, but its ends are, where programs leave their names."""
    film = PERSON.encode() + bytes(4 << 20) + "药学院".encode("utf-16-le")

    found, unseen = hits({"a.mp4": film}, [Named("某同志", (PERSON,)), Named("某单位", ("药学院",))])

    assert [each.word for each in found] == [PERSON, "药学院"]
    assert unseen == (("a.mp4", "这种文件读不全，请打开看一遍"),)


def test_names_are_found_however_they_are_written() -> None:
    """Broken over lines, in wide letters, in capitals."""
    found, _unseen = hits({"a.txt": "ＩＣＵ\n党支部".encode()}, [Named("某支部", ("icu党支部",))])

    assert [(each.path, each.word) for each in found] == [("a.txt", "icu党支部")]
    assert even("Ａ b\u200b\n") == "ab"


@pytest.mark.parametrize(
    ("title", "name"),
    [('甲/乙\\丙:丁*?"<>|', "甲 乙 丙 丁"), ("...", "佐证"), ("长" * 99, "长" * 60), ("a\nb.", "a b")],
)
def test_titles_as_names_of_files(title: str, name: str) -> None:
    """Names that Windows takes."""
    assert fit_for_files(title) == name


def test_handing_out(evidence: Path, tmp_path: Path) -> None:
    """A folder and a zip with the same files; again, they are replaced and the zip is the same."""
    package = made(portal(), evidence)

    folder, archive = hand_out(package, tmp_path)
    first = archive.read_bytes()
    (folder / "02-佐证材料/E-003 旧.pdf").touch()
    hand_out(made(portal(), evidence), tmp_path)

    assert archive.read_bytes() == first
    lying = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert lying == sorted(package.files)
    with zipfile.ZipFile(archive) as opened:
        assert sorted(opened.namelist()) == [f"{package.name}/{path}" for path in lying]
        assert {entry.flag_bits & 0x800 for entry in opened.infolist()} == {0x800}
        assert {entry.date_time for entry in opened.infolist()} == {(2026, 11, 15, 0, 0, 0)}


def test_somebody_else_s_folder_is_left_alone(evidence: Path, tmp_path: Path) -> None:
    """A folder of this name without our checksums is not replaced."""
    package = made(portal(), evidence)
    write(tmp_path, f"{package.name}/论文.txt", "不要删")

    with pytest.raises(HandingOutError, match="已经存在，又不是评审材料包"):
        hand_out(package, tmp_path)

    assert (tmp_path / package.name / "论文.txt").is_file()


def run(root: Path, *args: str) -> Result:
    """One call of the command on a copy of the base project."""
    (copied(root) / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    out = root / "out"
    return CliRunner().invoke(main, ["package", *args, "--root", str(root), "--out", str(out)], prog_name="fourones")


@pytest.mark.parametrize("record", ["herbs", "herbs-studio"])
def test_the_command(tmp_path: Path, record: str) -> None:
    """Branch and studio: a folder and a zip, and where they lie; exit code 0."""
    done = run(tmp_path, record)

    assert done.exit_code == 0, done.output
    assert re.search(r"材料包：.*/out/.*-评审材料\n压缩包：.*\.zip，0\.\d MB\n$", done.output)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_command_for_an_anonymous_package(tmp_path: Path) -> None:
    """The real booklet holds no name either."""
    done = run(tmp_path, "herbs", "--anonymous")

    assert done.exit_code == 0, done.output
    (archive,) = (tmp_path / "out").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        said = everything((name, opened.read(name)) for name in opened.namelist())
    assert [word for word in ("试验大学", "药学院", "中药资源", "herbs", "example.edu.cn") if word in said] == []


def test_the_command_refuses(tmp_path: Path) -> None:
    """A path that leads out: exit code 1, told in Chinese with its line, nothing written."""
    herbs = copied(tmp_path) / "data/branches/herbs.yml"
    text = herbs.read_text("utf-8")
    write(
        tmp_path,
        "data/branches/herbs.yml",
        re.sub(r"evidence:\n", "evidence:\n  - {title: 表, file: ../x.pdf}\n", text),
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")

    args = ["package", "herbs", "--root", str(tmp_path), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, args, prog_name="fourones")

    assert done.exit_code == 1, done.output
    assert "错误 B08 data/branches/herbs.yml:" in done.output
    assert done.stderr == "没有交出材料包：先改正上面的错误\n"
    assert not (tmp_path / "out").exists()


def test_evidence_never_reaches_the_site(project: Path) -> None:
    """The folder lies beside what is published; neither its files nor their paths are in a site."""
    herbs = project / "data/branches/herbs.yml"
    write(project, "evidence/herbs/paper.txt", "不可外传")
    text = herbs.read_text("utf-8").replace("evidence:\n", "evidence:\n  - {title: 表, file: herbs/paper.txt}\n", 1)
    herbs.write_text(text, encoding="utf-8")

    build_site(project, strict=False)

    site = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert site != []
    assert [path for path in site if "paper" in path.name] == []
    marks = ("不可外传".encode(), b"paper.txt")
    assert [path for path in site if any(mark in path.read_bytes() for mark in marks)] == []


def test_the_command_for_an_unknown_id(tmp_path: Path) -> None:
    """Exit code 2, and what was perhaps meant."""
    done = run(tmp_path, "herb")

    assert (done.exit_code, done.stderr) == (2, "没有编号为“herb”的支部或工作室；相近的：“herbs”\n")

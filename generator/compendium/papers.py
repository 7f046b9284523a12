"""What a review package says of itself: list of evidence, scoring sheet, page to open first, words to read first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xlsxwriter.worksheet import Worksheet

from generator.book import Book
from generator.compendium.evidence import Proof
from generator.compendium.word.chapters import fact_text
from generator.model.programme import Criterion, Programme
from generator.views.branch import BranchView
from generator.views.register import Item
from generator.views.studio import StudioView
from generator.views.volume import Chapter, VolumeView

CATALOGUE = "03-佐证目录.xlsx"
SCORES = "04-评分表.xlsx"
START = "index.html"
README = "00-说明.txt"


@dataclass(frozen=True, slots=True)
class _Formats:
    title: Any
    head: Any
    text: Any
    strong: Any
    number: Any
    empty: Any


def _formats_of(book: Book) -> _Formats:
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 16}),
        head=book.add_format(cell | {"bold": True, "bg_color": "#F4EFE8"}),
        text=book.add_format(cell),
        strong=book.add_format(cell | {"bold": True}),
        number=book.add_format(cell | {"align": "center"}),
        empty=book.add_format(cell | {"bg_color": "#FFFDF5", "locked": False}),
    )


def _page(sheet: Worksheet, widths: Sequence[float], repeat: int) -> None:
    """A4 across, as wide as the paper, with the head on every page."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeat)
    sheet.freeze_panes(repeat + 1, 0)
    sheet.set_footer("&C— &P —")


def catalogue(view: VolumeView, proofs: Iterable[Proof]) -> bytes:
    """The list of evidence as a workbook: every cell a text."""
    book = Book(f"{view.title}佐证目录", view.day)
    formats = _formats_of(book)
    sheet = book.add_worksheet("佐证目录")
    sheet.write_string(0, 0, f"{view.title}　佐证目录", formats.title)
    for place, word in enumerate(("编号", "标准条目", "名称", "日期", "提供者", "文件", "网上原件", "备注")):
        sheet.write_string(1, place, word, formats.head)
    for row, proof in enumerate(proofs, 2):
        item = proof.item
        words = (item.no, item.criterion, item.title, item.date, item.provider, proof.path, item.url, _word(proof))
        for place, word in enumerate(words):
            sheet.write_string(row, place, word, formats.text)
    _page(sheet, (8, 16, 36, 14, 20, 40, 30, 12), 1)
    return book.whole()


def _word(proof: Proof) -> str:
    if proof.path:
        return ""
    return "待补" if proof.missing else "只在网上" if proof.item.url else "备查"


def scoring(view: VolumeView, asked: Iterable[Programme]) -> bytes:
    """An empty scoring sheet a programme: its criteria with their weights where it gives any, and the totals."""
    book = Book(f"{view.title}评分表", view.day)
    formats = _formats_of(book)
    for programme in asked:
        _scores(book.sheet(programme.id), view, programme, formats)
    if not book.worksheets():
        book.add_worksheet("评分表").write_string(0, 0, "所参加的工程没有写评审标准", formats.title)
    return book.whole()


def _scores(sheet: Worksheet, view: VolumeView, programme: Programme, formats: _Formats) -> None:
    numbers = _numbers(view.register)
    sheet.write_string(0, 0, f"{view.title}　{programme.short_name}评分表", formats.title)
    for place, word in enumerate(("序号", "标准条目", "要点", "佐证编号", "满分", "得分", "评审意见")):
        sheet.write_string(1, place, word, formats.head)
    row = 2
    for number, criterion, scored in rows_of(programme.criteria):
        words = (number, criterion.name, criterion.text, numbers.get(criterion.name, ""))
        for place, word in enumerate(words):
            sheet.write_string(row, place, word, formats.text if scored else formats.strong)
        if scored and criterion.weight is not None:
            sheet.write_number(row, 4, criterion.weight, formats.number)
            sheet.data_validation(row, 5, row, 5, _between(criterion.weight))
        else:
            sheet.write_blank(row, 4, None, formats.text)
        for place in (5, 6):
            sheet.write_blank(row, place, None, formats.empty if scored else formats.text)
        row += 1
    for place, word in enumerate(("", "合计", "", "", "", "", "")):
        sheet.write_string(row, place, word, formats.strong)
    for place, column in ((4, "E"), (5, "F")):
        sheet.write_formula(row, place, f"=SUM({column}3:{column}{row})", formats.strong, _total(programme, place))
    sheet.write_string(row + 2, 1, "评审专家（签名）：")
    sheet.write_string(row + 2, 4, "日期：")
    _page(sheet, (8, 22, 44, 16, 8, 8, 36), 1)


def _total(programme: Programme, place: int) -> float:
    """What the formula shows until it is counted: programs that only look do not count."""
    weights = [each.weight or 0 for _number, each, scored in rows_of(programme.criteria) if scored]
    return sum(weights) if place == 4 else 0


def _between(weight: float) -> Mapping[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": weight,
        "error_title": "分数不对",
        "error_message": f"请填 0 到 {weight:g} 之间的数",
    }


def _numbers(items: Iterable[Item]) -> Mapping[str, str]:
    """The numbers of evidence by the name of their criterion."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(item.criterion, []).append(item.no)
    return {name: "、".join(numbers) for name, numbers in found.items()}


def rows_of(criteria: Iterable[Criterion], before: str = "") -> Iterable[tuple[str, Criterion, bool]]:
    """Number, criterion and whether it gets a score: a leaf does, and so does a weight that no part of it shares."""
    for place, criterion in enumerate(criteria, 1):
        number = f"{before}{place}"
        whole = criterion.weight is not None and not _weighted(criterion.children)
        yield number, criterion, not criterion.children or whole
        if whole:
            yield from ((n, each, False) for n, each, _scored in rows_of(criterion.children, f"{number}."))
        else:
            yield from rows_of(criterion.children, f"{number}.")


def _weighted(criteria: Iterable[Criterion]) -> bool:
    return any(each.weight is not None or _weighted(each.children) for each in criteria)


def start_page(view: VolumeView, chapter: Chapter, proofs: Sequence[Proof], booklet: str, theme: Path) -> bytes:
    """The page to open first: facts, slots, criteria and evidence with links to the files beside it."""
    own = chapter.view
    assert isinstance(own, BranchView | StudioView)
    numbers = {item.key: item.no for item in view.register}
    told = (
        [(block.name, block.rows) for block in own.criteria]
        if isinstance(own, BranchView)
        else [(own.criteria_name, own.criteria)]
    )
    criteria = [
        (name, [_criterion(row.name, row.text, chapter.key, row.evidence, numbers) for row in rows])
        for name, rows in told
        if rows
    ]
    doors = own.doors if isinstance(own, BranchView) else ()
    text = (
        _environment(theme)
        .get_template("index.html")
        .render(
            title=view.title,
            idea=own.idea,
            papers=_papers(booklet),
            facts=[fact_text(fact).partition("：")[::2] for fact in own.facts],
            groups=[(group.name, group.doors) for group in doors],
            criteria=criteria,
            proofs=[_line(proof) for proof in proofs],
            as_of=view.as_of,
        )
    )
    return text.encode("utf-8")


def _criterion(name: str, text: str, key: str, evidence: Iterable[Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    cited = [numbers[f"{key}#{each.number}"] for each in evidence if f"{key}#{each.number}" in numbers]
    return {"name": name, "text": text, "numbers": cited}


def _line(proof: Proof) -> dict[str, str]:
    item = proof.item
    words = {"no": item.no, "criterion": item.criterion, "title": item.title, "date": item.date}
    return words | {"provider": item.provider, "href": quote(proof.path), "url": item.url, "word": _word(proof)}


def _papers(booklet: str) -> list[dict[str, str]]:
    rows = (
        (booklet, "事实、做法、成果与佐证编号"),
        (CATALOGUE, "每件佐证的编号、标准条目、名称与文件"),
        (SCORES, "按标准条目打分，合计自动算"),
        (README, "怎样看这份材料"),
    )
    return [{"name": name, "href": quote(name), "text": text} for name, text in rows]


@lru_cache(maxsize=2)
def _environment(theme: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(theme / "package"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def readme(view: VolumeView, booklet: str, proofs: Sequence[Proof], *, anonymous: bool) -> bytes:
    """The words to read first, in the form that the oldest Notepad shows."""
    there = sum(bool(proof.path) for proof in proofs)
    missing = [proof.item.no for proof in proofs if proof.missing]
    lines = [
        f"{view.title}　评审材料",
        "",
        f"一、双击 {START}，可以在浏览器里看基本情况、标准条目和佐证目录，点编号打开材料；不需要联网。",
        f"二、{booklet} 可以打印。",
        f"三、佐证共{len(proofs)}件，附文件{there}件，放在“02-佐证材料”里，按标准条目的顺序编号。",
        f"四、{SCORES} 供打分，“满分”取自工程规定的权重，没有规定的空着。",
        "五、SHA256SUMS.txt 是各文件的校验码，用来核对文件在传递中没有变动。",
    ]
    if missing:
        lines.append(f"六、这些佐证的文件待补：{'、'.join(missing)}。")
    if anonymous:
        lines += ["", "这是匿名材料：人员、单位、支部和学校的名称都换成了代号，不附照片。请勿推测或打听材料出自哪里。"]
    lines += ["", f"数据截至{view.as_of}。"]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8")

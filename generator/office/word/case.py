"""A Word narrative as a draft of a case: front matter with what can be known, a Markdown body, pictures as files."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from generator.finding import Finding, found
from generator.markdown import MAX_LETTERS, parse_markdown, plain, text_of
from generator.model.fields import Reference, Term
from generator.model.load import Loaded
from generator.model.narrative import Case
from generator.model.picture import MOST_PIXELS, SUFFIXES, Look, look_at
from generator.model.shape import FieldShape, shape_of
from generator.model.types import RECORD_TYPES
from generator.office.archive import ArchiveError
from generator.office.cells import Vocabularies
from generator.office.names import folded
from generator.office.private import told_private
from generator.office.store import with_front_matter
from generator.office.word.blocks import NUMBERED, Block, Told, joined, told
from generator.office.word.paper import Paper, paper
from generator.office.yaml_text import written
from generator.personal import personal_data
from generator.pinyin import proposed_id
from generator.text import quoted

MEDIA = "content/media"
_KNOWN = frozenset({"id", "draft", "title", "body"})
_SUFFIX_OF = {format_: suffix for suffix, format_ in reversed(SUFFIXES.items())}
_CONVERTED = ("GIF", "BMP", "TIFF")
_TYPES = {kind.name: kind.label for kind in RECORD_TYPES}


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a document makes: files by their paths, lines that tell of them, and what is to be looked at."""

    files: Mapping[str, bytes]
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def manuscript(raw: bytes, name: str, loaded: Loaded, vocabularies: Vocabularies, taken: set[str]) -> Manuscript:
    """A document as a new case; `taken` are ids that it may not have, to which its own is added."""
    try:
        document = paper(raw)
        out = told(document)
    except ArchiveError as error:
        return Manuscript({}, (), (found("I01", name, message=error.message, fix=error.fix),))
    except RecursionError:
        refused = found("I01", name, message="文件里的内容套得太深，读不完", fix="把内容复制到新建的 Word 文件里再导入")
        return Manuscript({}, (), (refused,))
    title = " ".join((out.title or Path(name).stem).split())
    if not any(letters.strip() for letters in out.letters):
        return Manuscript({}, (), (found("I01", name, message="文件里没有文字", fix="检查是不是图片扫描件"),))
    present = _present(title, loaded)
    if present:
        message = f"已经有题为“{title}”的案例：{present}"
        return Manuscript({}, (), (found("I09", name, message=message, fix="直接改那个文件；或改了标题再导入"),))
    record_id = proposed_id(title, taken)
    taken.add(record_id)
    pictures = _Pictures(document, record_id, name, loaded.root)
    body = pictures.placed(out)
    notes = "\n\n".join(f"[^{number}]: {text or '（空）'}" for number, text in enumerate(out.notes, 1))
    text = f"{body}\n\n{notes}".strip()
    if len(text) > MAX_LETTERS:
        message = f"文稿有 {len(text)} 字，超过 {MAX_LETTERS // 10_000} 万字"
        return Manuscript({}, (), (found("I01", name, message=message, fix="分成几篇，一篇一个案例"),))
    missing = tuple(_missing())
    picture = next((file.removeprefix("content/") for file in pictures.files), "media/…")
    blanks = [line for shape in missing for line in _blank(shape, vocabularies, picture)]
    head = written({"draft": "是", "title": title}) + "".join(f"{line}\n" for line in blanks)
    file = f"content/cases/{record_id}.md"
    content = with_front_matter(head, text).encode()
    findings = [
        *_not_mapped(out, document, name),
        *pictures.findings,
        *_lost(text, title, out, pictures.captions, name),
        *(told_private(name, hit) for hit in personal_data(f"{title}\n{text}")),
    ]
    message = f"还要填的必填项：{'、'.join(shape.label for shape in missing)}"
    findings.append(found("I13", file, message=message, fix="打开文件，在“#”开头的几行里填好，再去掉行首的“#”"))
    parts = _parts(text)
    lines = (
        f"新增　典型案例（草稿）　{title}　{file}　（{name}）",
        f"　　　标题：{'、'.join(parts[:12]) or '正文里没有小标题'}{f' 等 {len(parts)} 个' if len(parts) > 12 else ''}",
        *([f"　　　图片：{len(pictures.files)} 张，放在 {MEDIA}/"] if pictures.files else []),
        *(
            [f"　　　标题前的“一、”“（一）”去掉了 {out.found.numbered} 处，网页自己排序号"]
            if out.found.numbered
            else []
        ),
    )
    return Manuscript({file: content, **pictures.files}, lines, tuple(findings))


def _present(title: str, loaded: Loaded) -> str:
    """The file of a case of that title, a draft that still lacks something included."""
    for case in loaded.records["cases"].values():
        if isinstance(case, Case) and folded(case.title) == folded(title):
            return loaded.origins["cases", case.id].file
    for kind, record_id in loaded.broken:
        path = loaded.root / f"content/cases/{record_id}.md"
        if kind == "cases" and path.is_file() and f"\ntitle: {title}\n" in path.read_text("utf-8", "replace"):
            return f"content/cases/{record_id}.md"
    return ""


def _missing() -> Iterator[FieldShape]:
    """The required fields that no manuscript tells."""
    yield from (shape for shape in shape_of(Case) if shape.required and shape.name not in _KNOWN)


def _blank(shape: FieldShape, vocabularies: Vocabularies, picture: str) -> Iterator[str]:
    """A required field as lines of YAML behind “#”, to be filled in and freed of it."""
    if shape.model is not None:
        yield f"# {shape.name}:  # {shape.label}"
        for inner in shape_of(shape.model):
            if inner.required:
                yield f"#   {inner.name}: {picture if inner.name == 'file' else ''} # {inner.label}，{inner.hint}"
        return
    said = f"{shape.label}{'，' if shape.hint else ''}{shape.hint}"
    if isinstance(shape.mark, Term):
        terms = vocabularies.get(shape.mark.vocabulary, {})
        said += "，可选：" + "、".join(f"{code}（{label}）" for code, label in terms.items())
    if isinstance(shape.mark, Reference):
        said += f"，填{'或'.join(_TYPES[each] for each in shape.mark.to)}的编号"
    yield f"# {shape.name}:  # {said}"
    if shape.many:
        yield "#   - "


class _Pictures:
    """The pictures of a document, named after the case, in the order of the text."""

    def __init__(self, document: Paper, record_id: str, name: str, root: Path) -> None:
        self.document = document
        self.stem = f"case-{record_id}"
        self.name = name
        self.root = root
        self.files: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.captions: list[str] = []
        self.known: dict[str, str] = {}

    def placed(self, out: Told) -> str:
        """The body with pictures and their captions in place."""
        blocks: list[Block] = []
        for block in out.blocks:
            if block.kind == "picture" and block.picture is not None:
                file = self.file(block.picture.relation)
                if file:
                    if not block.picture.alt:
                        number = len(self.files)
                        message = f"第{number}张图片没有替代文字（{file}）"
                        fix = f"在正文里写成 ![图里有什么]({file})"
                        self.findings.append(found("I13", self.name, message=message, fix=fix))
                    blocks.append(Block("p", f"![{_alt(block.picture.alt)}]({file})"))
            elif block.kind == "caption":
                self.captions.append(block.text)
                last = blocks[-1] if blocks else None
                if last is not None and last.text.startswith("![") and last.text.endswith(")") and '"' not in last.text:
                    words = _FIGURE_NUMBER.sub("", block.text)
                    last.text = f'{last.text[:-1]} "{_alt(words, quotes=True)}")' if words else last.text
                else:
                    blocks.append(Block("p", block.text))
            else:
                blocks.append(block)
        return joined(blocks)

    def file(self, relation: str) -> str:
        """The path by which the text shows a picture; empty where it cannot be shown."""
        place, raw = self.document.pictures[relation]
        if place in self.known:
            return self.known[place]
        raw, suffix, why = _usable(raw)
        if why:
            short = place.rpartition("/")[2]
            fix = "在 Word 里右键另存为 PNG 或 JPG，放到 content/media/，再写进正文"
            self.findings.append(found("I12", self.name, message=f"图片 {short} 没有取出：{why}", fix=fix))
            return ""
        number = 1
        while f"{MEDIA}/{self.stem}-{number}{suffix}" in self.files or self._is_there(number):
            number += 1
        file = f"media/{self.stem}-{number}{suffix}"
        self.files[f"content/{file}"] = raw
        self.known[place] = file
        return file

    def _is_there(self, number: int) -> bool:
        """Whether a picture of that number was there before, whatever its format."""
        return any((self.root / MEDIA / f"{self.stem}-{number}{suffix}").exists() for suffix in SUFFIXES)


def _usable(raw: bytes) -> tuple[bytes, str, str]:
    """A picture with the extension of its format; GIF, BMP and TIFF as PNG; or why it is not taken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture"
        path.write_bytes(raw)
        look = look_at(path)
    if isinstance(look, Look):
        return raw, _SUFFIX_OF[look.format], ""
    try:
        with Image.open(io.BytesIO(raw), formats=_CONVERTED) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return b"", "", look.message
            out = io.BytesIO()
            picture.convert("RGBA").save(out, "PNG")
            return out.getvalue(), ".png", ""
    except Exception:  # whatever a damaged picture makes the decoder stumble over
        return b"", "", "是 Windows 图元文件，或已损坏"


def _alt(text: str, *, quotes: bool = False) -> str:
    text = re.sub(r"([\\\[\]])", r"\\\1", " ".join(text.split()))
    return text.replace('"', '\\"') if quotes else text


def _not_mapped(out: Told, document: Paper, name: str) -> Iterator[Finding]:
    """Everything that Markdown has no form for: told, with what became of it."""
    seen = out.found
    rows = (
        (seen.boxes, f"文本框 {len(seen.boxes)} 个，文字移到了正文里：{_sample(seen.boxes)}", "看看位置对不对"),
        (seen.deleted, f"修订中删去的文字没有收入：{_sample(seen.deleted)}", "在 Word 里接受或拒绝全部修订，再导入"),
        (seen.inserted, f"修订中插入的文字 {seen.inserted} 处，已当作接受", "在 Word 里接受或拒绝全部修订，再导入"),
        (
            document.comments,
            f"批注 {len(document.comments)} 条没有收入：{_sample(document.comments)}",
            "有用的写进正文或备注",
        ),
        (
            seen.drawings,
            f"图形、图表或链接的图片 {seen.drawings} 个没有收入",
            "截成图片，放到 content/media/，再写进正文",
        ),
        (seen.objects, f"嵌入的对象或特殊符号 {seen.objects} 个没有收入", "对照 Word 稿补上"),
        (
            seen.equations,
            f"公式 {len(seen.equations)} 个只留下了字符：{_sample(seen.equations)}",
            "改成文字说明，或截成图片",
        ),
        (seen.links, f"链接不能用，只留下了文字：{_sample(seen.links)}", "写成 [文字](https://…)"),
        (seen.contents, f"目录 {seen.contents} 行没有收入", "网页自己有目录，不用补"),
        (document.heads, f"页眉、页脚没有收入：{_sample(document.heads)}", "一般不用补"),
        *(((each,), each, "对照 Word 稿看一遍") for each in dict.fromkeys(seen.tables)),
    )
    for there, message, fix in rows:
        if there:
            yield found("I12", name, message=message, fix=fix)


def _sample(texts: list[str] | tuple[str, ...]) -> str:
    shown = [text if len(text) <= 30 else text[:29] + "…" for text in map(str.strip, texts)]
    return quoted(shown[:5]) + ("等" if len(shown) > 5 else "")


_FIGURE_NUMBER = re.compile(r"^图\s*\d{1,2}(?!\d)(?:[-—.]\d+)?[\s:：.．、]*")  # page and print count for themselves
_LETTER = re.compile(r"[^\W_]+")
_EVIDENCE = re.compile(r"[［\[]证\d{1,3}[］\]]")


def _lost(text: str, title: str, out: Told, captions: list[str], name: str) -> Iterator[Finding]:
    """Passages of the document that the page would not show: the last check that nothing is lost in silence."""
    document = parse_markdown(text)
    shown = [title, *captions, text_of(document.blocks), *(text_of(note) for note in document.notes)]
    bare = _bare("".join(shown))
    for letters in out.letters:
        for line in letters.split("\n"):
            passage = _bare(_EVIDENCE.sub("", NUMBERED.sub("", line, count=1)))
            if passage and passage not in bare:
                yield found("I12", name, message=f"这段文字没有转换完整：“{line.strip()[:40]}”", fix="对照 Word 稿补上")


def _bare(text: str) -> str:
    return "".join(_LETTER.findall(text))


def _parts(text: str) -> list[str]:
    return [plain(block["c"]) for block in parse_markdown(text).blocks if block["t"] == "h"]

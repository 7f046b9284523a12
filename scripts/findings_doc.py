"""Writes docs/findings.md from the catalogue and the examples in tests/broken and tests/office/broken.

python -m scripts.findings_doc
"""

from __future__ import annotations

from pathlib import Path

from generator.finding import CATALOGUE, Severity

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "tests" / "broken"
IMPORTED = ROOT / "tests" / "office" / "broken"
PAGE = ROOT / "docs" / "findings.md"

FAMILIES = {
    "F": "文件",
    "Y": "YAML 写法",
    "S": "记录的结构",
    "M": "正文",
    "R": "记录之间的关系",
    "C": "前后矛盾",
    "P": "工程要求",
    "V": "成果汇编与印本",
    "I": "导入 Excel 和 Word",
    "B": "生成",
}
WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
LONGEST = 40


def page() -> str:
    """The whole page: one heading a code, with the smallest input that raises it and what is said of it."""
    lines = [
        "# 检查结果说明",
        "",
        "`fourones check` 的每一条结果都有编号。**错误**：这条记录（或这一项）不发布；**提醒**：照常发布，",
        "但工程的要求还没有满足；**说明**：供参考。",
        "",
        "“导入”一类由 `fourones import` 报告，位置写作“文件 工作表!单元格”。",
        "",
        "本页由 `python -m scripts.findings_doc` 生成，例子取自 `tests/broken` 和 `tests/office/broken`。",
    ]
    family = ""
    for code, entry in CATALOGUE.items():
        if code[0] != family:
            family = code[0]
            lines += ["", f"## {FAMILIES[family]}"]
        lines += ["", f"### {code} {entry.title}", "", f"{WORDS[entry.severity]}。", *example(code)]
    return "\n".join(lines) + "\n"


def example(code: str) -> list[str]:
    """The input and the finding of the plainest example of a code."""
    folder = (IMPORTED if code[0] == "I" else BROKEN) / code
    if not folder.is_dir():
        return []
    lines: list[str] = []
    files = [path for part in ("data", "content") for path in sorted((folder / part).rglob("*")) if path.is_file()]
    named = expected_lines(folder)
    if named:
        lines += ["", "```text", *named[:3], "```"]
    for path in files:
        text = readable(path)
        if text is not None and len(text.splitlines()) <= LONGEST and str(path.relative_to(folder)) in "".join(named):
            lines += ["", f"出错的 `{path.relative_to(folder).as_posix()}`：", "", "```yaml", *text.splitlines(), "```"]
            break
    return lines


def expected_lines(folder: Path) -> list[str]:
    """What the check says of the example."""
    path = folder / "expected.txt"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def readable(path: Path) -> str | None:
    """The text of an example, or None where it is none."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

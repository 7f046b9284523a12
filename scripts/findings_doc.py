"""Writes docs/findings.md and generator/explained.json: every code with cause, a wrong example and the right form.

python -m scripts.findings_doc

Causes and right forms are in scripts/causes.toml, wrong examples in tests/broken and tests/office/broken. Whether a
machine mends a code is tried out on those examples.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import orjson

from generator.editing.mend import mended
from generator.explain import DATA, FAMILIES, Explanation
from generator.finding import CATALOGUE
from generator.model.files import file_type

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "tests" / "broken"
IMPORTED = ROOT / "tests" / "office" / "broken"
PAGE = ROOT / "docs" / "findings.md"
CAUSES = ROOT / "scripts" / "causes.toml"

AROUND = 2
"""How many lines are shown above and below the one that a finding names."""


def explanations() -> list[Explanation]:
    """Every code of the catalogue, explained. Raises KeyError for one that has no cause."""
    causes = tomllib.loads(CAUSES.read_text("utf-8"))
    return [explained(code, causes[code]) for code in CATALOGUE]


def explained(code: str, texts: dict[str, str]) -> Explanation:
    """One code: what is written of it, and what its examples show."""
    folder = (IMPORTED if code[0] == "I" else BROKEN) / code
    said = expected(folder)[0] if expected(folder) else ""
    wrong = texts.get("wrong") or excerpt(folder, said)
    return Explanation(code, texts["cause"], wrong, said.partition(" ")[2], texts["right"], is_mended(code))


def excerpt(folder: Path, said: str) -> str:
    """The lines of the example about the one that the finding names, or its first ones."""
    path = named_file(folder, said)
    if path is None:
        return ""
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return "（文件是 GBK 等编码，打开是乱码）"
    numbers = said.removeprefix(folder.name).strip().removeprefix(path.relative_to(folder).as_posix()).split(" ")[0]
    line = int(numbers.split(":")[1]) if numbers.startswith(":") else 1
    return "\n".join(lines[max(0, line - 1 - AROUND) : line + AROUND])


def named_file(folder: Path, said: str) -> Path | None:
    """The file of an example that its finding names, where it is one that can be shown."""
    files = [path for part in ("data", "content") for path in sorted((folder / part).rglob("*")) if path.is_file()]
    named = [path for path in files if f" {path.relative_to(folder).as_posix()}" in said]
    return named[0] if named else None


def is_mended(code: str) -> bool:
    """Whether some example of the code is mended by `fourones check --fix`."""
    for folder in sorted(BROKEN.glob(f"{code}*")):
        said = expected(folder)
        path = named_file(folder, said[0]) if said else None
        name = path.relative_to(folder).as_posix() if path else ""
        kind = file_type(name)
        if path is None or kind is None:
            continue
        if any(finding.code == code for finding in mended(path.read_bytes(), name, kind, {}).done):
            return True
    return False


def expected(folder: Path) -> list[str]:
    """What the check says of the example."""
    path = folder / "expected.txt"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def package_data(rows: list[Explanation]) -> bytes:
    """What `generator.explain` reads."""
    plain = {
        row.code: {"cause": row.cause, "wrong": row.wrong, "said": row.said, "right": row.right, "mended": row.mended}
        for row in rows
    }
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def page(rows: list[Explanation] | None = None) -> str:
    """The whole page: one heading a code."""
    lines = [
        "# 检查结果说明",
        "",
        "`fourones check` 的每一条结果都有编号。**错误**：这条记录（或这一项）不发布；**提醒**：照常发布，",
        "但工程的要求还没有满足；**说明**：供参考。标有“可自动改正”的，运行 `fourones check --fix` 就会改好。",
        "在终端里看一条：`fourones explain Y07`。",
        "",
        "“导入”一类由 `fourones import` 报告，位置写作“文件 工作表!单元格”；有错误时什么也不写入。",
        "",
        "本页由 `python -m scripts.findings_doc` 生成，例子取自 `tests/broken` 和 `tests/office/broken`。",
    ]
    family = ""
    for row in rows or explanations():
        if row.code[0] != family:
            family = row.code[0]
            lines += ["", f"## {FAMILIES[family]}"]
        lines += [
            "",
            f"### {row.code} {row.title}",
            "",
            f"{CATALOGUE[row.code].severity.word}{_how(row)}。{row.cause}",
        ]
        lines += [*block("错误写法", row.wrong), *block("检查时说", row.said), *block("正确写法", row.right)]
    return "\n".join(lines) + "\n"


def _how(row: Explanation) -> str:
    return "，可自动改正" if row.mended else ""


def block(head: str, text: str) -> list[str]:
    """A heading with the text as it is typed."""
    return ["", f"{head}：", "", "```text", *text.splitlines(), "```"] if text else []


if __name__ == "__main__":
    every = explanations()
    PAGE.write_text(page(every), encoding="utf-8")
    DATA.write_bytes(package_data(every))

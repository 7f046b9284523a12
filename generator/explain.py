"""What a finding code means: cause, a wrong example, the right form, and whether a machine can mend it.

The texts are package data, written by `scripts/findings_doc.py` from `scripts/causes.toml` and `tests/broken`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson

from generator.finding import CATALOGUE, Severity

DATA = Path(__file__).with_name("explained.json")
FAMILIES = {
    "F": "文件", "Y": "YAML 写法", "S": "记录的结构", "M": "正文", "R": "记录之间的关系", "C": "前后矛盾",
    "D": "不能公开的内容", "A": "三审三校", "P": "工程要求", "V": "成果汇编与印本", "T": "用语与标点",
    "I": "导入 Excel 和 Word", "B": "生成",
}  # fmt: skip
WORDS = {
    Severity.ERROR: "错误：这条记录（或这一项）不发布，改好为止",
    Severity.WARNING: "提醒：照常发布，但有要求还没有满足",
    Severity.NOTE: "说明：供参考",
}


IMPORT_WORDS = {
    Severity.ERROR: "错误：什么也不写入，改好再导入",
    Severity.WARNING: "提醒：照常写入，但有内容要人来补",
    Severity.NOTE: "说明：供参考",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained; `wrong` is an example, `said` what the check says of it, `right` the right form."""

    code: str
    cause: str
    wrong: str
    said: str
    right: str
    mended: bool

    @property
    def title(self) -> str:
        """The words of the catalogue."""
        return CATALOGUE[self.code].title

    def parts(self) -> list[tuple[str, str]]:
        """Heading and text of each part that there is."""
        mended = "能。运行 fourones check --fix" if self.mended else "不能，要人来定"
        rows = [
            ("轻重", (IMPORT_WORDS if self.code[0] == "I" else WORDS)[CATALOGUE[self.code].severity]),
            ("原因", self.cause),
            ("错误写法", self.wrong),
            ("检查时说", self.said),
            ("正确写法", self.right),
            ("能否自动改", mended),
        ]
        return [(head, text) for head, text in rows if text]

    def plain(self) -> str:
        """All of it as plain text."""
        return "\n\n".join(
            f"{head}：{text}" if "\n" not in text else f"{head}：\n{text}" for head, text in self.parts()
        )


@cache
def _texts() -> dict[str, dict[str, str | bool]]:
    rows: dict[str, dict[str, str | bool]] = orjson.loads(DATA.read_bytes())
    return rows


def explanation(code: str) -> Explanation:
    """The explanation of a code. Raises KeyError for one that the catalogue does not have."""
    if code not in CATALOGUE:
        raise KeyError(code)
    row = _texts().get(code, {})
    texts = {name: str(row.get(name, "")) for name in ("cause", "wrong", "said", "right")}
    return Explanation(code, **texts, mended=bool(row.get("mended", False)))

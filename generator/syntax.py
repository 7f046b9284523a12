"""What the YAML parser complains of, in the words of the person who typed it."""

from __future__ import annotations

_SYNTAX = (
    (
        "found character that cannot start any token",
        "这个字符不能开头",
        "把整段文字用英文双引号括起来；缩进用空格，不用 Tab",
    ),
    (
        "mapping values are not allowed",
        "一行里有两个“: ”，或上一行缩进不对",
        "文字里有“: ”时把整段文字用英文双引号括起来",
    ),
    ("did not find expected key", "缩进与上一行不齐，或引号后面还有文字", "同级各行左边对齐；引号要括住整段文字"),
    ("could not find expected ':'", "冒号后面缺空格，或用了全角冒号“：”", "写成“键: 值”，英文冒号，后面一个空格"),
    ("did not find expected '-' indicator", "列表各项没有对齐", "每一项都以“- ”开头，左边对齐"),
    ("found unexpected end of stream", "引号没有成对", "补上另一个英文引号"),
    ("did not find expected ',' or", "方括号或花括号没有写完整", "补上右括号；文字以括号开头时加英文引号"),
    ("expected a single document", "文件中间有一行“---”", "一个文件只写一条记录，删掉中间的“---”"),
    ("while scanning an a", "文字以 * 或 & 开头", "把整段文字用英文双引号括起来"),
)

ABOUT_INDENTATION = ("mapping values are not allowed", "did not find expected key", "did not find expected '-'")
"""What it complains of where a line stands too far in or out."""


def syntax_words(reason: str) -> tuple[str, str]:
    """What is wrong, and the right form, for an error text of libyaml."""
    for sign, message, fix in _SYNTAX:
        if sign in reason:
            return message, fix
    return "这里的写法读不懂", "写成“键: 值”，英文冒号后面一个空格，同级左边对齐"

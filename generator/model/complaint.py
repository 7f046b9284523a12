"""What pydantic says of a record, told to the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding, KeyPath, found
from generator.model.fields import ID_PATTERN, Reference
from generator.model.foreign import impossible_day, plain_day, plain_flag, plain_number
from generator.model.shape import FieldShape, label_of, shape_at, shape_of
from generator.model.types import reference_told
from generator.problem import Mend
from generator.text import nearest


def complaints(error: ValidationError, model: type[BaseModel], file: str, at: KeyPath) -> list[Finding]:
    """One finding for each thing that pydantic refused, at the key path in the file."""
    return [_complaint(detail, model, file, at) for detail in error.errors(include_url=False)]


def _complaint(detail: ErrorDetails, model: type[BaseModel], file: str, at: KeyPath) -> Finding:
    path: KeyPath = tuple(detail["loc"])
    shape = shape_at(model, path)
    write: Callable[..., Said] = _WRITERS.get(detail["type"], _other)
    code, message, fix, *mend = write(detail, model, shape)
    label = label_of(model, path)
    if _is_blank(detail):
        code, message, mend = "S02", f"“{label.rpartition(' › ')[2]}”没有填", []
        if detail["type"] == "string_type" and shape is not None:
            fix = f"填在 {shape.name}: 后面" + (f"；{shape.hint}" if shape.hint else "")
    return found(code, file, (*at, *path), message=message, fix=fix, label=label, mend=mend[0] if mend else None)


def blanks(error: ValidationError, model: type[BaseModel]) -> list[KeyPath]:
    """The keys that were left empty and may be left out: a form with gaps, no mistake."""
    paths = [(detail, tuple(detail["loc"])) for detail in error.errors(include_url=False)]
    shapes = [
        (path, shape_at(model, path)) for detail, path in paths if _is_blank(detail) and isinstance(path[-1], str)
    ]
    return [path for path, shape in shapes if shape is not None and not shape.required]


def _is_blank(detail: ErrorDetails) -> bool:
    return detail["input"] is None and detail["type"] not in ("missing", "extra_forbidden")


Said = tuple[str, str, str] | tuple[str, str, str, Mend | None]
"""Code, message, the right form, and where it is certain, the mend."""


def _unknown_key(detail: ErrorDetails, model: type[BaseModel], _shape: FieldShape | None) -> Said:
    *parents, key = detail["loc"]
    parent = _model_at(model, tuple(parents))
    known = {shape.name: shape.label for shape in shape_of(parent)} if parent else {}
    known.pop("id", None)
    by_label = {label: name for name, label in known.items()}
    guess = nearest(str(key), known) or [by_label[label] for label in nearest(str(key), by_label)]
    if guess:
        return "S01", f"没有“{key}”这一项", f"是否想写 {guess[0]}（{known[guess[0]]}）？"
    return "S01", f"没有“{key}”这一项", "可用的键：" + "、".join(list(known)[:12])


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    if not any(isinstance(step, str) for step in path):
        return model
    shape = shape_at(model, path)
    return shape.model if shape else None


def _missing(_detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    if shape is None:
        return "S02", "缺少必填项", "补上这一项"
    return "S02", f"缺少必填项“{shape.label}”", f"补上 {shape.name}: …" + (f"（{shape.hint}）" if shape.hint else "")


def _structure(wanted: str, example: str) -> Callable[..., Said]:
    def write(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
        name = shape.name if shape else "键"
        return "S03", f"这里应是{wanted}，写的是{_sort(detail['input'])}", example.format(name=name)

    return write


def _list(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    """Text where a list is wanted: its parts are shown as a list; ids with full-width commas can only be several."""
    value = detail["input"]
    name = shape.name if shape else "键"
    parts = _parts(value) if isinstance(value, str) else []
    rows = parts or ["第一项", "第二项"]
    fix = "每项另起一行，以“- ”开头：\n" + "\n".join((f"{name}:", *(f"  - {_clip(row)}" for row in rows)))
    mend = _flow(str(value), parts, "[{}]") if shape and shape.mark else None
    return "S03", f"这里应是列表，写的是{_sort(value)}", fix, mend


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split("[，,、；;]", text) if part.strip()]


def _flow(text: str, parts: list[str], form: str) -> Mend | None:
    """The parts as a list within brackets, where they are ids, and parted by commas: “、” may belong to one."""
    if not parts or "、" in text or not all(re.fullmatch(ID_PATTERN, part) for part in parts):
        return None
    return Mend(value=form.format(", ".join(parts)))


def _joined(detail: ErrorDetails, shape: FieldShape | None) -> Said | None:
    """Several ids or codes in one item of a list."""
    value = str(detail["input"])
    parts = _parts(value)
    if shape is None or not shape.many or len(parts) < 2:
        return None
    fix = f"每项分开写：{shape.name}: [{', '.join(parts)}]"
    return "S10", f"“{_clip(value)}”是几项写在了一起", fix, _flow(value, parts, "{}")


def _sentence(detail: ErrorDetails, model: type[BaseModel], shape: FieldShape | None) -> Said:
    """Something with a structure where text is wanted; “要求: 每月一次” was meant as text."""
    value = detail["input"]
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if isinstance(rest, str | None) and re.search("[\u4e00-\u9fff]", str(key)):
            text = f"{key}: {rest}" if rest else f"{key}:"
            return "S03", "文字里有英文冒号加空格，读成了“键: 值”", f'加引号："{_clip(text)}"', Mend(quote=True)
    return _TEXT(detail, model, shape)


def _sort(value: Any) -> str:
    if isinstance(value, dict):
        return "“键: 值”"
    if isinstance(value, list | tuple):
        return "列表"
    return "空的" if value is None else f"文字“{_clip(value)}”"


def _clip(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 24 else text[:23] + "…"


def _number(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    if isinstance(detail["input"], list | dict):
        return "S03", f"这里应是一个数字，写的是{_sort(detail['input'])}", "直接写数字，如 28"
    fix = "只写阿拉伯数字，不带单位、逗号和百分号" + (f"；{shape.hint}" if shape and shape.hint else "")
    plain = plain_number(str(detail["input"]), whole=detail["type"].startswith("int"))
    said = f"这里应是数字，写的是“{_clip(detail['input'])}”"
    return ("S04", said, f"只写数字：{plain}", Mend(value=plain)) if plain else ("S04", said, fix)


def _flag(detail: ErrorDetails, _model: type[BaseModel], _shape: FieldShape | None) -> Said:
    plain = plain_flag(str(detail["input"]))
    said = f"这里应填“是”或“否”，写的是“{_clip(detail['input'])}”"
    return "S04", said, f"写“{plain}”" if plain else "写“是”或“否”", Mend(value=plain) if plain else None


def _day(detail: ErrorDetails, _model: type[BaseModel], _shape: FieldShape | None) -> Said:
    value = str(detail["input"])
    wrong = impossible_day(value)
    if wrong:
        return "S05", f"没有“{_clip(value)}”这一天：{wrong}", "核对原件，写成 2024-06-30 或 2024年6月30日"
    plain = plain_day(value)
    said = f"“{_clip(value)}”不是一个日期"
    return "S05", said, f"写成 {plain or '2024-06-30 或 2024年6月30日'}", Mend(value=plain) if plain else None


def _time(detail: ErrorDetails, _model: type[BaseModel], _shape: FieldShape | None) -> Said:
    value = str(detail["input"])
    wrong = impossible_day(value)
    if wrong:
        return "S05", f"没有“{_clip(value)}”这一天：{wrong}", "核对原件，写成 2024-06-30 或 2024年6月30日"
    plain = plain_day(value)
    if plain:
        return "S05", f"“{_clip(value)}”读不出时间", f"写成 {plain}", Mend(value=plain)
    forms = "写成 2024-06、2024年6月、2024年6月底前、2024年6月—2025年1月、长期坚持"
    return "S05", f"“{_clip(value)}”读不出时间", forms


def _term(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    joined = _joined(detail, shape)
    if joined is not None:
        return joined
    context = detail.get("ctx", {})
    terms: dict[str, str] = context.get("terms", {})
    value = str(context.get("value", ""))
    by_label = {label: code for code, label in terms.items()}
    guess = [*nearest(value, terms, 2), *(by_label[label] for label in nearest(value, by_label, 2))]
    fix = f"是否想写 {guess[0]}（{terms[guess[0]]}）？" if guess else ""
    if not terms:
        return "S06", f"“{_clip(value)}”没有选项可对照", f"在 data/vocab.yml 里补上 {context.get('vocabulary')} 一类"
    options = "、".join(f"{code}（{label}）" for code, label in terms.items())
    return "S06", f"“{_clip(value)}”不在选项里", fix or f"可选：{options}"


def _pattern(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    joined = _joined(detail, shape)
    if joined is not None:
        return joined
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if pattern.startswith("^https"):
        return "S07", f"“{_clip(detail['input'])}”不是网址", "写全网址，以 https:// 开头，中间没有空格"
    if pattern.startswith("^#"):
        return "S07", f"“{_clip(detail['input'])}”不是颜色", '写成 "#1B4F9E"，带引号'
    if pattern.startswith("^\\d"):
        return "S07", f"“{_clip(detail['input'])}”不是时长", "写成 分:秒，如 4:30"
    if shape and isinstance(shape.mark, Reference):
        return "S07", f"“{_clip(detail['input'])}”不是编号", reference_told(shape.mark.to)
    hint = shape.hint if shape and shape.hint else "小写字母、数字和短横线，如 herbs-relay"
    letters = "小写字母、数字和短横线" if "-]*" in pattern else "小写字母和数字"
    return "S07", f"编号“{_clip(detail['input'])}”只能用{letters}", hint


def _range(detail: ErrorDetails, _model: type[BaseModel], _shape: FieldShape | None) -> Said:
    context = detail.get("ctx", {})
    bound = f"不小于{context['ge']}" if "ge" in context else f"不大于{context.get('le')}"
    return "S07", f"“{_clip(detail['input'])}”超出范围", f"填{bound}的数字"


def _empty(_detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    return "S07", f"“{shape.label if shape else '这一项'}”是空的", "填上内容，或删掉这一行"


def _other(detail: ErrorDetails, _model: type[BaseModel], shape: FieldShape | None) -> Said:
    return "S07", f"“{_clip(detail['input'])}”不合要求", shape.hint if shape and shape.hint else "参照同类记录填写"


_MAP = _structure("“键: 值”", "缩进两格，每行写“键: 值”")
_TEXT = _structure("一段文字", "直接写文字：{name}: 文字")

_WRITERS: dict[str, Callable[..., Said]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "tuple_type": _list,
    "model_type": _MAP,
    "model_attributes_type": _MAP,
    "string_type": _sentence,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "float_parsing": _number,
    "float_type": _number,
    "int_parsing_size": _number,
    "bad_flag": _flag,
    "bad_day": _day,
    "bad_time": _time,
    "unknown_term": _term,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    "greater_than_equal": _range,
    "less_than_equal": _range,
}

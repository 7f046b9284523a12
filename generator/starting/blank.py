"""A blank record as text: every field with its label and hint, those that may stay empty behind a “#”.

It is a draft until somebody takes that line out, so that nothing half filled is ever published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.admin.choices import Choices
from generator.model.fields import MediaPath, Reference, Term
from generator.model.kinds import Kind, kind_of
from generator.model.shape import FieldShape, written_order
from generator.model.types import RecordType, reference_told
from generator.source import scalar

_PARTS = ("背景", "做法", "成效", "启示")
_MANY_TERMS = 12
"""Terms that a line can name; longer lists are looked up in data/vocab.yml."""


def blank(kind: RecordType, choices: Choices, given: Mapping[str, str]) -> str:
    """The text of a new file. `given`: what is known of required fields, by name."""
    head = "\n".join(_lines(kind.model, choices, given))
    if kind.suffix != ".md":
        return f"{head}\n"
    body = "\n\n".join(f"## {part}\n\n（待写）" for part in _PARTS) if kind.name == "cases" else "（待写）"
    return f"---\n{head}\n---\n\n{body}\n"


@dataclass(frozen=True, slots=True)
class Question:
    """A field that every record of a type must have and a line can hold; `path` leads to it through its parts."""

    path: str
    label: str
    shape: FieldShape


def questions(model: type[BaseModel], path: str = "", label: str = "") -> Iterator[Question]:
    """All that is asked for, in the order of the file."""
    for shape in written_order(model):
        if not shape.required or (shape.name == "id" and not path):
            continue
        own, shown = f"{path}{shape.name}", f"{label}{shape.label}"
        if shape.model is None:
            if kind_of(model, shape.name) is not Kind.DOCUMENT:
                yield Question(own, shown, shape)
        elif not shape.many:
            yield from questions(shape.model, f"{own}.", f"{shown} › ")


def unasked(model: type[BaseModel]) -> Iterator[str]:
    """The labels of what must be filled in within lists: no line at the keyboard asks for it."""
    for shape in written_order(model):
        if shape.required and shape.model is not None and shape.many:
            yield from (f"{shape.label} › {each.label}" for each in questions(shape.model))


def told(shape: FieldShape, choices: Choices) -> str:
    """Hint of a field, what may stand in it, and who sees it."""
    offered = ""
    match shape.mark:
        case Term(vocabulary=vocabulary):
            terms = choices.terms(vocabulary)
            listed = "、".join(f"{code} {label}" for code, label in terms[:_MANY_TERMS])
            offered = f"{listed}等，见 data/vocab.yml" if len(terms) > _MANY_TERMS else listed
        case Reference(to=kinds):
            offered = reference_told(kinds)
        case MediaPath() if "content/" not in shape.hint:
            offered = "文件放在 content/media/"
    secret = "" if "不公开" in shape.hint else shape.level.told
    return "；".join(word for word in (shape.hint, offered, secret) if word)


def _lines(model: type[BaseModel], choices: Choices, given: Mapping[str, str]) -> Iterator[str]:
    for shape in written_order(model):
        if shape.name == "id" or kind_of(model, shape.name) is Kind.DOCUMENT:
            continue
        if shape.name == "draft":
            yield f"# {shape.label}：写好以后删掉下面这一行，才会发布"
            yield "draft: 是"
            continue
        needed = "（必填）" if shape.required else ""
        words = told(shape, choices)
        yield f"# {shape.label}{needed}{f'：{words}' if words else ''}"
        yield from _field(shape, choices, given, "" if shape.required else "# ", (model,))


def _field(
    shape: FieldShape, choices: Choices, given: Mapping[str, str], mark: str, above: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    value = given.get(shape.name, "")
    if shape.model is not None and shape.model not in above:
        yield f"{mark}{shape.name}:"
        within = {path.removeprefix(f"{shape.name}."): each for path, each in given.items() if "." in path}
        yield from _part(shape.model, shape.many, choices, within, mark, (*above, shape.model))
    elif shape.many:
        yield f"{mark}{shape.name}:"
        yield from (f"{mark}  - {each and scalar(each)}".rstrip() for each in (value.split("、") if value else [""]))
    else:
        yield f"{mark}{shape.name}: {value and scalar(value)}".rstrip()


def _part(
    model: type[BaseModel],
    many: bool,
    choices: Choices,
    given: Mapping[str, str],
    mark: str,
    above: tuple[type[BaseModel], ...],
) -> Iterator[str]:
    """The fields of a part, each explained at the end of its line."""
    dash = "- " if many else ""
    for shape in written_order(model):
        own = "" if mark else ("" if shape.required else "# ")
        needed = "必填" if shape.required else ""
        note = "，".join(word for word in (shape.label, needed, told(shape, choices)) if word)
        lead = f"{mark}  {dash}" if not own or dash else f"{own}  "
        if own and dash:
            own, lead = "", f"{mark}  {dash}"
        if shape.model is not None and shape.model in above:
            continue
        value = given.get(shape.name, "")
        yield f"{lead}{shape.name}: {value and scalar(value)}  # {note}".rstrip()
        if shape.model is not None:
            deeper = f"{mark}{own}" + ("    " if many else "  ")
            yield from _part(shape.model, shape.many, choices, {}, deeper, (*above, shape.model))
        dash = "  " if many else ""

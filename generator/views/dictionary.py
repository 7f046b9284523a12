"""The data dictionary: every field that may be public, read from the models, so that it cannot grow old.

A part that several record types hold (evidence, pictures) is told once and led to. Fields that are internal or
private are not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from generator.model.fields import MediaPath, Reference, Term
from generator.model.kinds import Kind, kind_of
from generator.model.shape import Fields, FieldShape, all_nested
from generator.model.types import RECORD_TYPES
from generator.portal.graph import PublicPortal
from generator.views.columns import shown
from generator.views.page import Link

_KIND_WORDS = {
    Kind.TEXT: "文字",
    Kind.LINK: "网址",
    Kind.INTEGER: "整数",
    Kind.NUMBER: "数",
    Kind.FLAG: "是或否",
    Kind.DAY: "日期",
    Kind.TIME: "时间",
    Kind.DOCUMENT: "正文",
}
_MEDIA_WORDS = {"picture": "图片地址", "video": "视频地址", "captions": "字幕地址"}
_TYPE_LABELS = {kind.name: kind.label for kind in RECORD_TYPES}
_RECORDS: dict[type[BaseModel], str] = {kind.model: kind.label for kind in RECORD_TYPES}
_ANCHORS: dict[type[BaseModel], str] = {kind.model: kind.name for kind in RECORD_TYPES}

Tops = Mapping[type[BaseModel], str]
"""Models that a file holds, with their titles."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: its key in the data, its Chinese label, what it holds (`targets` lead to what that is)."""

    key: str
    label: str
    kind: str
    targets: tuple[Link, ...]
    many: bool
    required: bool
    hint: str
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of a record type, or of a part that records hold."""

    anchor: str
    title: str
    note: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes of one vocabulary and their words."""

    anchor: str
    title: str
    key: str
    terms: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """Everything that the data-dictionary page shows."""

    records: tuple[Section, ...]
    parts: tuple[Section, ...]
    vocabularies: tuple[Vocabulary, ...]
    fields: int


def dictionary_view(portal: PublicPortal) -> DictionaryView:
    """All of the page."""
    records, parts = sections(shown)
    counted = tuple(replace(each, note=f"{len(portal.of_type(each.anchor))}条") for each in records)
    words = _vocabulary_words(shown, _RECORDS, _parts(shown, _RECORDS))
    vocabularies = tuple(
        Vocabulary(
            f"v-{name}",
            words[name],
            name,
            tuple((term.code, term.label, term.text) for term in portal.vocabularies[name].values()),
        )
        for name in portal.vocabularies
        if name in words
    )
    return DictionaryView(counted, parts, vocabularies, sum(len(each.fields) for each in (*records, *parts)))


def sections(fields: Fields, tops: Tops = _RECORDS) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """All record types (or other models), and all parts that they hold, with those fields of a model that `fields`
    names.
    """
    parts = _parts(fields, tops)
    words = _vocabulary_words(fields, tops, parts)

    def section(anchor: str, title: str, model: type[BaseModel]) -> Section:
        return Section(anchor, title, "", tuple(_line(model, shape, parts, words) for shape in fields(model)))

    records = tuple(section(_anchor(model), title, model) for model, title in tops.items())
    by_title = sorted(parts.items(), key=lambda each: each[1])
    return records, tuple(section(_anchor(part), title, part) for part, title in by_title)


def _parts(fields: Fields, tops: Tops) -> dict[type[BaseModel], str]:
    """The parts that records hold, by the labels under which most of them do; whose part it is goes before a
    label that is taken.
    """
    labels: dict[type[BaseModel], Counter[str]] = {}
    holders: dict[type[BaseModel], str] = {}
    for model in all_nested(tops, fields):
        for shape in fields(model):
            if shape.model is not None and shape.model is not model:
                labels.setdefault(shape.model, Counter())[shape.label] += 1
                holders.setdefault(shape.model, tops.get(model, ""))
    titles: dict[type[BaseModel], str] = {}
    for part, counts in labels.items():
        most = max(counts.values())
        title = "、".join(label for label, count in counts.items() if count == most)
        titles[part] = f"{holders[part]}{title}" if title in titles.values() else title
    return titles


def _vocabulary_words(fields: Fields, tops: Tops, parts: dict[type[BaseModel], str]) -> dict[str, str]:
    """What each vocabulary is called: the label of the field that uses it first, and whose field that is where
    the label says too little or is taken.
    """
    words: dict[str, str] = {}
    for model in all_nested(tops, fields):
        holder = parts.get(model) or tops[model]
        for shape in fields(model):
            if isinstance(shape.mark, Term) and shape.mark.vocabulary not in words:
                vague = shape.label == "类别" or shape.label in words.values()
                words[shape.mark.vocabulary] = f"{holder}{shape.label}" if vague else shape.label
    return words


def _anchor(model: type[BaseModel]) -> str:
    return _ANCHORS.get(model) or f"p-{model.__name__.lower()}"


def _line(
    model: type[BaseModel], shape: FieldShape, parts: dict[type[BaseModel], str], words: dict[str, str]
) -> FieldLine:
    kind, targets = _held(model, shape, parts, words)
    return FieldLine(
        key=shape.name,
        label=shape.label,
        kind=kind,
        targets=targets,
        many=shape.many,
        required=shape.required,
        hint=shape.hint,
        note=shape.level.told,
    )


def _held(
    model: type[BaseModel], shape: FieldShape, parts: dict[type[BaseModel], str], words: dict[str, str]
) -> tuple[str, tuple[Link, ...]]:
    """What a field holds, in words, and where that is explained."""
    if shape.model is not None:
        title = parts.get(shape.model, shape.label)
        return "", (Link(title, f"#{_anchor(shape.model)}"),)
    if isinstance(shape.mark, Reference):
        return "编号：", tuple(Link(_TYPE_LABELS[kind], f"#{kind}") for kind in shape.mark.to)
    if isinstance(shape.mark, Term):
        return "选项：", (Link(words[shape.mark.vocabulary], f"#v-{shape.mark.vocabulary}"),)
    if isinstance(shape.mark, MediaPath):
        return _MEDIA_WORDS[shape.mark.kind], ()
    return _KIND_WORDS[kind_of(model, shape.name)], ()

"""What somebody at the keyboard says to the questions of `fourones new`: words and names are as good as codes and ids,
read as the cells of a workbook are.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.admin.choices import Choices
from generator.model.fields import Reference, Term
from generator.model.shape import FieldShape
from generator.model.types import RECORD_TYPES
from generator.office.cells import Reader
from generator.office.grid import Cell
from generator.office.names import names_of
from generator.office.sheets import Column
from generator.portal.graph import FullPortal
from generator.views.lookup import name_of

_MANY = 12
"""Choices that a question can name."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Understands answers by the records and words that there are, drafts included."""

    portal: FullPortal

    def meant(self, shape: FieldShape, words: str) -> tuple[str, str]:
        """An answer as a file has it, several parted by “、”; and what is wrong with it, with the right form."""
        if not words or not isinstance(shape.mark, Term | Reference):
            return words, ""
        column = Column((shape.name,), shape.label, many=shape.many, mark=shape.mark)
        read = self._reader().read(Cell(words), column, "")
        if read.findings:
            return "", "；".join(f"{each.message}。{each.fix}" for each in read.findings)
        return "、".join(read.value) if isinstance(read.value, list) else read.value or "", ""

    def _reader(self) -> Reader:
        terms = self.portal.vocabularies.items()
        codes = {name: {code: term.label for code, term in own.items()} for name, own in terms}
        return Reader(codes, names_of({kind.name: self.portal.of_type(kind.name) for kind in RECORD_TYPES}))


def offered(shape: FieldShape, choices: Choices) -> str:
    """What a question says beside its label: the hint, the choices where they are few, how to name several."""
    several = "有几个的用“、”隔开" if shape.many else ""
    match shape.mark:
        case Term(vocabulary=vocabulary):
            shown = [label for _code, label in choices.terms(vocabulary)]
        case Reference(to=kinds):
            records = [each for kind in kinds for each in choices.portal.of_type(kind).values()]
            shown = [str(getattr(each, "short_name", None) or name_of(each)) for each in records]
            several = "，".join(word for word in ("名称、简称或编号", several) if word)
        case _:
            shown = []
    named = "、".join(shown) if len(shown) <= _MANY else ""
    secret = "" if "不公开" in shape.hint else shape.level.told
    return "；".join(word for word in (shape.hint, named, several, secret) if word)

"""An order becomes files: PDFs, Word drafts, the summary report of a programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.checks.printing import over_budget
from generator.compendium.binding import Place, bound_parts
from generator.compendium.order import ordered
from generator.compendium.parts import AHEAD, Afar, ahead
from generator.compendium.setting import ACCESSIBLE, ARCHIVE
from generator.compendium.summary import asked_for, summary_report
from generator.compendium.word.volume import word_volume
from generator.finding import Finding
from generator.model.parse import Memo
from generator.portal.graph import PublicPortal
from generator.task import Stage


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for on the command line; `summary` and `midterm` are a programme, or programme and cohort."""

    names: tuple[str, ...]
    where: tuple[str, ...] = ()
    title: str = ""
    style: str = ""
    archive: bool = False
    docx: bool = False
    summary: str = ""
    midterm: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file; a Word draft does not know its pages."""

    name: str
    content: bytes
    pages: int = 0
    findings: tuple[Finding, ...] = ()


def carried_out(
    portal: PublicPortal,
    wish: Wish,
    place: Place,
    memo: Memo | None = None,
    progress: Callable[[Stage, int, int], None] | None = None,
    afar: Afar | None = None,
) -> Iterator[Made]:
    """The files of an order, one after the other; what `memo` has is not set again, `progress` hears after each volume
    how many are done, of how many, and machines `afar` set what they can. Raises OrderError and SettingError.
    """
    for word, wanted in (("summary", wish.summary), ("midterm", wish.midterm)):
        if wanted:
            programme, cohort = asked_for(portal, wanted)
            report = summary_report(portal, programme, cohort, midway=word == "midterm")
            yield Made(f"{word}-{wanted.replace('/', '-')}.docx", report)
    if (wish.summary or wish.midterm) and not wish.names and not wish.where:
        return
    orders = ordered(portal, wish.names, wish.where, wish.title, wish.style)
    standards = ARCHIVE if wish.archive else ACCESSIBLE
    begun = (bound_parts(each.portal, each.view, place, standards, memo, afar) for each in orders)
    printed = ahead(begun, AHEAD if afar else 1)
    for done, each in enumerate(orders, 1):
        if wish.docx:
            yield Made(f"{each.name}.docx", word_volume(each.view, each.portal, place.content, place.url))
        else:
            parts = [*next(printed)]
            told = tuple(_told(portal, each.name, sum(part.pages for part in parts)))
            for number, part in enumerate(parts, 1):
                name = f"{each.name}-{number}.pdf" if len(parts) > 1 else f"{each.name}.pdf"
                yield Made(name, part.content, part.pages, told if number == 1 else ())
        if progress is not None:
            progress(Stage.BIND, done, len(orders))


def _told(portal: PublicPortal, name: str, pages: int) -> Iterator[Finding]:
    """What is to be said of a declared volume with so many pages."""
    volume = portal.volumes.get(name)
    found = over_budget(volume, portal.origins["volumes", name].file, pages) if volume else None
    if found is not None:
        yield found

"""Other institutions' portals that a portal takes up: `data/institutions.yml`, and what each brings beside records.

What comes from an institution lies in folders named `aggregated/<id>`; its cohorts of a programme that the portal has
itself, and its codes that no vocabulary here knows, lie in `data/aggregated/<id>.yml`, since the files in which these
stand otherwise are written by hand (`generator.aggregate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import StringConstraints

from generator.digest import digest_of
from generator.model.base import Model, Record
from generator.model.fields import Count, Day, ProgrammeRef, Words, internal, public
from generator.model.programme import Cohort, Programme
from generator.model.site import VocabularyTerm

LIST = "data/institutions.yml"
FOLDER = "aggregated"
"""Of each type of record, the folder in which those of other institutions lie."""

BROUGHT_IN = f"data/{FOLDER}/"

Prefix = Annotated[str, StringConstraints(pattern="^[a-z0-9]+$", max_length=24)]
"""Without hyphens: the first one in `njnu-icu` ends the institution, so that no two can give one id."""


class Institution(Model):
    """One institution whose portal is taken up."""

    id: Prefix = public("学校编号", "只用小写字母和数字，不带短横线，最多 24 个，如 njnu；用过以后不改")
    name: Words = public("学校名称", "全称，如“南京示例大学”")
    source: Words = internal(
        "来源", "该校网站文件夹的路径，或数据包说明的网址，如 https://party.example.edu.cn/data/datapackage.json"
    )
    short_name: str = public("学校简称", "列表和筛选里用，不填则用全称", "")

    @property
    def called(self) -> str:
        """As lists name it."""
        return self.short_name or self.name


class BroughtTerm(VocabularyTerm):
    """A term that the vocabulary here did not have."""

    vocabulary: Words = internal("选项表")


class BroughtCohort(Model):
    """A cohort of the institution's own, of a programme that the portal has itself."""

    programme: ProgrammeRef = internal("工程")
    cohort: Cohort = internal("批次")


class Brought(Model):
    """What the last complete run took from one institution, beside its records."""

    institution: Words = internal("学校名称")
    as_of: Day = internal("数据截至", "该校数据的日期")
    brought: Day = internal("汇入日期")
    records: Count = internal("记录数")
    terms: tuple[BroughtTerm, ...] = internal("选项", "", ())
    cohorts: tuple[BroughtCohort, ...] = internal("批次", "", ())


def with_terms(
    vocabularies: Mapping[str, Mapping[str, VocabularyTerm]], brought: Iterable[Brought]
) -> dict[str, dict[str, VocabularyTerm]]:
    """The vocabularies with the terms that institutions have brought behind their own."""
    out = {name: dict(terms) for name, terms in vocabularies.items()}
    for row in (row for each in brought for row in each.terms):
        term = VocabularyTerm.model_construct(**{name: getattr(row, name) for name in VocabularyTerm.model_fields})
        out.setdefault(row.vocabulary, {}).setdefault(row.code, term)
    return out


def add_cohorts(
    programmes: dict[str, Record], digests: dict[tuple[str, str], str], brought: Mapping[str, Brought]
) -> None:
    """Adds, in place, the cohorts that institutions have brought to the programmes that they are of."""
    for name, each in brought.items():
        for row in each.cohorts:
            programme = programmes.get(row.programme)
            if not isinstance(programme, Programme) or any(own.code == row.cohort.code for own in programme.cohorts):
                continue
            cohorts = (*programme.cohorts, row.cohort)
            programmes[row.programme] = programme.model_copy(update={"cohorts": cohorts})
            key = "programmes", row.programme
            digests[key] = digest_of([digests[key], name, repr(row.cohort)])

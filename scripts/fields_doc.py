"""Writes docs/fields.md: every field of every record, with what may stand in it and who sees it, from the models.

python -m scripts.fields_doc
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.institution import LIST, Institution
from generator.model.permission import Permission
from generator.model.shape import written_order
from generator.model.site import Site
from generator.model.types import RECORD_TYPES, RecordType
from generator.views.dictionary import FieldLine, Section, sections
from generator.views.page import Link

PAGE = Path(__file__).resolve().parent.parent / "docs" / "fields.md"
_PERMISSIONS = (
    "检查会指出电话、证件号、住址、私人邮箱等（D01—D06），网页和印刷本里隐去。"
    "确实要公开的，在 `data/permissions.yml` 里逐条写明，每条以“- file:”开头；过期自动失效。"
)
_INSTITUTIONS = (
    f"把各校的门户汇成一个时，每所学校在 `{LIST}` 里写一条，以“- id:”开头，然后运行 `fourones aggregate`；"
    "说明见“汇总各校的门户”。"
)
_HEAD = "| 项 | 写作 | 填什么 | 说明 |\n|---|---|---|---|"


def page() -> str:
    """The whole page: one table a record type, one for each part that records hold, then the settings."""
    records, parts = sections(written_order)
    own = {Site: "网站设置", Permission: "可以公开的例外", Institution: "汇总的学校"}
    (settings, permissions, institutions), own_parts = sections(written_order, own)
    return "\n".join(
        [
            "# 各项的意思",
            "",
            "每类记录有哪些项，填什么，谁能看到。“项”是表单和表格里的名称，“写作”是文件里的写法。",
            "没有写“必填”的都可以不填。没有写“公开”条件的，填了就公开。",
            "",
            "本页由 `python -m scripts.fields_doc` 从程序生成，不手工改。",
            "印成小册子：`fourones compendium docs/fields.md`。",
            *(line for kind, section in zip(RECORD_TYPES, records, strict=True) for line in _record(kind, section)),
            *(line for section in parts for line in _part(section)),
            *("", f"## {settings.title}", "", "写在 `data/portal.yml` 里。", "", *_table(settings)),
            *(line for section in own_parts for line in _part(section)),
            *("", f"## {permissions.title}", "", _PERMISSIONS, "", *_table(permissions)),
            *("", f"## {institutions.title}", "", _INSTITUTIONS, "", *_table(institutions)),
            "",
        ]
    )


def _record(kind: RecordType, section: Section) -> Iterator[str]:
    one_file = kind.folder.endswith(kind.suffix)
    where = f"全在 `{kind.folder}` 里" if one_file else f"每条一个文件：`{kind.folder}/编号{kind.suffix}`"
    yield from ("", f"## {kind.label}", "", f"{where}。", "", *_table(section))


def _part(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}", "", *_table(section))


def _table(section: Section) -> Iterator[str]:
    yield _HEAD
    for field in section.fields:
        yield f"| {field.label} | `{field.key}` | {_held(field)} | {_told(field)} |"


def _held(field: FieldLine) -> str:
    words = field.kind + "、".join(map(_target, field.targets))
    return words + ("，可多项" if field.many else "")


def _target(link: Link) -> str:
    """What a link of the dictionary leads to, in words: paper has no links."""
    if link.url.startswith("#p-"):
        return f"见“{link.text}”"
    if link.url.startswith("#v-"):
        return f"`data/vocab.yml` 里的 `{link.url.removeprefix('#v-')}`"
    return link.text


def _told(field: FieldLine) -> str:
    note = "" if field.note in field.hint else field.note
    told = "；".join(word for word in ("必填" if field.required else "", field.hint, note) if word)
    return told.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

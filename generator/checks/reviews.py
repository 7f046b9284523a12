"""What a site does not publish because nobody has reviewed it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at
from generator.finding import Finding
from generator.portal.disclosure import reviewed
from generator.portal.graph import FullPortal


def unreviewed(portal: FullPortal) -> Iterator[Finding]:
    """A02: where `reviewed_only` is set, every record that is no draft has a review of its present contents
    (domain.md, three reviews).
    """
    for kind, record in portal.all_records():
        if not record.draft and not reviewed(record, portal.site):
            lacking = "三审三校没有与内容绑定" if record.review is not None else "没有三审三校"
            yield at(
                portal,
                kind,
                record,
                ("review",),
                "A02",
                message=f"{lacking}，按“不审不发”没有发布",
                fix="填好署名和日期，终审以后运行 fourones reviewed 编号",
            )

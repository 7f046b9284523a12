"""Registration numbers in the footer: a number of the wrong form leads to nothing at the registrar's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding, found
from generator.portal.graph import FullPortal

_PROVINCE = "[\u4e00-\u9fff]"
_FORMS = (
    ("icp", "ICP备案号", rf"{_PROVINCE}ICP[备证]\d{{6,12}}号(-\d{{1,3}})?", "京ICP备12345678号-1"),
    ("police", "公安备案号", rf"{_PROVINCE}公网安备\s?\d{{14}}号", "京公网安备11010802012345号"),
    ("site_code", "网站标识码", r"[0-9A-Za-z]{10}", "1100000001"),
)


def registration_numbers(portal: FullPortal) -> Iterator[Finding]:
    """S08: ICP 备案号, 公安备案号 and 网站标识码 are written as they were issued (domain.md, Standards: the footer)."""
    for key, label, pattern, example in _FORMS:
        value = str(getattr(portal.site, key))
        if value and not re.fullmatch(pattern, value):
            yield found(
                "S08",
                "data/portal.yml",
                (key,),
                label=label,
                message=f"“{value}”不是{label}的写法",
                fix=f"照备案证书写，如“{example}”，中间不加空格，数字用半角",
            )

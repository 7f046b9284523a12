"""What looks like personal data and may be published all the same: `data/permissions.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.base import Model
from generator.model.fields import Day, Words, internal


class Permission(Model):
    """One such text, in one file, until a day, for a reason."""

    file: Words = internal("文件", "如 content/notices/duty.md")
    text: Words = internal("所示字样", "照检查结果里的写，如 138****00；不要写出全部")
    why: Words = internal("理由", "一句话，如“值班电话，办公室已同意公开”")
    until: Day = internal("有效期至", "过了这一天照样不发布")


@dataclass(frozen=True, slots=True)
class Permissions:
    """All of a site, as they stand on a day."""

    rows: tuple[Permission, ...] = ()
    today: dt.date = dt.date.min

    def allowed(self, file: str) -> frozenset[str]:
        """What may stand in a file, as it is shown."""
        return frozenset(row.text for row in self._of(file) if self.today <= row.until)

    def expired(self, file: str, shown: str) -> dt.date | None:
        """The day until which this was allowed."""
        return max((row.until for row in self._of(file) if row.text == shown), default=None)

    def _of(self, file: str) -> Iterable[Permission]:
        return (row for row in self.rows if row.file == file)

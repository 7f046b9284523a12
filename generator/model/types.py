"""The written-out list of record types: where each lives and what it is called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.model.achievement import Achievement, Award
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.document import Plan, Policy
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.snapshot import Snapshot
from generator.model.studio import Studio
from generator.model.unit import Unit
from generator.model.volume import Volume


@dataclass(frozen=True, slots=True)
class RecordType:
    """`name` is the folder and the name of the type in references and addresses. The `folder` of a type that is
    `listed` is one file of many records; further such files may lie in the folder `more`.
    """

    name: str
    label: str
    model: type[Record]
    folder: str
    suffix: str

    @property
    def listed(self) -> bool:
        """Whether one file holds many records of the type."""
        return self.folder.endswith(self.suffix)

    @property
    def more(self) -> str:
        """The folder of all records of the type, but for the one file of a listed one."""
        return self.folder.removesuffix(self.suffix)


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("programmes", "工程", Programme, "data/programmes", ".yml"),
    RecordType("units", "单位", Unit, "data/units.yml", ".yml"),
    RecordType("branches", "支部", Branch, "data/branches", ".yml"),
    RecordType("studios", "工作室", Studio, "data/studios", ".yml"),
    RecordType("achievements", "成果", Achievement, "data/achievements", ".yml"),
    RecordType("plans", "任务分解表", Plan, "data/plans", ".yml"),
    RecordType("policies", "政策文件", Policy, "data/policies", ".yml"),
    RecordType("awards", "表彰", Award, "data/awards", ".yml"),
    RecordType("snapshots", "数据快照", Snapshot, "data/snapshots", ".yml"),
    RecordType("cases", "典型案例", Case, "content/cases", ".md"),
    RecordType("volumes", "成果汇编", Volume, "content/volumes", ".md"),
    RecordType("notices", "公示通知", Notice, "content/notices", ".md"),
)


def reference_told(to: Collection[str]) -> str:
    """What a reference to records of these types asks for."""
    labels = "、".join(each.label for each in RECORD_TYPES if each.name in to)
    where = {each.folder if each.folder.endswith(".yml") else "" for each in RECORD_TYPES if each.name in to}
    return f"填{labels}的编号（{'、'.join(f'{each} 里的 id' if each else '文件名' for each in sorted(where))}）"

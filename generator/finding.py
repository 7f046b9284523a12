"""A finding: something wrong in a file, told to the person who can put it right.

`CATALOGUE` is the written-out list of all finding codes. A finding is a value: nothing here prints
(see `generator.report`), and a rule names a key path; the line is looked up at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.problem import Mend

KeyPath = tuple[str | int, ...]


class Severity(StrEnum):
    """`error`: the record (or value) is left out; `warning`: a demand is not met; `note`: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def word(self) -> str:
        """What staff read."""
        return {"error": "错误", "warning": "提醒", "note": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a file below the project root, a key path, and the line and column once resolved."""

    file: str
    path: KeyPath = ()
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (`message`), in which field (`label`), and the right form (`fix`), in Chinese."""

    code: str
    place: Place
    message: str
    label: str = ""
    fix: str = ""
    mend: Mend | None = None
    also: tuple[int, ...] = ()
    """Other lines of the file that one has to see to understand it."""

    @property
    def severity(self) -> Severity:
        """Every code has one severity, fixed in the catalogue."""
        return CATALOGUE[self.code].severity

    @classmethod
    def from_plain(cls, row: Mapping[str, Any]) -> Finding:
        """The finding that plain data tells of, as orjson writes and reads it."""
        place = row["place"]
        place = Place(**{**place, "path": tuple(place["path"])})
        return cls(**{**row, "place": place, "mend": Mend.from_plain(row["mend"]), "also": tuple(row["also"])})

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, then line, then code: the order in which findings are read."""
        return (self.place.file, self.place.line or 0, self.place.column or 0, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue."""

    severity: Severity
    title: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Code] = {
    # F: the file as a whole
    "F01": Code(_E, "文件打不开"),
    "F02": Code(_E, "文件不是 UTF-8 文本"),
    "F03": Code(_E, "文件名不能作编号"),
    "F04": Code(_E, "文件是空的"),
    "F05": Code(_E, "文件或行过大"),
    "F06": Code(_E, "文件夹链接成环"),
    "F07": Code(_W, "文件未被读取"),
    "F08": Code(_E, "图片打不开"),
    "F09": Code(_W, "扩展名与图片格式不符"),
    "F10": Code(_E, "图片过大"),
    "F11": Code(_N, "动图只用第一帧"),
    "F12": Code(_W, "字幕写法有误"),
    "F13": Code(_E, "有 Word 的软回车"),
    "F14": Code(_N, "文件开头有 BOM 标记"),
    # Y: YAML and front matter
    "Y01": Code(_E, "YAML 写法有误"),
    "Y02": Code(_E, "同一键写了两次"),
    "Y03": Code(_E, "用了锚点或引用"),
    "Y04": Code(_E, "嵌套过深"),
    "Y05": Code(_E, "开头应是“键: 值”"),
    "Y06": Code(_E, "Markdown 缺少文件头"),
    "Y07": Code(_E, "键后面用了全角冒号"),
    "Y08": Code(_E, "冒号后面缺空格"),
    "Y09": Code(_E, "文字要加引号"),
    "Y10": Code(_W, "“#”后面的文字没有读进来"),
    "Y11": Code(_E, "行首有空格以外的空白"),
    "Y12": Code(_E, "列表的短横线写法有误"),
    "Y13": Code(_E, "缩进不齐"),
    "Y14": Code(_W, "方括号里用了全角逗号"),
    "Y15": Code(_E, "花括号里的标点不对"),
    # S: the shape of a record
    "S01": Code(_E, "不认识的键"),
    "S02": Code(_E, "缺少必填项"),
    "S03": Code(_E, "结构不对"),
    "S04": Code(_E, "应是数字或是/否"),
    "S05": Code(_E, "日期或时间读不懂"),
    "S06": Code(_E, "不在下拉选项里"),
    "S07": Code(_E, "内容不合要求"),
    "S08": Code(_W, "备案号写法有误"),
    "S09": Code(_E, "字库里没有的字"),
    "S10": Code(_E, "几项没有分开"),
    "S11": Code(_N, "草稿还没有填完"),
    # M: Markdown
    "M01": Code(_E, "正文里有 HTML 代码"),
    "M02": Code(_W, "图片没有替代文字"),
    "M03": Code(_W, "案例不是四部分"),
    "M04": Code(_W, "佐证标记没有对应材料"),
    "M05": Code(_W, "正文里的图片或链接没有用上"),
    "M06": Code(_E, "正文读不懂"),
    # R: relations between records
    "R01": Code(_E, "引用的记录不存在"),
    "R02": Code(_E, "编号重复"),
    "R03": Code(_E, "曾用编号冲突"),
    "R04": Code(_E, "单位上下级成环"),
    "R05": Code(_E, "图片或文件不存在"),
    "R06": Code(_E, "标准条目不存在"),
    "R07": Code(_E, "佐证编号不存在"),
    "R08": Code(_E, "批次、阶段或成果位不存在"),
    "R09": Code(_W, "责任单位写法没有对照"),
    "R10": Code(_W, "取材关系成环或不存在"),
    # C: a record contradicts itself or another
    "C01": Code(_E, "起止时间颠倒"),
    "C02": Code(_E, "年度与时间不符"),
    "C03": Code(_E, "统计数前后矛盾"),
    "C04": Code(_E, "工作室周期与年度不符"),
    "C05": Code(_E, "类型与类别不符"),
    "C06": Code(_E, "任职时间矛盾"),
    "C07": Code(_E, "日期晚于数据截至日"),
    "C08": Code(_W, "时长与视频文件不符"),
    # A: reviews
    "A01": Code(_W, "审定以后改过"),
    "A02": Code(_W, "没有审定，没有发布"),
    # P: what a programme asks for is not met yet
    "P01": Code(_W, "书记党龄不足三年"),
    "P02": Code(_W, "依托支部成立不足三年"),
    "P03": Code(_W, "样板支部成立不足两年"),
    "P04": Code(_W, "年度缺少代表性成果"),
    "P05": Code(_N, "批次数量与名额有出入"),
    "P06": Code(_W, "特色活动不是一至两项"),
    "P07": Code(_W, "成果位有缺项"),
    "P08": Code(_W, "比例未达目标"),
    "P09": Code(_W, "工作室周期不是三年"),
    "P10": Code(_W, "标准条目没有表述"),
    "P11": Code(_W, "书记不是“双带头人”"),
    "P12": Code(_W, "任务逾期"),
    "P13": Code(_W, "考核不合格未写整改"),
    # V: volumes and what comes out badly in print
    "V01": Code(_W, "图片印出来不够清楚"),
    "V02": Code(_W, "表格单元格文字过多"),
    "V03": Code(_W, "汇编里有空的一章"),
    "V04": Code(_W, "汇编没有前言"),
    "V05": Code(_W, "汇编没有收进任何记录"),
    # D: what must not be made public
    "D01": Code(_E, "手机号码"),
    "D02": Code(_E, "身份证号"),
    "D03": Code(_E, "银行卡号"),
    "D04": Code(_E, "学号或工号"),
    "D05": Code(_E, "住址"),
    "D06": Code(_E, "私人邮箱"),
    "D07": Code(_E, "密级或内部标志"),
    "D08": Code(_N, "图片附带个人信息"),
    # T: fixed expressions and punctuation
    "T01": Code(_W, "用语与规范写法不符"),
    "T02": Code(_W, "固定表述的次序颠倒"),
    "T03": Code(_W, "标点用法有误"),
    # I: what comes in from Excel and Word
    "I01": Code(_E, "导入的文件读不了"),
    "I02": Code(_E, "认不出是哪一类表"),
    "I03": Code(_E, "表头对不上"),
    "I04": Code(_E, "合并的单元格"),
    "I05": Code(_E, "公式没有值"),
    "I06": Code(_E, "数字可能丢了零"),
    "I07": Code(_N, "数字按文字或日期读取"),
    "I08": Code(_E, "内容被 Excel 改了样子"),
    "I09": Code(_E, "同一编号的内容不一样"),
    "I10": Code(_N, "同一编号出现多次"),
    "I11": Code(_E, "以“示例”开头的行"),
    "I12": Code(_W, "Word 里没能转换的内容"),
    "I13": Code(_W, "稿件里还要补的内容"),
    "I14": Code(_E, "要改的记录读不出来"),
    # B: the build itself
    "B01": Code(_E, "文件没有生成"),
    "B02": Code(_E, "两个来源要写同一个文件"),
    "B04": Code(_W, "汇编超过页数上限"),
    "B05": Code(_W, "网页编辑没有装上"),
    "B07": Code(_W, "佐证文件没有找到"),
    "B08": Code(_E, "佐证文件的路径不能用"),
    "B09": Code(_E, "匿名材料里还有名称"),
}


def found(
    code: str,
    file: str,
    path: KeyPath = (),
    *,
    message: str,
    label: str = "",
    fix: str = "",
    mend: Mend | None = None,
) -> Finding:
    """A finding at a key path; raises KeyError for a code that the catalogue does not have."""
    if code not in CATALOGUE:
        raise KeyError(code)
    return Finding(code, Place(file, path), message, label, fix, mend)

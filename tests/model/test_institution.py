"""The list of institutions, and what they bring beside records."""

from __future__ import annotations

from pathlib import Path

from generator.model.load import load
from generator.report import as_line
from tests.project import TODAY, assembled, copied, write

LIST = """- id: nj-nu
  name: 甲示例大学
  source: ../a
- id: bfu
  name: 乙示例大学
- id: zdu
  name: 丙示例大学
  source: ../c
  colour: 红
- id: hdu
  name: 丁示例大学
  source: ../d
- id: hdu
  name: 戊示例大学
  source: ../e
- 只有一句
"""


def test_a_list_with_faults(tmp_path: Path) -> None:
    """All at once, with line and field, what is wrong and the right form; the good rows count."""
    root = copied(tmp_path)
    write(root, "data/institutions.yml", LIST)

    assert [as_line(each) for each in assembled(root)[1] if each.place.file == "data/institutions.yml"] == [
        "S07 data/institutions.yml:1:3 [学校编号] 编号“nj-nu”只能用小写字母和数字 → 只用小写字母和数字，不带短横线，"
        "最多 24 个，如 njnu；用过以后不改",
        "S02 data/institutions.yml:4:3 [来源] 缺少必填项“来源” → 补上 source: …（该校网站文件夹的路径，或数据包说明的"
        "网址，如 https://party.example.edu.cn/data/datapackage.json）",
        "S01 data/institutions.yml:9:3 [colour] 没有“colour”这一项 → 可用的键：name、source、short_name",
        "R02 data/institutions.yml:13:3 [学校编号] 编号“hdu”已用于丁示例大学 → 给其中一所换一个编号",
        "Y05 data/institutions.yml:16:3 这里应是“键: 值”的形式 → 照同类文件，每行写“键: 值”",
    ]
    assert [each.name for each in load(root, day=TODAY).institutions] == ["丁示例大学"]


def test_no_list(tmp_path: Path) -> None:
    """Hardly a site has one."""
    loaded = load(copied(tmp_path), day=TODAY)
    assert (loaded.institutions, dict(loaded.brought)) == ((), {})


BROUGHT = """institution: 甲示例大学
as_of: 2026-11-15
brought: 2026-11-20
records: 10
terms:
  - {vocabulary: levels, code: njnu-city, label: 市级}
  - {vocabulary: levels, code: national, label: 别的名称}
cohorts:
  - programme: model
    cohort: {code: njnu-c1, name: 甲示例大学第一批, time: 2024年6月—2026年12月}
  - programme: unknown
    cohort: {code: njnu-c1, name: 甲示例大学第一批, time: 2024年6月—2026年12月}
"""


def test_what_comes_beside_records(tmp_path: Path) -> None:
    """Terms stand behind those of the vocabularies, cohorts behind those of the programme; what is here stays."""
    root = copied(tmp_path)
    before = load(root, day=TODAY)
    write(root, "data/aggregated/njnu.yml", BROUGHT)
    loaded = load(root, day=TODAY)

    assert loaded.findings == before.findings
    assert list(loaded.vocabularies["levels"]) == ["national", "provincial", "university", "njnu-city"]
    assert loaded.vocabularies["levels"]["national"].label == "国家级"
    programme = loaded.records["programmes"]["model"]
    assert [each.code for each in programme.cohorts] == ["c1", "njnu-c1"]  # type: ignore[attr-defined]
    key = "programmes", "model"
    assert loaded.digests[key] != before.digests[key]


def test_units_in_more_than_one_file(tmp_path: Path) -> None:
    """Beside `data/units.yml` there may be a folder of such lists."""
    root = copied(tmp_path)
    write(
        root, "data/units/more/others.yml", "- id: law\n  name: 法学院党委\n  short_name: 法学院\n  kind: committee\n"
    )
    write(root, "data/units/spoilt.yml", "- id: 法\n")
    portal, findings = assembled(root)

    assert list(portal.units) == ["school", "pharmacy", "law"]
    assert {(each.code, each.place.file) for each in findings if each.severity == "error"} == {
        ("S02", "data/units/spoilt.yml"),
        ("S07", "data/units/spoilt.yml"),
    }

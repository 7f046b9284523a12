"""The command: Chinese lines, and an exit code that a nightly job can read."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.aggregate.project import province, school


def call(root: Path, *arguments: str) -> Result:
    """One call."""
    return CliRunner().invoke(main, ["aggregate", "--root", str(root), *arguments])


def test_all_came(tmp_path: Path) -> None:
    """0, and a line for each institution."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    done = call(root)
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "共 1 所学校，1 所全部汇入。接着运行 fourones check、fourones build"


def test_some_were_left_out(tmp_path: Path) -> None:
    """1: of a feed, or of a record."""
    root = province(tmp_path / "province", njnu="../a", bfu="../b")
    school(tmp_path / "a")
    assert call(root).exit_code == 1
    assert call(root, "--only", "njnu").exit_code == 0
    (tmp_path / "a/data/awards/prize.yml").write_text("name: [\n", "utf-8")
    assert call(root, "--only", "njnu").exit_code == 1


def test_the_list_has_faults(tmp_path: Path) -> None:
    """1; they are told with their lines, and the good rows come."""
    root = province(tmp_path / "province", njnu="../a")
    school(tmp_path / "a")
    with (root / "data/institutions.yml").open("a", encoding="utf-8") as file:
        file.write("- id: 乙\n")
    done = call(root)
    assert done.exit_code == 1
    assert "甲示例大学：汇入" in done.output
    assert "错误 S07 data/institutions.yml:4:3" in done.output


def test_nothing_to_do(tmp_path: Path) -> None:
    """2: no list, or no such institution."""
    root = province(tmp_path / "province", njnu="../a")
    assert call(root, "--only", "bfu").exit_code == 2
    (root / "data/institutions.yml").unlink()
    done = call(root)
    assert done.exit_code == 2
    assert "  source: https://party.example.edu.cn/data/datapackage.json" in done.output
    shutil.rmtree(root)
    assert call(root).exit_code == 2

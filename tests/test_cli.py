"""The command line: words in Chinese, one call, an exit code."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.finding import CATALOGUE
from tests.project import copied


def run(*args: str) -> Result:
    """One call of the program."""
    return CliRunner().invoke(main, args, prog_name="fourones")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base records with a mkdocs.yml, which is all that `check` asks of it."""
    (copied(tmp_path) / "mkdocs.yml").touch()
    return tmp_path


def spoil(root: Path) -> None:
    """One record that cannot be read."""
    (root / "data/awards/prize.yml").write_text("name: [\n", encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        *([], ["check"], ["build"], ["compendium"], ["package"], ["serve"], ["fmt"], ["explain"], ["new"], ["report"]),
        *(["template"], ["export"], ["import"], ["schema"], ["aggregate"]),
    ],
)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_chinese(command: list[str], option: str) -> None:
    """Every command and every option says in Chinese what it does."""
    done = run(*command, option)
    described = re.findall(r"^  (?:-|[a-z]).*?(?:  |\n {10,})(\S.*)$", done.output, re.MULTILINE)
    assert done.exit_code == 0
    assert described != []
    assert [line for line in described if not re.search("[一-鿿]", line)] == []


def test_version() -> None:
    """Name and number."""
    assert run("--version").output == f"fourones, version {__version__}\n"


@pytest.mark.parametrize(
    "args",
    [
        ["chek"],
        ["check", "--format", "xml"],
        ["check", "--root"],
        ["check", "--strict"],
        ["build", "--root", "a", "b"],
        ["check", "--root", __file__],
    ],
)
def test_an_unusable_call(args: list[str]) -> None:
    """Exit code 2, and no traceback."""
    done = run(*args)
    assert (done.exit_code, "Traceback" in done.output) == (2, False)


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_that_is_no_site(tmp_path: Path, command: str) -> None:
    """Told what is missing and what to do; nothing is written there."""
    done = run(command, "--root", str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr == f"{tmp_path} 里没有 mkdocs.yml；请到网站文件夹里运行，或用 --root 指明\n"
    assert list(tmp_path.iterdir()) == []


def test_check_of_a_clean_site(root: Path) -> None:
    """Exit code 0."""
    done = run("check", "--root", str(root))
    assert (done.exit_code, done.output) == (0, "没有发现问题。\n")


def test_check_of_a_site_with_errors(root: Path) -> None:
    """Exit code 1, and every finding with its line."""
    spoil(root)
    done = run("check", "--root", str(root))
    assert done.exit_code == 1
    assert done.output.startswith("错误 Y01 data/awards/prize.yml:2:1\n")
    assert done.output.endswith("错误 1，提醒 0，说明 0\n")


def test_warnings_alone_are_no_failure(root: Path) -> None:
    """A demand that is not met yet is told, and the site may be published."""
    branch = root / "data/branches/herbs.yml"
    branch.write_text(re.sub(r"activities:\n.*\n", "", branch.read_text("utf-8")), encoding="utf-8")
    done = run("check", "--root", str(root))
    assert (done.exit_code, done.output.startswith("提醒 P06")) == (0, True)


def test_check_as_json(root: Path) -> None:
    """Nothing but JSON on standard output, with the same exit code."""
    spoil(root)
    done = run("check", "--root", str(root), "--format", "json")
    assert done.exit_code == 1
    assert [(each["code"], each["line"]) for each in orjson.loads(done.stdout)] == [("Y01", 2)]


def test_check_mends(root: Path) -> None:
    """`--fix` writes what is certain, shows it, and goes on to what remains; a second time it changes nothing."""
    path = root / "data/policies/extra.yml"
    path.write_bytes("title：通知\nissuer: 组织部\nopen_mode: open\n".encode("gbk"))
    done = run("check", "--root", str(root), "--fix")
    assert done.exit_code == 1
    assert path.read_text("utf-8") == "title: 通知\nissuer: 组织部\nopen_mode: open\n"
    assert "改正 data/policies/extra.yml：F02 文件不是 UTF-8 文本、Y07 键后面用了全角冒号\n" in done.output
    assert "  -title：通知\n  +title: 通知\n" in done.output
    assert "改正了 1 个文件的 2 处。余下的：\n错误 S02 data/policies/extra.yml" in done.output
    again = run("check", "--root", str(root), "--fix", "--format", "json")
    assert again.stderr == "没有可以自动改正的地方。\n"
    assert [each["code"] for each in orjson.loads(again.stdout)] == ["S02"]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "html"])
def test_check_for_programs(root: Path, form: str) -> None:
    """Nothing else is on standard output, and the exit code is the same."""
    spoil(root)
    done = run("check", "--root", str(root), "--format", form)
    assert (done.exit_code, "Y01" in done.stdout, done.stderr) == (1, True, "")


def test_check_into_a_file(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In UTF-8 whatever the terminal speaks; a folder that is not there is said in one line."""
    out = tmp_path_factory.mktemp("out") / "检查结果.html"
    done = run("check", "--root", str(root), "--format", "html", "--out", str(out))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"已存为 {out}\n")
    assert "没有发现问题。" in out.read_text("utf-8")
    lost = run("check", "--root", str(root), "--out", str(out.parent / "none" / "a.txt"))
    assert (lost.exit_code, lost.stdout) == (2, "")


def test_fmt(root: Path) -> None:
    """Brings a file to the canonical form; `--check` only names it, with exit code 1."""
    path = root / "data/awards/prize.yml"
    path.write_text("title: '甲'\nnote: 乙\n", encoding="utf-8")
    only = run("fmt", "--root", str(root), "--check", str(path))
    assert (only.exit_code, only.output) == (1, "要整理 data/awards/prize.yml\n1 个文件要整理，共看了 1 个。\n")
    assert path.read_text("utf-8") == "title: '甲'\nnote: 乙\n"
    done = run("fmt", "--root", str(root), str(path.parent))
    assert (done.exit_code, done.output) == (0, "整理了 data/awards/prize.yml\n1 个文件整理好了，共看了 1 个。\n")
    assert path.read_text("utf-8") == "note: 乙\ntitle: 甲\n"
    again = run("fmt", "--root", str(root), "--check", str(path))
    assert (again.exit_code, again.output) == (0, "没有要整理的文件，共看了 1 个。\n")


def test_fmt_of_a_file_with_errors(root: Path) -> None:
    """It is named and left as it is; what is no record cannot be asked for."""
    spoil(root)
    done = run("fmt", "--root", str(root), str(root / "data/awards"))
    assert done.exit_code == 1
    assert done.stderr == "data/awards/prize.yml 没有整理：先按 fourones check 改正其中的错误\n"
    assert run("fmt", "--root", str(root), str(root / "mkdocs.yml")).exit_code == 2


def test_fmt_of_a_file_that_would_lose_something(root: Path) -> None:
    """A comment within brackets has no place in a list of lines: nothing is written, and why is said."""
    path = root / "data/awards/prize.yml"
    path.write_text("title: 甲\naliases: [a, # 旧\n  b]\n", encoding="utf-8")
    done = run("fmt", "--root", str(root), str(path))
    assert (done.exit_code, done.stderr) == (
        1,
        "data/awards/prize.yml 没有整理：写法特殊，整理会丢内容；请照同类文件改写\n",
    )


def test_explain() -> None:
    """One code with its parts, however it is typed; all of them where none is named."""
    done = run("explain", "y０7")
    assert done.exit_code == 0
    assert done.output.startswith("Y07 键后面用了全角冒号\n\n轻重：错误")
    assert "错误写法：\n    title：补充通知\n" in done.output
    assert done.output.endswith("能否自动改：能。运行 fourones check --fix\n")
    every = run("explain").output.splitlines()
    assert [line.split(" ")[0] for line in every] == list(CATALOGUE)


@pytest.mark.parametrize(("code", "near"), [("Y7", "Y07"), ("Z01", "Y01"), ("Y", "Y0"), ("Y99", "Y0")])
def test_explain_of_what_is_no_code(code: str, near: str) -> None:
    """Says what may have been meant."""
    done = run("explain", code)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"没有编号“{code}”；相近的：{near}")


def test_build(project: Path) -> None:
    """Makes the site and says in a few lines what it did."""
    done = run("build", "--root", str(project))
    assert done.exit_code == 0
    assert (project / "site/branches/herbs/index.html").is_file()
    lines = [line.partition("：")[0] for line in done.stdout.splitlines()]
    assert lines == ["记录", "检查", "网页", "用时", "打开"]


def test_strict_build_refuses(project: Path) -> None:
    """Exit code 1, the error and the reason; nothing is published."""
    spoil(project)
    done = run("build", "--root", str(project), "--strict")
    assert done.exit_code == 1
    assert done.stdout.startswith("错误 Y01 data/awards/prize.yml:2:1\n")
    assert done.stdout.endswith("未发布：有 1 处错误，严格模式下不发布\n")
    assert not (project / "site").exists()


def test_build_without_a_record_that_cannot_be_read(project: Path) -> None:
    """Otherwise the record is left out, told, and the rest is published: exit code 0."""
    spoil(project)
    done = run("build", "--root", str(project))
    assert (done.exit_code, done.stdout.startswith("错误 Y01")) == (0, True), done.output
    assert (project / "site/branches/herbs/index.html").is_file()


def test_compendium(project: Path) -> None:
    """What is named and what fits the conditions, as PDF or as a Word draft; the folder is made."""
    out = project / "print"
    done = run("compendium", "--root", str(project), "--out", str(out), "herbs", "--where", "year=2025")
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.findall(r"print/(\S+)：\d+页", done.output) == ["herbs.pdf", "selection-2025.pdf"]
    draft = run("compendium", "--root", str(project), "--out", str(out), "herbs", "--docx", "--summary", "model")
    assert draft.exit_code == 0
    assert {path.name for path in out.iterdir()} == {
        "herbs.pdf", "selection-2025.pdf", "herbs.docx", "summary-model.docx",
    }  # fmt: skip
    assert {path.read_bytes()[:4] for path in out.glob("*.pdf")} == {b"%PDF"}
    assert {path.read_bytes()[:2] for path in out.glob("*.docx")} == {b"PK"}


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ([], "content/volumes/ 里还没有汇编"),
        (["herb"], "没有编号为“herb”的汇编、支部、工作室、案例或任务表；相近的：“herbs”"),
        (["--where", "yer=2025"], "看不懂条件“yer=2025”"),
        (["--where", "form=best"], "成果形态"),
        (["--where", "unit=none"], "没有编号“none”"),
        (["--where", "owners=nobody"], "没有编号为“nobody”的支部或工作室"),
        (["--summary", "none"], "没有编号为“none”的工程"),
    ],
)
def test_an_order_that_cannot_be_carried_out(project: Path, order: list[str], said: str) -> None:
    """Says what is wrong in one line, and what may have been meant; nothing is printed."""
    done = run("compendium", "--root", str(project), "--out", str(project / "print"), *order)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert list((project / "print").iterdir()) == []

"""A record that is withdrawn leaves everything but one page that says so."""

from __future__ import annotations

from pathlib import Path

from generator.host import build_site
from tests.compendium.packages import everything


def test_a_withdrawn_record(project: Path) -> None:
    """Its address tells when and why; lists, search, data, feeds, the map of the site and books know nothing of it."""
    settings = project / "data/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("booklets: 否\n", ""), "utf-8")
    record = project / "data/achievements/herbs-relay.yml"
    text = record.read_text("utf-8")
    record.write_text(f"{text}withdrawn:\n  date: 2026-11-10\n  reason: 数据有误，核实后重新发布。\n", "utf-8")
    assert build_site(project, strict=True).refused == ""
    site = project / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del files[".fourones"]

    page = files["achievements/herbs-relay/index.html"].decode()
    assert "这项成果已撤回" in page
    assert "2026年11月10日撤回。原因：数据有误，核实后重新发布。" in page
    said = everything(files.items()).replace("<wbr>", "").replace("|", "")
    assert [words for words in ("药圃接力办法", "一届学生交给下一届的十二条规矩") if words in said] == []
    others = {name: content for name, content in files.items() if name != "achievements/herbs-relay/index.html"}
    assert [name for name, content in others.items() if b"herbs-relay" in content or "herbs-relay" in name] == []

    record.write_text(text, "utf-8")
    build_site(project, strict=True)
    assert "药圃接力办法" in (site / "achievements/herbs-relay/index.html").read_text("utf-8").replace("<wbr>", "")

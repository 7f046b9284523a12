"""From files to portals: load, assemble, check, disclose. Every command starts here."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.build.cache import Cache
from generator.checks import check
from generator.finding import Finding
from generator.model.load import Loaded, load, resolve
from generator.model.media import scan_media
from generator.model.reading import Recall
from generator.portal.assemble import assemble
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.settings import Project, today


@dataclass(frozen=True)
class Prepared:
    """Both portals; all findings with their lines, when they are asked for."""

    loaded: Loaded
    full: FullPortal
    public: PublicPortal
    _unresolved: tuple[Finding, ...]
    _cache: Cache | None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in the files, and what the rules find, in reading order."""
        found = (*self.loaded.findings, *self._unresolved, *check(self.full, self._cache))
        return resolve(found, self.loaded.root, self._cache)


def prepare(project: Project, cache: Cache | None, recall: Recall | None = None) -> Prepared:
    """Reads everything below the project root; see `load`."""
    loaded = load(project.root, cache, recall)
    media, media_findings = scan_media(project.root, cache, loaded.permissions)
    full, relation_findings = assemble(loaded, media, today())
    return Prepared(loaded, full, disclose(full), (*media_findings, *relation_findings), cache)


def last_changes(project: Project) -> Mapping[str, str]:
    """The day of the last commit of every file, by one call of git; empty where there is no history."""
    command = ["git", "log", "--format=%x00%cs", "--name-only", "--relative", "--", "data", "content"]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return {}
    changes: dict[str, str] = {}
    for block in done.stdout.decode("utf-8", "replace").split("\0")[1:]:
        day, *names = block.split("\n")
        for name in names:
            if name:
                changes.setdefault(name, day)
    return changes

"""The review package of a branch or studio: everything that experts need, on a disk, without network.

Files of evidence are taken by the full portal, which knows where they lie. All words come from the public one, so that
nothing internal or private can be among them. What leaves as an anonymous package was searched before, file by file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compendium.evidence import FOLDER, Proof, fit_for_files, proofs
from generator.compendium.names import masked, masks, named, texts_in, without_names
from generator.compendium.papers import CATALOGUE, README, SCORES, START, catalogue, readme, scoring, start_page
from generator.compendium.scan import Hit, hits
from generator.compendium.word.sealed import zipped
from generator.digest import checksums
from generator.finding import Finding, Severity, found
from generator.model.branch import Branch
from generator.model.permission import Permissions
from generator.model.programme import Criterion, Programme
from generator.model.studio import Studio
from generator.portal.graph import FullPortal, PublicPortal
from generator.views.progress import participations
from generator.views.register import Holder, register
from generator.views.volume import VolumeView, booklet_view

SUMS = "SHA256SUMS.txt"

Binder = Callable[[PublicPortal, VolumeView], bytes]
"""Makes the PDF of a booklet (see `generator.compendium.binding`)."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package by path within its folder. `looks` names files, and why a human should look at them. Where a finding is
    an error, there are no files.
    """

    name: str
    day: dt.date
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    looks: tuple[tuple[str, str], ...] = ()


def review_package(
    full: FullPortal,
    public: PublicPortal,
    owner: Branch | Studio,
    binder: Binder,
    evidence: Path,
    theme: Path,
    *,
    permissions: Permissions,
    anonymous: bool = False,
    host: str = "",
) -> Package:
    """The package of a public branch or studio. `evidence` is the folder of the files, `permissions` tell
    what personal data may stand in them, `host` is that of the site.
    """
    shown = replace(public, media={}) if anonymous else public
    view = _with_all_evidence(shown, owner, booklet_view(shown, owner))
    asked = [each.programme for each in participations(public, owner) if each.programme.criteria]
    found_proofs, findings = proofs(full, view.register, evidence, permissions, numbers_only=anonymous)
    everybody = named(full, host) if anonymous else ()
    if anonymous:
        known = masks(everybody, [*texts_in(view), *texts_in(_criteria_words(asked))])
        view = without_names(view, known)
        asked = [_masked_programme(each, known) for each in asked]
        pairs = zip(found_proofs, view.register, strict=True)
        found_proofs = tuple(replace(proof, item=item) for proof, item in pairs)
    kind = "支部" if isinstance(owner, Branch) else "工作室"
    files = _files(view, asked, found_proofs, f"01-{kind}手册.pdf", binder(shown, view), theme, anonymous=anonymous)
    left, unseen = hits(files, everybody) if anonymous else ((), ())
    looks = tuple(each for each in unseen if each[0].startswith(FOLDER))  # the rest is made here, and of text
    findings = (*findings, *_told(left))
    refused = any(each.severity is Severity.ERROR for each in findings)
    name = f"匿名评审材料-{_digest(files)}" if anonymous else f"{fit_for_files(view.title)}-评审材料"
    return Package(name, public.as_of, {} if refused else files, findings, looks)


def _with_all_evidence(portal: PublicPortal, owner: Branch | Studio, view: VolumeView) -> VolumeView:
    """The booklet with the evidence of all achievements in its list: experts judge these too."""
    kind = "branches" if isinstance(owner, Branch) else "studios"
    cases = [portal.cases[told.key.partition("/")[2]] for told in view.chapters[0].cases]
    made = [each for each in portal.referring(kind, owner.id, "achievements") if owner.id in each.owners]
    holders: list[tuple[str, Holder]] = [(kind, owner), *(("cases", each) for each in cases)]
    holders += [("achievements", each) for each in sorted(made, key=lambda each: (each.date.sort_key, each.id))]
    return replace(view, register=register(portal, holders))


def _files(
    view: VolumeView,
    asked: Iterable[Programme],
    listed: tuple[Proof, ...],
    booklet: str,
    pdf: bytes,
    theme: Path,
    *,
    anonymous: bool,
) -> dict[str, bytes]:
    files = {
        README: readme(view, booklet, listed, anonymous=anonymous),
        START: start_page(view, view.chapters[0], listed, booklet, theme),
        "index.css": (theme / "package/index.css").read_bytes(),
        booklet: pdf,
        CATALOGUE: catalogue(view, listed),
        SCORES: scoring(view, asked),
        **{proof.path: proof.content for proof in listed if proof.path},
    }
    return files | {SUMS: _sums(files)}


def _sums(files: Mapping[str, bytes]) -> bytes:
    return checksums((path, hashlib.sha256(content).hexdigest()) for path, content in files.items()).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    """Six letters that stand for an anonymous package: its id would name whose it is."""
    return hashlib.sha256(files[SUMS]).hexdigest()[:6]


def _criteria_words(asked: Iterable[Programme]) -> list[str]:
    words: list[str] = []
    waiting = [each for programme in asked for each in programme.criteria]
    while waiting:
        criterion = waiting.pop(0)
        words += (criterion.name, criterion.text)
        waiting += criterion.children
    return words


def _masked_programme(programme: Programme, known: Mapping[str, str]) -> Programme:
    criteria = tuple(_masked_criterion(each, known) for each in programme.criteria)
    return programme.model_copy(update={"criteria": criteria, "short_name": masked(programme.short_name, known)})


def _masked_criterion(criterion: Criterion, known: Mapping[str, str]) -> Criterion:
    return criterion.model_copy(
        update={
            "name": masked(criterion.name, known),
            "text": masked(criterion.text, known),
            "children": tuple(_masked_criterion(each, known) for each in criterion.children),
        }
    )


def _told(left: Iterable[Hit]) -> Iterable[Finding]:
    fix = "佐证文件：遮去名称、清除文件属性后换上；其他文件：把这个名称在记录里的写法补全或改成统称"
    return (found("B09", hit.path, message=f"还有“{hit.word}”", fix=fix) for hit in left)


class HandingOutError(Exception):
    """The package cannot be written where it should be; the message says why, in Chinese."""


def hand_out(package: Package, out: Path) -> tuple[Path, Path]:
    """Writes a package as a folder and as a zip beside it, in place of what an earlier call left there. Raises
    HandingOutError where the folder is somebody else's.
    """
    folder = out / package.name
    if folder.exists() and not (folder / SUMS).is_file():
        raise HandingOutError(f"{folder} 已经存在，又不是评审材料包；换个文件夹，或先把它移走")
    if folder.exists():
        shutil.rmtree(folder)
    for path, content in package.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    archive = out / f"{package.name}.zip"
    within = {f"{package.name}/{path}": content for path, content in package.files.items()}
    archive.write_bytes(zipped(within, package.day))
    return folder, archive

"""From a project to the review package of one branch or studio."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from generator.build.cache import Cache
from generator.build.prepare import prepare
from generator.compendium.binding import bound, place_of
from generator.compendium.order import OrderError
from generator.compendium.package import Package, review_package
from generator.model.load import resolve
from generator.portal.graph import FullPortal, PublicPortal
from generator.settings import Project, theme_folder
from generator.text import nearest, quoted
from generator.views.volume import VolumeView


def packaged(project: Project, owner_id: str, site: str, *, anonymous: bool) -> Package:
    """The package of a branch or studio by id, with lines in its findings. Raises OrderError for an id that has no
    page, SettingError where its booklet cannot be set.
    """
    with Cache(project.scratch) as cache:
        prepared = prepare(project, cache)
    owner = prepared.public.owner(owner_id)
    if owner is None:
        raise OrderError(_unknown(prepared.full, prepared.public, owner_id))
    place, _problems = place_of(project, prepared.public.site, theme_folder(), "" if anonymous else site)

    def bind(portal: PublicPortal, view: VolumeView) -> bytes:
        return bound(portal, view, place).content

    made = review_package(
        prepared.full,
        prepared.public,
        owner,
        bind,
        project.evidence,
        theme_folder(),
        permissions=prepared.loaded.permissions,
        anonymous=anonymous,
        host=urlsplit(site).hostname or "",
    )
    return replace(made, findings=resolve(made.findings, project.root))


def _unknown(full: FullPortal, public: PublicPortal, owner_id: str) -> str:
    if full.owner(owner_id) is not None:
        return f"“{owner_id}”还没有公开（草稿，或所依托的记录没有公开），公开后才有材料包"
    guess = nearest(owner_id, [*public.branches, *public.studios])
    return f"没有编号为“{owner_id}”的支部或工作室" + (f"；相近的：{quoted(guess)}" if guess else "")

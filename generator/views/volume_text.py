"""Any Markdown text as a printed booklet: a handbook, a rule, a letter."""

from __future__ import annotations

from generator.markdown import Document
from generator.portal.graph import PublicPortal
from generator.views.narrative import narrative
from generator.views.volume import Chapter, VolumeView, small_volume


def text_view(portal: PublicPortal, title: str, text: Document) -> VolumeView:
    """The booklet; its pictures are among the media of the portal."""
    chapter = Chapter("text", "", "", title, "", "", narrative(portal, text))
    return small_volume(portal, "text", title, "", chapters=(chapter,))

"""ruamel.yaml with every scalar as text, as `generator.source` reads them: 007, 2024.10 and 是 stay what they are."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

_NULL = Tag(suffix="tag:yaml.org,2002:null")
_NOTHING = ("", "~", "null", "Null", "NULL")
_WIDTH = 2**30
"""No line is folded: a line end in folded Chinese becomes a space."""


class _RawResolver(VersionedResolver):
    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Nothing, or text."""
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        return _NULL if implicit[0] and value in _NOTHING else self.DEFAULT_SCALAR_TAG


def raw_yaml() -> YAML:
    """A reader and writer that keeps comments and quotes."""
    engine = YAML()
    engine.Resolver = _RawResolver
    engine.preserve_quotes = True
    engine.width = _WIDTH
    return engine

"""The scenes, one function per picture, collected by :func:`all_scenes`."""

from __future__ import annotations

import importlib
import pkgutil

from .registry import REGISTRY, Scene


def all_scenes() -> dict[str, Scene]:
    """Every registered scene by picture name, in alphabetical order."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(REGISTRY.items()))

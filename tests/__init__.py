"""Tests mirror `generator/`; `base/` is a tiny sound project, `broken/` one folder per finding code."""

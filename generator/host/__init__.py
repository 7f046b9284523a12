"""All that knows MkDocs: the plugin, the capture of Material's shell, build and preview.

Where MkDocs is not installed, or `FOURONES_HOST=properdocs` asks for it, its fork ProperDocs takes its place.
"""

import os
import sys
from importlib.util import find_spec

if "mkdocs" not in sys.modules and (os.environ.get("FOURONES_HOST") == "properdocs" or find_spec("mkdocs") is None):
    import properdocs.replacement  # noqa: F401  from here on, `mkdocs` is its fork

from generator.host.plugin import FourOnes, build_site, site_url

__all__ = ["FourOnes", "build_site", "site_url"]

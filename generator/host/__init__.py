"""All that knows MkDocs: the plugin, the capture of Material's shell, build and preview."""

from generator.host.plugin import FourOnes, build_site, site_url

__all__ = ["FourOnes", "build_site", "site_url"]

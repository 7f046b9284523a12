"""Four Ones (四个一): a showcase portal and compendium from YAML records."""

__version__ = "0.1.0"

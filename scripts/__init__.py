"""Maintenance scripts that are not part of the generator."""

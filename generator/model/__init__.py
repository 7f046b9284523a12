"""Frozen records and how they are loaded."""

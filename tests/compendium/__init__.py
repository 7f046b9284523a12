"""Tests of printed volumes, drafts, review packages and reports."""

"""Long trials that are not in the test suite: `python -m tests.nightly`."""

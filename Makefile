# Two commands: `make site` builds the portal, `make test` runs everything that CI runs.
# Needs Python >= 3.11 and make; no root. Set PYTHON to choose another interpreter.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: site test check serve docs lint types floors unit properdocs audit shots bench clean

site: $(STAMP)
	$(BIN)/fourones build

check: $(STAMP)
	$(BIN)/fourones check

serve: $(STAMP)
	$(BIN)/fourones serve

docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file docs-site.yml

test: lint types floors unit

lint: $(STAMP)
	$(BIN)/ruff check generator tests scripts

types: $(STAMP)
	$(BIN)/mypy

floors: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	@$(BIN)/python -m scripts.chromium
	$(BIN)/python -m pytest

# the tests once more on ProperDocs, the fork of MkDocs; those in a browser see the same pages
properdocs: $(STAMP)
	FOURONES_HOST=properdocs $(BIN)/python -m pytest --ignore tests/browser --ignore tests/test_install.py

audit: $(STAMP)
	$(BIN)/python -m tests.audit

shots: site
	$(BIN)/python -m scripts.shots

bench: $(STAMP)
	$(BIN)/python -m tests.bench

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; try: make site PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

clean:
	rm -rf .fourones .site.* site/*

# Three commands for a fresh machine with Python 3.11 or later:
#
#   make demo    builds the graph of the five readouts in seeds/ into summitgraph-demo/
#   make test    runs every check: lint, format, types, the floors of the house, tests
#   make docs    builds the site of docs/ into build/site/
#
# Each makes .venv from the pins in requirements/ (with hashes), once.

PYTHON ?= python3
OUT ?= summitgraph-demo
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test docs docs-tools lint format pins clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -8

demo: $(VENV)/.ready-run
	$(BIN)/summitgraph demo --output $(OUT)

test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile

docs: docs-tools
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --clean
	@echo "open build/site/index.html"

docs-tools: $(VENV)/.ready-docs

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "summitgraph needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready-run: $(BIN)/python requirements/run.txt requirements/build.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements/run.txt --requirement requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready-run requirements/dev.txt
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.ready-docs: $(BIN)/python requirements/docs.txt
	$(PIP) install --require-hashes --requirement requirements/docs.txt
	@touch $@

# Renews the pins: one set for every Python from 3.11 on and every platform.
pins: $(VENV)/.ready-dev
	$(PIP) install uv
	$(BIN)/python -m tools.pins

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

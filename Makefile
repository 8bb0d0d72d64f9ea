# Two commands matter: `make demo` and `make test`. Each sets up .venv from nothing, and needs only Python 3.11 or newer.

.POSIX:
.SUFFIXES:

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
SET_UP = test -x $(BIN)/pip || { echo 'setting up $(VENV)'; $(PYTHON) -m venv $(VENV); }
# An install is quiet about what works and loud about what does not.
PIP_INSTALL = $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet install
# pyright looks for the packages of the python that it finds first; --verifytypes does not listen to --pythonpath.
PYRIGHT = PATH="$$PWD/$(BIN):$$PATH" pyright

help:
	@echo 'make demo    set up, then read a real register and print its coverage'
	@echo 'make test    set up, then check data, style and types, and run every test'
	@echo 'make lint    the static part of that: data, style and types'
	@echo 'make bench   set up, then measure, print the ratios and write docs/benchmarks.md'
	@echo 'make data    rebuild src/wsis/data and src/wsis/codes.py from curation/'
	@echo 'make format  format the code and mend what ruff can mend'
	@echo 'make clean   remove everything that these commands made'

demo: $(VENV)/cli.stamp
	@$(BIN)/python examples/demo.py

# pytest runs last, so that its closing line ends the output.
test: lint
	$(BIN)/python -m pytest --cov --cov-report=term-missing

lint: $(VENV)/dev.stamp
	$(BIN)/python tools/build_data.py --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PYRIGHT)
	$(PYRIGHT) --verifytypes wsis --ignoreexternal

bench: $(VENV)/bench.stamp
	$(BIN)/python benchmarks/run.py --write

data: $(VENV)/dev.stamp
	$(BIN)/python tools/build_data.py

format: $(VENV)/dev.stamp
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says that its extras are installed; a newer pyproject.toml makes it stale.

$(VENV)/cli.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[cli,countries]'
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/cli.stamp

$(VENV)/bench.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[cli,countries,bench]'
	@touch $@ $(VENV)/cli.stamp

.PHONY: help demo test lint bench data format clean

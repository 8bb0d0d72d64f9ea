# Two commands matter: `make demo` and `make test`. Each sets up .venv from nothing, and needs only Python 3.11 or newer;
# `make test-cluster` needs Java 17 or newer too, and `make test-browser` Chromium.

.POSIX:
.SUFFIXES:

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
SET_UP = test -x $(BIN)/pip || { echo 'setting up $(VENV)'; $(PYTHON) -m venv $(VENV); }
# An install is quiet about what works and loud about what does not.
PIP_INSTALL = $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet install
# The version of Java that Spark finds, or nothing where there is none.
JAVA_VERSION = "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
# pyright looks for the packages of the python that it finds first; --verifytypes does not listen to --pythonpath.
PYRIGHT = PATH="$$PWD/$(BIN):$$PATH" pyright

help:
	@echo 'make demo    set up, then read a real register and print its coverage'
	@echo 'make test    set up, then check data, style and types, and run every test'
	@echo 'make test-cluster  set up, then run the tests on Spark and Dask, which it starts; needs Java 17'
	@echo 'make test-browser  set up, then open pages, reports and the site in Chromium, which the machine has to bring'
	@echo 'make test-sssom  set up sssom-py beside the rest, and let it read the SSSOM sets that are exported'
	@echo 'make test-minimal  set up the lowest supported versions on Python 3.11, and run what tests need no more'
	@echo 'make docs    set up, then build the documentation site: build/docs/html/index.html'
	@echo 'make lint    the static part of that: data, style and types'
	@echo 'make bench   set up, then measure, print the ratios and write docs/benchmarks.md'
	@echo 'make bench-frames   the same for tables of other engines: pandas, Polars, DuckDB, PyArrow, Dask and Spark'
	@echo 'make data    rebuild src/wsis/data and src/wsis/codes.py from curation/'
	@echo 'make format  format the code and mend what ruff can mend'
	@echo 'make clean   remove everything that these commands made'

demo: $(VENV)/cli.stamp
	@$(BIN)/python examples/demo.py

# pytest runs last, so that its closing line ends the output. It has a process for each core, or as many as
# PYTEST_XDIST_AUTO_NUM_WORKERS says, and the tests of a file stay together: what they share is made once.
test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term-missing

# make test leaves out the files of which these tests run every line.
test-cluster: java $(VENV)/cluster.stamp
	$(BIN)/python -m pytest tests/cluster --cov --cov-config=tests/cluster/coverage.toml --cov-report=term-missing

# The browser tests open the site as it was built.
test-browser: chromium docs
	$(BIN)/python -m pytest tests/browser

# The lowest versions that pyproject.toml supports, and the tests that need few tools beside them. An old library may be
# warned of by a newer one, draws letters in its own way, and words a JSON Schema in its own way.
MINIMAL = build/minimal
MINIMAL_EXTRAS = cli,countries,excel,frames,hypothesis,iati,parquet,plot,rdf,report
MINIMAL_TOOLS = 'pytest>=9.0' 'sybil>=9.0' duckdb jsonschema openpyxl pandas
MINIMAL_LEAVES = engines exports fields frames_kernel frames_memory frames_normalizing house iati notebook notebooks packaging typing wheel

test-minimal:
	rm -rf $(MINIMAL)
	$(PYTHON) -m venv $(MINIMAL)
	$(MINIMAL)/bin/python -m pip --disable-pip-version-check --quiet --quiet install packaging
	$(MINIMAL)/bin/python tools/list_floors.py $$(echo $(MINIMAL_EXTRAS) | tr , ' ') > $(MINIMAL)/constraints.txt
	$(MINIMAL)/bin/python -m pip --disable-pip-version-check --quiet --quiet install \
		--constraint $(MINIMAL)/constraints.txt --editable '.[$(MINIMAL_EXTRAS)]' $(MINIMAL_TOOLS)
	$(MINIMAL)/bin/python -m pip --disable-pip-version-check freeze --exclude-editable
	$(MINIMAL)/bin/python -m pytest tests -W ignore::DeprecationWarning -k 'not pictures_look_as_their_images and not schema_is_that_of_the_model' \
		$$(for name in $(MINIMAL_LEAVES); do echo --ignore-glob=tests/*$$name.py; done)

# sssom-py brings LinkML with it, 400 MB in all: an environment of its own, and a test that needs nothing else.
SSSOM = build/sssom

test-sssom: $(SSSOM)/stamp
	$(SSSOM)/bin/python -m pytest --config-file=/dev/null --rootdir=. --noconftest -W ignore tests/sssom

$(SSSOM)/stamp: pyproject.toml
	$(PYTHON) -m venv $(SSSOM)
	$(SSSOM)/bin/python -m pip --disable-pip-version-check --no-input --quiet --quiet install --editable . 'pytest>=9.0' 'sssom>=0.4.21'
	@touch $@

docs: $(VENV)/dev.stamp
	$(BIN)/python tools/build_docs.py

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
		echo 'make test-browser needs Chromium: install it, such as apt-get install chromium' >&2; exit 2; }

java:
	@version=$$($(JAVA_VERSION)); test "$${version:-0}" -ge 17 || { \
		echo "make test-cluster needs Java 17 or newer, found $${version:-none}: install a JDK, such as openjdk-17-jre-headless, or set JAVA_HOME" >&2; exit 2; }

lint: $(VENV)/dev.stamp
	$(BIN)/python tools/build_data.py --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PYRIGHT)
	$(PYRIGHT) --verifytypes wsis --ignoreexternal

bench: $(VENV)/bench.stamp
	$(BIN)/python benchmarks/run.py --write

bench-frames: $(VENV)/bench-frames.stamp
	$(BIN)/python benchmarks/run_frames.py --write

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
	@$(PIP_INSTALL) -e '.[cli,countries,report]'
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/cli.stamp

$(VENV)/cluster.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[dev,cluster]'
	@touch $@ $(VENV)/dev.stamp $(VENV)/cli.stamp

$(VENV)/bench.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[cli,countries,arrow,rdf,bench]'
	@touch $@ $(VENV)/cli.stamp

$(VENV)/bench-frames.stamp: pyproject.toml
	@$(SET_UP)
	@$(PIP_INSTALL) -e '.[countries,frames,arrow,parquet,cluster]' 'duckdb>=1.0'
	@touch $@

.PHONY: help demo test test-cluster test-browser test-sssom test-minimal docs java chromium lint bench bench-frames data format clean

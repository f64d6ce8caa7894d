# Everything a newcomer types. Needs Python 3.11 or newer, make, and the package registries.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
DATA ?= stadtfaden-data
PORT ?= 8000
SOME_UNREAD := 3 # exit code: some files could not be read; they are listed, the others are served
export STADTFADEN_DATA := $(DATA)

.PHONY: run test check bench lock clean system

## make run                          the demo city, built and served
## make run DOCS=folder CITY="name"  the same with your own papers
run: $(READY)
ifdef DOCS
	@test -n "$(CITY)" || { echo 'Bitte die Stadt nennen: make run DOCS=Ordner CITY="Name"'; exit 2; }
	$(BIN)/stadtfaden build "$(patsubst ~/%,$(HOME)/%,$(DOCS))" --city "$(CITY)" || test $$? -eq $(SOME_UNREAD)
else
	$(BIN)/stadtfaden demo
endif
	$(BIN)/stadtfaden serve --port $(PORT)

## make test    everything set up, all tests
test: $(READY) system
	$(BIN)/pytest -n auto --dist loadgroup

## make check   what a reviewer would look at first, fastest first
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -q tests/core tests/house
	$(BIN)/python -m django makemigrations --check --dry-run --settings stadtfaden.config.settings
	$(BIN)/pytest -q -n auto --dist loadgroup

## make bench   the measured figures of the README
bench: $(READY)
	$(BIN)/python -m bench

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

## make lock    pins every package anew
lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra test --extra evaluate --extra mcp --build-isolation pyproject.toml -o requirements.lock

## make system  what only the system's packages bring: tesseract and Chromium
system: $(READY)
	$(BIN)/python tools/system.py

clean:
	rm -rf $(VENV) build

# Everything a developer runs. Each target sets up what it needs, from nothing.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
VERSIONS := 3.11 3.12 3.13

.PHONY: help setup run test test-all check format bench bench-peers fuzz lock messages wheel package try-package clean

help:
	@echo "make setup     virtual environment ($(VENV)), locked packages, system libraries"
	@echo "make run       open the window on the shipped dataset; without a display, draw a picture of it"
	@echo "make test      checks and the whole test suite (what continuous integration runs)"
	@echo "make test-all  the test suite on Python $(VERSIONS)"
	@echo "make check     format, lint, strict types, import rules"
	@echo "make bench     benchmarks, as tables (BENCH_LARGE=1: ten million events as well)"
	@echo "make bench-peers  the window against vis-timeline (needs Chromium and npm) and DuckDB"
	@echo "make fuzz      change valid files at random, for every reader, FUZZ_MINUTES=10 long"
	@echo "make messages  collect translatable sentences into the catalogues"
	@echo "make lock      resolve the locked requirements anew"
	@echo "make wheel     build the wheel into dist/"
	@echo "make package   build the installers for Linux into dist/: .deb, portable .tar.xz, bill of materials, checksums"
	@echo "make try-package  install, run, upgrade and remove them in a fresh Debian (root; needs debootstrap)"

setup: $(READY)

$(READY): packaging/requirements-dev.lock pyproject.toml packaging/build_hook.py packaging/system_libraries.sh
	@test -n "$(PYTHON)" || { echo "Steppeline needs Python 3.11, 3.12 or 3.13; none was found. Name one: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@packaging/system_libraries.sh
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

$(READY).messages: $(READY) $(wildcard resources/translations/*/LC_MESSAGES/*.po resources/translations/qt/*.ts)
	@$(BIN)/python packaging/messages.py compile
	@$(BIN)/python packaging/qt_translations.py compile
	@touch $@

run: $(READY).messages
	@mkdir -p build
	$(BIN)/steppeline demo -o build/demo.steppeline --force
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(BIN)/steppeline build/demo.steppeline; \
	else \
	    echo "There is no display to open the window on; here is a picture of it instead."; \
	    $(BIN)/steppeline render build/demo.steppeline -o build/steppeline.png; \
	fi

test: check
	$(BIN)/python -m pytest -n auto

test-all:
	@for version in $(VERSIONS); do \
	    python=$$(command -v python$$version || ls $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$$version.*/bin/python 2>/dev/null | tail -1); \
	    test -n "$$python" || { echo "Python $$version was not found" >&2; exit 1; }; \
	    echo "== Python $$version"; \
	    $(MAKE) --no-print-directory test PYTHON="$$python" VENV=.venv-$$version || exit 1; \
	done

check: $(READY).messages
	$(BIN)/ruff format --check desktop tests packaging
	$(BIN)/ruff check desktop tests packaging
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py

format: $(READY)
	$(BIN)/ruff format desktop tests packaging
	$(BIN)/ruff check --fix desktop tests packaging

# BENCH_LARGE=1 for ten million events, too.
bench: $(READY).messages
	$(BIN)/python -m tests.benchmarks

bench-peers: $(READY).messages
	$(BIN)/python -m tests.benchmarks.against_peers

fuzz: $(READY)
	$(BIN)/python tests/fuzz/readers.py $(or $(FUZZ_MINUTES),10)

messages: $(READY)
	$(BIN)/python packaging/messages.py collect
	$(BIN)/python packaging/qt_translations.py collect

lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade pyproject.toml -o packaging/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade --group dev pyproject.toml -o packaging/requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --constraints packaging/requirements.lock --group package pyproject.toml -o packaging/requirements-build.lock

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

build/package/.ready: packaging/requirements-build.lock packaging/system_libraries.sh
	@packaging/system_libraries.sh
	$(PYTHON) -m venv --clear build/package/venv
	build/package/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-build.lock
	@touch $@

package: build/package/.ready
	build/package/venv/bin/python packaging/package.py

try-package:
	packaging/try_package.sh

clean:
	rm -rf build dist .venv .venv-* .mypy_cache .ruff_cache

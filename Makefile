# Two commands do everything: `make demo` and `make test`. Python 3.11+, git and make are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test setup lint lock clean

demo: $(READY)
	@echo "discreet check examples/"
	@$(BIN)/discreet check examples/ --fail-on never

test: $(READY)
	$(BIN)/python -m pytest

setup: $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("discreet needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; say make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# Every dependency, pinned with its hashes, for every platform and Python from 3.11.
lock:
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --group dev --group build --group docs --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist site

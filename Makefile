# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
#
# Der einzige Einstieg: `make demo`, `make test`, `make check`, … Alles Nötige entsteht unter diesem Ordner.
# The only entry. What it needs is created below this folder: .tools/ (uv), .cache/, .venv/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help demo setup test check fix bench docs translations update clean stale

bin := .venv/bin
uv := .tools/bin/uv
# Locking names the public index only, whatever index packages are installed from.
public := env -u UV_DEFAULT_INDEX -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS
export UV_CACHE_DIR := $(CURDIR)/.cache/uv
export UV_PYTHON_DOWNLOADS := never
export NO_MKDOCS_2_WARNING := 1

# What an installation is made from; when one of these changes, uv looks again.
sources := pyproject.toml uv.lock hatch_build.py tools/setup tools/uv.txt $(wildcard src/lueckenlos/locale/*/LC_MESSAGES/*.po)
# A moved folder or a removed Python leaves an environment that points nowhere.
ifneq ($(shell tools/setup --is-usable && echo yes),yes)
sources += stale
endif

help: ## Diese Übersicht / this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

demo: .venv/.runtime ## Den Beispielkreis Unna im Browser zeigen / show the example county in the browser
	@LUECKENLOS_DATA=var/demo $(bin)/lueckenlos serve --example demo/kreis-unna

setup: .venv/.dev ## Alles zum Entwickeln einrichten / everything for developing
	@echo "Eingerichtet. / Set up."

test: .venv/.dev ## Alle Prüfungen des Verhaltens / all tests
	@$(bin)/python tools/chromium.py
	$(bin)/python tools/postgres.py $(bin)/pytest -q -n auto tests/apps
	$(bin)/pytest -n auto

check: .venv/.dev ## Stil, Typen, Importe, Übersetzung, Lizenzen, Handbuch / everything but the tests
	@$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/python tools/translations.py --check
	$(bin)/python tools/guide_translations.py --check
	$(bin)/reuse lint --lines
	$(public) $(uv) lock --check --quiet
	LUECKENLOS_DATA=.cache/check $(bin)/lueckenlos manage makemigrations --check --dry-run
	$(bin)/mkdocs build --strict --quiet
	$(bin)/python tools/self_contained.py site
	echo "make check: alles in Ordnung / all good"

fix: .venv/.dev ## Stil richten / put style right
	@$(bin)/ruff check --fix
	$(bin)/ruff format

bench: .venv/.dev ## Messen / measure
	@for benchmark in benchmarks/bench_*.py; do $(bin)/python "$$benchmark"; done

docs: .venv/.dev ## Handbuch nach site/ bauen / build the manual
	@$(bin)/mkdocs build --strict --quiet
	echo "site/index.html"

translations: .venv/.dev ## Kataloge aus dem Code auffrischen / refresh the catalogues from the code
	@missing=0
	$(bin)/python tools/translations.py || missing=1
	$(bin)/python tools/guide_translations.py || missing=1
	exit $$missing

update: .venv/.dev ## Abhängigkeiten erneuern / raise the dependencies
	@$(public) $(bin)/python tools/update.py $(uv)
	$(MAKE) setup

clean: ## Alles Erzeugte entfernen / remove all that was created
	rm -rf .venv .tools .cache site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.runtime: $(sources)
	@tools/setup runtime

.venv/.dev: $(sources)
	@tools/setup dev

# Every target makes the environment that it needs and is quick when it stands.
# `make demo` installs what serving needs; `make test` and `make lint` add training (torch too) and test tools.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALL = $(BIN)/pip install --disable-pip-version-check --constraint constraints.txt --editable

SERVING_PACKAGES := libgl1 libglib2.0-0
TEST_PACKAGES := $(SERVING_PACKAGES) fonts-noto-cjk fonts-lxgw-wenkai fonts-wqy-microhei \
	fonts-arphic-gbsn00lp fonts-arphic-gkai00mp

export PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK = True
export MLFLOW_DISABLE_TELEMETRY = true
export BENTOML_DO_NOT_TRACK = True

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

demo: $(VENV)/.serving ## read the sample papers, score both cases, serve on 127.0.0.1 (DEMO_SERVE=0 ends instead)
	$(BIN)/yunjing demo

test: $(VENV)/.test ## run every test
	$(BIN)/pytest

lint: $(VENV)/.test ## ruff, mypy strict, one-way imports, declared dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: $(VENV)/.test ## run the experiments again and rewrite their frozen results
	$(BIN)/python -m experiments.recognition_accuracy --degraded --write
	$(BIN)/python -m experiments.degraded_invoices --draws 6 --write
	$(BIN)/python -m experiments.tagger_against_anchors --seeds 3 --write
	$(BIN)/python -m experiments.drawn_papers --seeds 12 --write
	$(BIN)/python -m experiments.which_way_up --seeds 1 --write
	$(BIN)/python -m experiments.papers_on_desk --write
	$(BIN)/python -m experiments.marks_on_pages --write
	$(BIN)/python -m experiments.seal_texts --write
	$(BIN)/python -m experiments.missing_seals --write
	$(BIN)/python -m experiments.tamper_signals --pages 512 --read 64 --write
	$(BIN)/python -m experiments.reused_pictures --write
	$(BIN)/python -m experiments.world_realism --write
	$(BIN)/python -m experiments.world_transfer
	$(BIN)/python -m experiments.world_page
	$(BIN)/python -m experiments.score_quality
	$(BIN)/python -m experiments.serving_latency
	$(BIN)/python -m experiments.summary

soak: $(VENV)/.test ## thousands of damaged files against the recognizer; leaves a frozen result
	$(BIN)/python -m experiments.damaged_files

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) .yunjing .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.serving: pyproject.toml constraints.txt | $(BIN)/python
	@bash .ci/debian-packages $(SERVING_PACKAGES)
	$(INSTALL) '.[serving]'
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	@bash .ci/debian-packages $(TEST_PACKAGES)
	$(INSTALL) '.[serving,training,deep,test]'
	@touch $@ $(VENV)/.serving

.PHONY: help demo test lint bench soak clean

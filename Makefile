.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help chat check test test-model evals format clean

help: ## List the recipes
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/guide-chat: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

chat: $(BIN)/guide-chat ## Start the chat page, building the index on the way
	$(BIN)/guide-chat

check: $(BIN)/guide-chat ## Lint the code, its types, its layers, and the guides
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/guide-check

test: $(BIN)/guide-chat ## Run the tests
	$(BIN)/python -m pytest

test-model: $(BIN)/guide-chat ## Run the tests that need a language model
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev,model-tests]'
	$(BIN)/python -m pytest -m model

evals: $(BIN)/guide-chat ## Run the evals and hold them against the kept thresholds
	$(BIN)/guide-evals run
	$(BIN)/guide-evals run --cases evals/position --thresholds evals/thresholds-position.toml
	$(BIN)/guide-evals steady
	$(BIN)/guide-evals acts

format: $(BIN)/guide-chat ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Delete the environment, the index and caches
	rm -rf $(VENV) .guide .mypy_cache .pytest_cache .ruff_cache .hypothesis

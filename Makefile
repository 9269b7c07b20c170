# Everything is one word. `make run` and `make test` need Python 3.11 and nothing else.
PYTHON ?= python3
BIN := .venv/bin
QUICK := not walks and not a11y and not torture and not postgres

.PHONY: run demo setup dev test test-all lint bench torture clean

run demo:
	@$(PYTHON) run.py

setup:
	@$(PYTHON) run.py setup

dev:
	@$(PYTHON) run.py dev

test: dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "$(QUICK)"

# The same on SQLite and on PostgreSQL, with every browser walk and accessibility.
test-all: dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not torture and not postgres"
	$(BIN)/python tools/postgres.py $(BIN)/python -m pytest -n 2 --dist loadgroup -m "not torture and not walks and not a11y and not browser"

lint: dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports

bench: dev
	@for one in benchmarks/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

torture: dev
	$(BIN)/python -m pytest -m torture

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache

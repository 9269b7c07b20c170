# Every task is in run.py, so that Windows has the same ones: python run.py <task>
PYTHON ?= python3

.PHONY: run demo setup test test-all lint bench audit law cluster torture lock clean

run demo:
	@$(PYTHON) run.py demo

setup test test-all lint bench audit law cluster torture lock clean:
	@$(PYTHON) run.py $@

# Two commands are enough on a fresh machine: `make demo` and `make test`.
# Everything is installed below this folder (.tools, .venv); system packages only when root.

PYTHON ?= python3
UV     := .tools/uv/bin/uv
RUN    := .venv/bin/python
QT     := QT_QPA_PLATFORM=offscreen
BUILD  := build

export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy
# Children are started by the hundred: only the first that needs a module should compile it.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup generate demo test check format lint types layers pytest gallery eval bench bench-short faults package clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.synced generate ## install everything the program and its checks need

demo: setup ## open the window on synthetic data (HEADLESS=1: on a virtual screen, leaving screenshots in build/)
ifdef HEADLESS
	xvfb-run -a -s "-screen 0 1366x768x24" $(RUN) scripts/tour.py $(BUILD)
else
	$(RUN) -m callassist demo
endif

test: check ## set up and run every check, as CI does

check: lint types layers pytest ## formatting, lint, types, layers and tests

format: setup ## rewrite the code in the house format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lint: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

types: setup
	.venv/bin/mypy

layers: setup
	.venv/bin/lint-imports

pytest: setup
	@$(PYTHON) scripts/system_packages.py faults
	$(QT) .venv/bin/pytest -n 2 --dist loadgroup

gallery: setup ## draw every screen in every state into build/gallery
	$(QT) $(RUN) scripts/gallery.py $(BUILD)/gallery

eval: setup ## ask every query of the evaluation set, on 20,000 and 1,000,000 rows (minutes; ROWS=20000: that size alone)
	PYTHONPATH=scripts $(RUN) -m evaluation $(addprefix --rows ,$(ROWS)) --output $(BUILD)/eval

bench: setup ## measure against peers (tens of minutes; ROWS=1000000,10000000 KEEP=folder)
	@$(PYTHON) scripts/system_packages.py bench
	$(UV) sync --frozen --quiet --group bench
	$(RUN) -m benchmarks.run --rows $(or $(ROWS),1000000) $(if $(KEEP),--keep $(KEEP)) --output $(BUILD)/bench

bench-short: setup ## the same measurements on a small roster, without the peers
	$(RUN) -m benchmarks.run --short --output $(BUILD)/bench

faults: setup ## kill -9, power cuts, full disks and more, with counts (an hour; ONLY=kill)
	@$(PYTHON) scripts/system_packages.py faults
	$(RUN) -m tests.integration.faults $(addprefix --only ,$(ONLY)) --output $(BUILD)/faults
	$(RUN) -m tests.integration.faults.report --input $(BUILD)/faults

package: setup ## freeze the program and build a Debian package into dist/
	$(UV) sync --frozen --quiet --group package
	$(RUN) installer/package.py

generate: .venv/.synced
	@$(RUN) scripts/generate.py

.venv/.synced: pyproject.toml uv.lock hatch_build.py | system-packages $(UV)
	$(UV) sync --frozen --python $(PYTHON)
	@touch $@

.PHONY: system-packages
system-packages:
	@$(PYTHON) scripts/system_packages.py

$(UV): scripts/uv.txt | system-packages
	$(PYTHON) -m venv .tools/uv
	.tools/uv/bin/pip install --quiet --disable-pip-version-check -r scripts/uv.txt
	@touch $@

clean: ## remove everything that was built or installed here
	rm -rf .venv .tools $(BUILD) dist src/callassist/_generated

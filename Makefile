# Each target does its own set-up: nothing has to be installed by hand beyond Python 3.11 with venv, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The theme greets every build with news about its successor; README.md tells what there is to know.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build release test bench page stamp pictures weekly lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/site.stamp ## Preview both languages at http://127.0.0.1:8000, reloading as you save
	$(BIN)/mkdocs serve

build: $(VENV)/site.stamp ## Write the finished site to site/, or say what is wrong and stop
	@$(BIN)/python hooks/publish.py build

release: $(VENV)/site.stamp ## The same, if it is ready for visitors; otherwise list what is left to do
	@$(BIN)/python hooks/publish.py release

test: $(VENV)/test.stamp ## Check everything, in a real browser too
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python tests/browser.py
	$(BIN)/pytest

page: $(VENV)/site.stamp ## Begin a page in both languages, as a draft: make page slug=stretching
	@$(BIN)/python hooks/new_page.py '$(slug)'

stamp: $(VENV)/site.stamp ## Say that a Japanese page is up to date again: make stamp page=massage
	@$(BIN)/python hooks/translations.py $(page)

bench: $(VENV)/test.stamp ## Measure paints, Lighthouse, preview and builds, as ratios in one run (a quarter of an hour)
	-$(BIN)/python bench/paint.py
	-$(BIN)/python bench/lighthouse.py
	-$(BIN)/python bench/preview.py
	$(BIN)/python bench/builds.py

pictures: $(VENV)/test.stamp ## Draw again the pictures that come from the site itself
	$(BIN)/python tools/share_pictures.py
	$(BIN)/python tools/handbook_pictures.py

weekly: $(VENV)/site.stamp ## Look for dead links to elsewhere, old help lines and overdue reviews
	@$(BIN)/python tools/weekly.py

lock: $(VENV)/test.stamp ## Choose new versions from requirements.in and write them down with their hashes
	$(BIN)/pip install --quiet uv
	cd . && UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --upgrade requirements.in --output-file requirements.txt
	cd tests && UV_CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --upgrade requirements.in --output-file requirements.txt

clean: ## Throw away what was built and installed
	rm -rf $(VENV) site site.new site.old build-error.log

# A stamp is written only when its set-up has gone through, so an interrupted one starts again.
$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer; this one is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/requirements.txt
	@touch $@

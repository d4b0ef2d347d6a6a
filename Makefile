# Each target does its own set-up: nothing has to be installed by hand beyond Python 3.11 with venv, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := $(BIN)/python -m practice_site
# The theme greets every build with news about its successor; DEVELOPERS.md tells what there is to know.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build release test test-all check bench page stamp pictures weekly lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/site.stamp ## Preview both languages at http://127.0.0.1:8000, reloading as you save
	@$(SITE) serve

build: $(VENV)/site.stamp ## Write the finished site to site/, or say what is wrong and stop
	@$(SITE) build

release: $(VENV)/site.stamp ## The same, if it is ready for visitors; otherwise list what is left to do
	@$(SITE) release

test: check ## Check all that lets one trust a change, in a real browser too
	$(BIN)/pytest -m "not slow"

test-all: check ## The same, and what takes long: every language and size, previews, the editor at work
	$(BIN)/pytest

check: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m tests.support.browser

# “make build cache=off” builds everything anew, and leaves what is kept in .cache/ alone.
export CACHE := $(cache)
# “make build cores=1” builds in one process.
export CORES := $(cores)

# What is typed after “slug=” and “page=” goes through the environment as it is: there it may hold any character.
override export slug := $(value slug)
override export page := $(value page)

page: $(VENV)/site.stamp ## Begin a page in both languages, as a draft: make page slug=stretching
	@$(SITE) page -- "$$slug"

stamp: $(VENV)/site.stamp ## Say that a Japanese page is up to date again: make stamp page=massage
	@$(SITE) stamp -- "$$page"

bench: $(VENV)/test.stamp ## Measure paints, Lighthouse, preview and builds, as ratios in one run (twenty minutes)
	-$(BIN)/python -m bench.paint
	-$(BIN)/python -m bench.lighthouse
	-$(BIN)/python -m bench.preview
	$(BIN)/python -m bench.builds

pictures: $(VENV)/test.stamp ## Draw again the pictures that come from the site itself
	$(BIN)/python -m tools.share_pictures
	$(BIN)/python -m tools.handbook_pictures

weekly: $(VENV)/site.stamp ## Look for dead links to elsewhere, old help lines and overdue reviews
	@$(SITE) weekly

lock: $(VENV)/test.stamp ## Choose new versions from requirements.in and write them down with their hashes
	$(BIN)/pip install --quiet uv
	cd . && UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --upgrade requirements.in --output-file requirements.txt
	cd tests && UV_CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --upgrade requirements.in --output-file requirements.txt

clean: ## Throw away what was built and installed
	rm -rf $(VENV) .cache site site.new site.old build-error.log

# A stamp is written only when its set-up has gone through, so an interrupted one starts again.
$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) start.py --only-prepare $(VENV)

$(VENV)/test.stamp: $(VENV)/site.stamp tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/requirements.txt
	@touch $@

# `make` alone says what there is. Every target sets up what it needs first.
.DEFAULT_GOAL := help
.NOTPARALLEL:

SOURCES ?= seeds
# today, or YYYY-MM-DD: the date printed on the brief, and the name of its folder
DATE ?= today
# worker processes of the tests
WORKERS ?= 2

BIN := .venv/bin

.PHONY: help brief test check page-check browser-check bench bench-reading bench-batch bench-scale bench-grouping bench-neural bench-parallel bench-incremental soak kills bench-analysis formats evaluate lock clean setup setup-tests setup-formats setup-browser setup-neural hostile fuzz

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

brief: setup ## compares SOURCES (seeds/) and writes output/<edition>/brief.pdf, .html and .json
	@$(BIN)/briefgen build $(SOURCES) --date $(DATE)

test: setup-tests ## runs every test
	@$(BIN)/python -m pytest -q -n $(WORKERS)

check: setup-tests ## style, types, import rules, dependencies, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/typos

hostile: setup-tests ## tries every hostile case alone, slow ones too (ARGS=--write lists them in docs/hostile.md, ARGS=NAME tries one)
	@$(BIN)/python -m tests.hostile $(ARGS)

fuzz: setup-tests ## changes samples at random and reads them (ARGS="--seconds 300 --seed 1 pdf docx")
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: setup-tests ## runs every benchmark, with a table of the bars (ARGS=cold, ARGS="analysis batch": only these)
	@$(BIN)/python benchmarks/all.py $(ARGS)

bench-batch: setup ## what fifty briefs of one corpus cost, against fifty builds
	@$(BIN)/python benchmarks/batch.py

bench-grouping: setup ## how well very many texts are grouped, where their subjects are known
	@$(BIN)/python benchmarks/grouping.py

bench-scale: setup ## how cost and memory grow with generated corpora (ARGS="250 500 1000 2000 --plot docs/scale.svg")
	@$(BIN)/python benchmarks/scale.py $(ARGS)

bench-neural: setup-neural ## what the analysis costs beside sentence embeddings and BERTopic's recipe (ARGS="--texts 2000")
	@$(BIN)/python benchmarks/neural.py $(ARGS)

bench-parallel: setup-tests ## what two worker processes, and a cluster with two workers, gain (ARGS="--rounds 3")
	@$(BIN)/python benchmarks/parallel.py $(ARGS)

bench-reading: setup-tests ## what reading each format costs, against its library alone
	@$(BIN)/python benchmarks/reading.py

bench-analysis: setup ## what analysing the seeds costs, against a bare TF-IDF and NMF
	@$(BIN)/python benchmarks/analysis.py

page-check: setup-tests ## checks the printed page of the seeds and of twelve authors: both standards, bytes, fonts, notes, 36 points, cost
	@$(BIN)/python -m tests.printing.page_check

browser-check: setup-browser ## opens the HTML in Chromium, judged by axe, and the Word document in LibreOffice
	@BRIEF_BROWSER=required $(BIN)/python -m pytest -q tests/browser

formats: setup-formats ## converts the seeds by pandoc, LibreOffice and WeasyPrint, measures how they are read, renews docs/formats.md
	@$(BIN)/python -m tests.conversion.formats

bench-incremental: setup ## what one more document costs among 200, and a build with nothing new
	@$(BIN)/python benchmarks/incremental.py $(ARGS)

soak: setup-tests ## 200 editions of a watcher that is killed and sends: clean bytes, ledger and mailbox agree (ARGS="--editions 20")
	@$(BIN)/python -m tests.soak $(ARGS)

kills: setup-tests ## builds and sendings killed (kill -9) at evenly spread moments (ARGS="--builds 50 --sendings 500")
	@$(BIN)/python -m tests.kills $(ARGS)

evaluate: setup-tests ## scores recommendations, themes and comparison on annotated texts (ARGS=--rules: how often each rule is right)
	@$(BIN)/python -m tests.evaluation.evaluate $(ARGS)

lock: setup ## resolves pyproject.toml into requirements.lock, scripts/uv.lock and scripts/neural.lock (ARGS=--upgrade takes newer versions)
	@scripts/lock $(ARGS)

clean: ## removes what was made, but for briefs
	rm -rf .venv .boot .neural build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@scripts/setup brief

setup-tests:
	@scripts/setup tests

setup-formats:
	@scripts/setup formats

setup-neural:
	@scripts/setup neural

setup-browser:
	@scripts/setup browser

# Works with Go, make and git alone. BAOSHU_SHARED names the folder of gold pages
# and corpora that some tests and measures use; ../shared where it is not set.
GO ?= go
PYTHON ?= python3
BAOSHU = bin/baoshu

.PHONY: build run test faults soak vuln eval bench fuzz dictionary rules learn lint report-assets test-report duckdb notebooks notebooks-lock test-notebooks
build:
	CGO_ENABLED=0 $(GO) build -trimpath -o $(BAOSHU) ./cmd/baoshu

run: build ## the sample, end to end
	$(BAOSHU) run --config testdata/sample/baoshu.yaml --out dataset testdata/sample/pages
	$(BAOSHU) inspect dataset
	$(BAOSHU) inspect dataset --figures 12

lint:
	@test -z "$$(gofmt -l cmd pipeline schema output | tee /dev/stderr)"
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

test: lint test-notebooks ## everything CI runs
	$(GO) test -json -timeout 15m ./... | $(GO) run ./.ci/tally
	cd .ci/kubernetes && $(GO) test ./...

faults: ## processes killed at 1,000 file operations and 100 random times, full and broken disks
	BAOSHU_FAULTS=all $(GO) test -count=1 -timeout 60m -run 'TestEveryFault' -v ./output/dataset | grep -v '^='
	BAOSHU_KILLS=1000 $(GO) test -count=1 -timeout 120m -run 'Killed|Holder|RunsRace|InputChanges|ClockSetBack|SmallDisk' -v ./cmd/baoshu | grep -v '^='

soak: ## an hour of scheduled batches in compressed time, with kills and bad input
	BAOSHU_SOAK=60 $(GO) test -count=1 -timeout 120m -run 'TestSoak' -v ./cmd/baoshu | grep -v '^='

vuln: ## known vulnerabilities of what is linked, where the database can be reached
	@GO="$(GO)" .ci/vuln

eval: ## the measures against gold, in a table
	$(GO) test -count=1 -run TestFloors -v ./pipeline | grep -v '^='
	BAOSHU_PAGES=300 $(GO) test -count=1 -timeout 30m -run TestComposedPages -v ./pipeline/segment | grep f1

bench: ## megabytes a second and a core: a whole run, room by room, and the proof
	$(GO) test -run '^$$' -bench 'Pipeline' -benchtime 1x ./cmd/baoshu

fuzz: ## FUZZTIME for each target
	@for p in $$(grep -rl --include='*_test.go' 'func Fuzz' . | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ho 'func Fuzz[A-Za-z0-9]*' $$p/*_test.go | sed 's/func //'); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $${FUZZTIME:-30s} -fuzzminimizetime 20x $$p || exit 1; done; done

dictionary: ## schema/DICTIONARY.md, from the declarations
	$(GO) test ./schema -run TestDictionaryIsUpToDate -update

rules: ## the digests of word lists and models that make the rules' version
	$(GO) test ./pipeline -run TestRulesSum -update

learn: ## the language model, from the corpora
	$(GO) run ./cmd/learn -o pipeline/lm/data/news.lm $${BAOSHU_SHARED:-../shared}/corpus/rmrb-*.tagged.txt.gz $${BAOSHU_SHARED:-../shared}/corpus/xwlb-*.jsonl.gz

report-assets: ## the report page's code, bundled from npm's pinned libraries; needs node
	cd output/report/page && npm ci --no-audit --no-fund && node node_modules/esbuild/install.js && node build.mjs

test-report: ## the report page in a real browser, which root may install (Debian)
	sh .ci/browser
	$(GO) test -count=1 ./output/report

duckdb: ## the duckdb command into .venv, for the tests of the SQL views
	test -x .venv/bin/duckdb || { python3 -m venv .venv && .venv/bin/pip install -q duckdb-cli==1.5.6; }

.venv/ok: notebooks/requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/validate: notebooks/validate.txt .venv/ok
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

notebooks: .venv/ok ## run on dataset/, as pages with pictures in notebooks/out/
	.venv/bin/python notebooks/show.py dataset notebooks/out

test-notebooks: ## the notebooks, five Parquet readers and two validators on the sample
	@GO="$(GO)" PYTHON="$(PYTHON)" .ci/notebooks

notebooks-lock: ## the exact versions and hashes, from what notebooks/*.in names; needs uv
	cd notebooks && for f in requirements validate; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $$f.in -o $$f.txt || exit 1; done

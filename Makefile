# The project's jobs. `make run` and `make test` do all their own set-up.
SWIFT_BUILD = swift build -c release --quiet
LECTERN = .build/release/lectern
# The programs that cells are compared with are written as people write, not by our rules.
FORMATTED = $(shell find Sources Tests -name '*.swift' -not -path 'Tests/Engine/Differential/[PS]*/*') Package.swift
LECTURE = notebooks/ru/01-autoencoders.ipynb

.PHONY: help setup setup-tests setup-package build run test test-swift test-clients test-nbgrader test-notebooks \
  test-tutorials test-docs docs format lint bench seeds vae-seeds peers iwae install doctor clean test-files fuzz \
  differential cell-speed deb image limits limits-record

help: ## Say what each job does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: ## Install what the build and the lecture need (apt where it may; else says what to install)
	@scripts/setup.sh build

setup-tests: ## Also install what the tests need (real Jupyter clients in .venv)
	@scripts/setup.sh tests

setup-package: ## Also install what makes the Debian package
	@scripts/setup.sh package

build: setup ## Build the kernel, the worker, the runner and the library
	@$(SWIFT_BUILD)

run: build ## Execute the Russian lecture on the full Fashion-MNIST; notebook, pictures and page in output/
	@mkdir -p output
	$(LECTERN) run $(LECTURE) --output output/01-autoencoders.ipynb --images output/images \
	  --html output/01-autoencoders.html

install: build ## Register the kernel with Jupyter for this user
	$(LECTERN) install --user

deb: setup-package build ## Make the Debian package in output/
	@scripts/packaging/build-deb.sh

image: ## Make the image for JupyterHub and Binder (needs Docker; SWIFT_SHA256 checks the toolchain)
	docker build --build-arg SWIFT_SHA256="$(SWIFT_SHA256)" --tag lectern:latest \
	  --tag lectern:$(shell scripts/packaging/version.sh) .

doctor: ## Check the toolchain, libraries, data and kernelspec
	@$(LECTERN) doctor

test: setup-tests build test-swift test-clients test-nbgrader test-notebooks test-tutorials test-docs test-files ## Run every test

test-swift: ## The Swift tests of all modules
	swift test -c release --disable-testable-imports --no-parallel

test-clients: ## Real Jupyter clients against the kernel
	scripts/test-clients.sh

test-nbgrader: ## A course by real nbgrader, each mark asserted
	scripts/test-nbgrader.sh

test-notebooks: ## Every notebook executed
	scripts/test-notebooks.sh

test-tutorials: ## Seventeen tutorial programs on autoencoders, as a new user writes them
	scripts/test-tutorials.sh

test-docs: ## Each block of Swift in the documentation, a page's blocks as one notebook
	scripts/check_code_blocks.py

test-files: ## Models of three versions of real Keras loaded here, ours there; TensorBoard's own reader
	scripts/test-keras-files.sh

differential: build ## Every program of Tests/Engine/Differential cut into cells, every redeclaration; where each differs
	@mkdir -p output
	.build/release/cut-programs programs --report output/differential.txt; programs=$$?; \
	  .build/release/cut-programs redeclarations && exit $$programs

cell-speed: build ## Ten programs cut in two beside one file by swiftc -O
	.build/release/cut-programs speed

limits: setup-tests build ## Counted instructions and allocations of small pieces of work, beside their limits
	scripts/limits.py

limits-record: setup-tests build ## Make the present counts the limits of this version of the compiler
	scripts/limits.py --record

fuzz: ## The readers of files under libFuzzer for an hour
	scripts/fuzz.sh run 360

format: ## Format all Swift sources
	swift format --in-place --parallel --configuration .swift-format $(FORMATTED)

docs: build ## The documentation as a site in output/docs: the pages, and the reference of all modules
	scripts/docs.py

lint: ## Check the format, the rules of style and of pages, docstrings, the worker's layers
	swift format lint --strict --parallel --configuration .swift-format $(FORMATTED)
	python3 scripts/check_docs.py
	python3 scripts/check_layers.py

bench: build ## Measure side by side with the peers; writes docs/benchmarks.md
	scripts/bench.sh

seeds: build ## Train the lecture's autoencoder for five seeds (an hour); writes docs/seeds.md
	.build/release/reference-runs lecture --output docs/seeds.md

vae-seeds: build ## Train the two reference VAEs for five seeds (about 25 minutes); tables for docs/vae.md
	.build/release/reference-runs vae fashion --output output/vae-fashion.md
	.build/release/reference-runs vae digits --output output/vae-digits.md

peers: ## The same two VAEs in Keras and PyTorch (an hour; makes .venv-bench where it is missing)
	scripts/peers.sh --seeds 1,2,3

iwae: build ## Go on with the IWAE table of docs/vae.md for an hour each k (checkpoints in output/iwae)
	.build/release/reference-runs iwae --table output/iwae.md

clean: ## Remove what the build and the runs made
	rm -rf .build output .venv*

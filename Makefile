# Everything a newcomer needs: `make run`, `make test`. `make help` lists the rest.

PREFIX  ?= /usr/local
DESTDIR ?=
ARGS    ?=
SWIFT   ?= swift

# How long `make fuzz` runs each target.
FUZZ_SECONDS ?= 60

BINARY  := .build/release/pnpctl
SOURCES := Package.swift $(shell find Sources -type f)
DOCS    := .build/documentation

bindir  := $(DESTDIR)$(PREFIX)/bin
mandir  := $(DESTDIR)$(PREFIX)/share/man/man1
bashdir := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir  := $(DESTDIR)$(PREFIX)/share/zsh/site-functions
fishdir := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.DEFAULT_GOAL := help
.PHONY: help setup build run test install uninstall bench fuzz lint format docs clean rules

help:  ## list what make can do
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1@\2/p' $(MAKEFILE_LIST) | while IFS=@ read -r target text; do \
		printf '%-18s %s\n' "$$target" "$$text"; done

setup:  ## install what a build needs and is missing (apt-get; asks for nothing where all is there)
	@scripts/setup

build: setup  ## build the release binary, with the Swift runtime linked statically
	$(SWIFT) build -c release --static-swift-stdlib --product pnpctl
	@touch $(BINARY)

run: build  ## build, then print this machine's device tree (ARGS="--stack" and the like)
	@echo; $(BINARY) tree $(ARGS)

test:  ## install what tests need, then run all tests
	@scripts/setup --test
	$(SWIFT) test

rules:  ## compile the YAML of the built-in rules in (Sources/PnPRules/BuiltIn/Rules)
	@-UPDATE_GOLDEN=1 $(SWIFT) test --filter BuiltInRulesTests/whatIsCompiledInIsUpToDate >/dev/null 2>&1
	$(SWIFT) test --filter BuiltInRulesTests

# Built only when it is missing or older than a source, so that `sudo make install` needs no Swift in root's PATH.
$(BINARY): $(SOURCES)
	@$(MAKE) build

install: $(BINARY)  ## install binary, man page and completions (PREFIX=/usr/local DESTDIR=)
	install -d '$(bindir)' '$(mandir)' '$(bashdir)' '$(zshdir)' '$(fishdir)'
	install -m 755 $(BINARY) '$(bindir)/pnpctl'
	install -m 644 docs/pnpctl.1 '$(mandir)/pnpctl.1'
	$(BINARY) --generate-completion-script bash > '$(bashdir)/pnpctl'
	$(BINARY) --generate-completion-script zsh > '$(zshdir)/_pnpctl'
	$(BINARY) --generate-completion-script fish > '$(fishdir)/pnpctl.fish'
	chmod 644 '$(bashdir)/pnpctl' '$(zshdir)/_pnpctl' '$(fishdir)/pnpctl.fish'

uninstall:  ## remove what install put there (same PREFIX and DESTDIR)
	rm -f '$(bindir)/pnpctl' '$(mandir)/pnpctl.1' '$(bashdir)/pnpctl' '$(zshdir)/_pnpctl' '$(fishdir)/pnpctl.fish'

bench: build  ## measure the release build beside udevadm and jq
	Benchmarks/run $(BINARY)

fuzz: setup  ## fuzz every parser for a minute (FUZZ_SECONDS=60); findings stay in .build/fuzz
	Fuzzing/run --seconds $(FUZZ_SECONDS)

lint:  ## check the format of all Swift files
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Fuzzing/Package.swift Fuzzing/Sources

format:  ## rewrite all Swift files in the project's format
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Fuzzing/Package.swift Fuzzing/Sources

docs: setup  ## build the documentation of the library; a warning is an error
	scripts/documentation $(DOCS)

clean:  ## remove everything that was built
	rm -rf .build .build-*

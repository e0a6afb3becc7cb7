# Everyday commands. Each sets up what it needs first, and does nothing twice.

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name) 2>/dev/null)))
VENV   ?= .venv
BIN    := $(VENV)/bin
DATA   ?= data
HOST   ?= 127.0.0.1
PORT   ?= 7860
CORPUS ?= eval/samples/pdf
SUITE  ?= eval/suites/samples.jsonl
REPORT ?= build/report.md

.PHONY: help setup setup-test run test check eval bench samples clean

help:
	@echo "make setup    建立虚拟环境并安装（$(VENV)）"
	@echo "make run      安装、载入样例、在终端答一个问题，再打开网页"
	@echo "make test     安装测试依赖，跑全部检查和测试"
	@echo "make check    只跑静态检查：ruff、mypy、导入层次"
	@echo "make eval     跑题集：SUITE=题集 CORPUS=文件夹 REPORT=报告"
	@echo "make bench    测速：读入、问答、多人同时用网页"
	@echo "make samples  重新生成样例 PDF 和样例题集"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "需要 Python 3.11 或更新的版本，而 $(PYTHON) 不是" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.setup: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.setup-test: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/.setup

setup: $(VENV)/.setup

setup-test: $(VENV)/.setup-test

run: setup
	$(BIN)/yusuan ingest --data $(DATA) eval/samples/pdf
	$(BIN)/yusuan ask --data $(DATA) --document leshan-hrss-2024-sample.pdf "三公经费多少"
	$(BIN)/yusuan serve --data $(DATA) --host $(HOST) --port $(PORT)

check: setup-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py

test: check
	$(BIN)/python -m pytest --ignore tests/test_layers.py

eval: setup
	$(BIN)/yusuan eval $(SUITE) --corpus $(CORPUS) --report $(REPORT)

bench: setup
	$(BIN)/python -m eval.bench ingest $(CORPUS)
	$(BIN)/python -m eval.bench ask $(CORPUS)
	$(BIN)/python -m eval.bench serve $(CORPUS)

samples: setup-test
	$(BIN)/python -m eval.samples

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache

# Сводка: установка, запуск и проверки. Слова для людей по-русски, пояснения к коду по-английски.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
UV ?= uv
PORT ?= 8501

# A bare server often has LANG=POSIX, and our file names and messages are Russian.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# pyright asks the network whether a newer pyright exists; the lock file has decided that.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

PY := .venv/bin/python
CODE := access analytics answers benchmarks charts commands data demo documents pages registers tests ui \
        app.py cli.py
DISTRICT := $(or $(SVODKA_HOME),var)
APT := $(if $(filter 0,$(shell id -u)),,sudo )env DEBIAN_FRONTEND=noninteractive apt-get -qq

.PHONY: help
help: ## что умеет make
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

.PHONY: run
run: .venv/run.stamp port district ## установить нужное, подготовить демонстрационный район и открыть дашборд
	@echo 'Дашборд: http://localhost:$(PORT)   (остановить: Ctrl+C)'
	@exec $(PY) -m streamlit run app.py --server.port $(PORT) --logger.hideWelcomeMessage true

# Looked at before the minutes of preparation; the server itself says it in English.
.PHONY: port
port: .venv/run.stamp
	@$(PY) -c 'import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, \
	  socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", int(sys.argv[1])))' '$(PORT)' 2>/dev/null || { \
	  echo 'Порт $(PORT) занят или недоступен: возможно, дашборд уже запущен.' \
	    'Остановите его или назовите другой порт: make run PORT=8600'; exit 1; }

# A district that has a store is never touched. The mark makes an interrupted preparation start
# again: the same files a second time change nothing.
.PHONY: district
district: .venv/run.stamp
	@{ mkdir -p "$(DISTRICT)" && [ -w "$(DISTRICT)" ]; } 2>/dev/null || { \
	  echo 'Папка данных «$(DISTRICT)» закрыта для записи. Откройте её пользователю'" $$(id -un)," \
	    'или назовите другую: make run SVODKA_HOME=/путь/к/папке'; exit 1; }
	@if [ ! -e "$(DISTRICT)/store.duckdb" ] || [ -e "$(DISTRICT)/demo-unfinished" ]; then \
	  touch "$(DISTRICT)/demo-unfinished"; \
	  echo '1/3  Пишу выгрузки демонстрационного района в $(DISTRICT)/demo-files…'; \
	  $(PY) cli.py demo "$(DISTRICT)/demo-files"; \
	  echo '2/3  Загружаю их обычным порядком (около минуты)…'; \
	  $(PY) cli.py import "$(DISTRICT)"/demo-files/* --home "$(DISTRICT)" --yes; \
	  echo '3/3  Завожу планы, дорожные карты и другое, что ведут люди…'; \
	  $(PY) cli.py demo-registers "$(DISTRICT)/demo-plans" --home "$(DISTRICT)"; \
	  rm -f "$(DISTRICT)/demo-unfinished"; \
	fi

# The browser's driver leaves a running event loop behind, so journeys have processes of their own.
# The order is that of tests/conftest.py: what takes long begins first.
.PHONY: test
test: lint chromium ## все проверки и тесты
	@echo 'Тесты…'
	@$(PY) -m pytest -n 2 --dist loadfile tests/journeys
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore tests/journeys

.PHONY: test-long
test-long: .venv/dev.stamp ## сбои при загрузке во всех местах: обрывы, полный диск, порча файлов (около 20 минут)
	@SVODKA_LONG=1 $(PY) -m pytest tests/faults

.PHONY: lint
lint: .venv/dev.stamp ## стиль, слои и типы, без тестов
	@echo 'Стиль…'
	@$(PY) -m ruff check $(CODE)
	@$(PY) -m ruff format --check $(CODE)
	@echo 'Слои…'
	@.venv/bin/lint-imports --no-logo
	@echo 'Типы…'
	@$(PY) -m pyright --pythonpath $(PY)

.PHONY: bench
bench: .venv/dev.stamp chromium ## измерить скорость и обновить docs/benchmarks.md и docs/page-times.md
	@$(PY) -m benchmarks
	@$(PY) -m benchmarks.pages --browser "$$(command -v chromium)"

# The lock files: exact versions with hashes for every machine, without addresses of any index.
LOCK := $(UV) pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11 \
        --python-platform linux --custom-compile-command 'make lock'
.PHONY: lock
lock: ## пересобрать requirements*.txt (нужен uv; LOCK_ARGS=--upgrade обновит версии)
	@$(LOCK) $(LOCK_ARGS) requirements.in --output-file requirements.txt
	@$(LOCK) $(LOCK_ARGS) requirements-dev.in --output-file requirements-dev.txt

# ─── what the targets above stand on ────────────────────────────────────────────────────────────

NOT_INSTALLED = echo 'Не установилось: причина в строках выше. Чаще всего нет связи с хранилищем пакетов' \
  '(закрытая сеть: docs/administration.md) или кончилось место (нужно 5 ГБ). Потом повторите.'; exit 1

.venv/run.stamp: requirements.txt | .venv/bin/pip
	@echo 'Устанавливаю библиотеки в .venv (первый раз 1–3 минуты)…'
	@$(PY) -m pip install --require-hashes --no-deps -r requirements.txt || { $(NOT_INSTALLED); }
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/run.stamp
	@echo 'Устанавливаю инструменты для тестов…'
	@$(PY) -m pip install --require-hashes --no-deps -r requirements-dev.txt || { $(NOT_INSTALLED); }
	@touch $@

# pip is the last thing that comes into a new environment: one that was cut off is made anew.
.venv/bin/pip:
	@[ -w . ] || { echo 'Папка проекта закрыта для записи, а окружение .venv создаётся в ней.' \
	  'Скопируйте проект в свою папку и повторите там.'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Нужен Python 3.11 или новее. Укажите его так: make run PYTHON=python3.11'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo 'Устанавливаю пакет python3-venv…'; \
	    $(APT) update && $(APT) install -y python3-venv; \
	  else \
	    echo 'Не хватает модуля venv. Выполните: sudo apt install python3-venv — и повторите.'; \
	    exit 1; \
	  fi; }
	@echo 'Создаю окружение .venv…'
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; $(NOT_INSTALLED); }

# The driver of the browser is a program too, and bare Debian lacks a library it needs.
.PHONY: chromium
chromium: .venv/dev.stamp
	@{ command -v chromium && $(PY) -m playwright --version; } >/dev/null 2>&1 || { \
	  echo 'Устанавливаю браузер chromium для тестов…'; \
	  $(APT) update && $(APT) install -y chromium libatomic1; }

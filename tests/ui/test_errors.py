"""What a person sees when something breaks, and what the log keeps."""

import json
import logging
import re
from types import SimpleNamespace

import pytest

from access.rights import Actor, Right, require
from data.errors import FileRefused
from ui import errors


@pytest.fixture
def screen(monkeypatch):
    shown = []
    monkeypatch.setattr(
        errors,
        "st",
        SimpleNamespace(
            warning=lambda text: shown.append(("warning", text)),
            error=lambda text: shown.append(("error", text)),
            context=SimpleNamespace(url="http://localhost/passport"),
        ),
    )
    return shown


def _raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_bug_has_a_number_on_the_screen_and_in_the_log(screen, home_of_its_own):
    assert errors.show_error(_raised(KeyError("Иванов, ул. Мира"))) is True
    kind, text = screen[0]
    assert kind == "error"
    number = re.search(r"\*\*([0-9a-f]{8})\*\*", text).group(1)
    line = json.loads((home_of_its_own / "logs" / "svodka.log").read_text("utf-8"))
    assert line["id"] == number
    assert line["page"].endswith("/passport")
    assert "test_errors.py" in line["traceback"]
    assert line["traceback"].endswith("KeyError")


def test_neither_screen_nor_log_quotes_a_cell(screen, home_of_its_own):
    errors.show_error(_raised(KeyError("Иванов")))
    log = (home_of_its_own / "logs" / "svodka.log").read_text("utf-8")
    assert "Иванов" not in log + screen[0][1]
    assert "KeyError" not in screen[0][1]


def test_what_a_person_can_mend_is_said_in_its_own_words(screen, home_of_its_own):
    assert errors.show_error(_raised(FileRefused("Файл пуст. Выгрузите его снова."))) is True
    assert screen == [("warning", "Файл пуст. Выгрузите его снова.")]
    assert not (home_of_its_own / "logs").exists()


def test_a_missing_right_is_said_and_not_logged_as_a_bug(screen, home_of_its_own):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its words are checked below
        require(Actor("a", "Гость", frozenset()), Right.UNDO)
    errors.show_error(caught.value)
    assert screen == [("warning", str(caught.value))]
    assert not (home_of_its_own / "logs").exists()


@pytest.mark.parametrize(("debug", "printed"), [(None, False), ("1", True)])
def test_the_console_gets_the_words_of_an_error_only_for_a_programmer(monkeypatch, debug, printed):
    logger = logging.getLogger("streamlit.error_util")
    monkeypatch.setattr(logger, "filters", [])
    monkeypatch.delenv("SVODKA_DEBUG", raising=False)
    if debug:
        monkeypatch.setenv("SVODKA_DEBUG", debug)
    errors.keep_values_off_the_console()
    record = logging.LogRecord(logger.name, logging.ERROR, "", 0, "Иванов", None, None)
    assert bool(logger.filter(record)) is printed

"""Wrong usage and help in Russian: the standard parser speaks English under every locale."""

import argparse
from collections.abc import Mapping

# What argparse of Python 3.11 and 3.12 passes through gettext, word for word.
_RUSSIAN: Mapping[str, str] = {
    "usage: ": "Запуск: ",
    "positional arguments": "что назвать",
    "options": "ключи",
    "show this help message and exit": "показать эту справку",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\nСправка: %(prog)s --help\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "не хватает: %s",
    "one of the arguments %s is required": "нужен один из ключей: %s",
    "unrecognized arguments: %s": "таких ключей или слов нет: %s",
    "not allowed with argument %s": "нельзя вместе с %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "ключ %(option)s можно понять двояко: %(matches)s"
    ),
    "ignored explicit argument %r": "ключ без значения, а дано %r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "нет такого: %(value)r. Можно: %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "не читается: %(value)r",
    "expected one argument": "нужно одно значение",
    "expected at most one argument": "нужно не больше одного значения",
    "expected at least one argument": "нужно хотя бы одно значение",
}


def speak_russian() -> None:
    """Make argparse say usage, help and refusals in Russian, whatever the locale."""
    # Its one way to other languages is gettext, which needs a compiled catalogue and a locale of
    # the system; a scheduled job has neither. The name is in none of its types.
    setattr(argparse, "_", _in_russian)  # noqa: B010


def _in_russian(words: str) -> str:
    return _RUSSIAN.get(words, words)


def whole_number(text: str) -> int:
    """Return a whole number from 0, as the type of an argument."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"нужно целое число, а дано {text!r}")
    return int(text)


def above_zero(text: str) -> float:
    """Return a number above zero, as the type of an argument."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"нужно число больше нуля, а дано {text!r}")
    return number

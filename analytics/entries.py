"""Values of a passport as they were typed: each is checked, or refused in words."""

import re
from collections.abc import Mapping
from typing import cast

# Topics have brackets, slashes and quotes of their own; a call has its bracket glued to a name.
_EXPRESSION = re.compile(r"[;=<>`*\\]|--|\w\(")


class DefinitionError(ValueError):
    """A passport that cannot be used: a Russian sentence with the field, reason and remedy."""

    def __init__(self, field: str, reason: str, remedy: str) -> None:
        super().__init__(f"Паспорт показателя, поле «{field}»: {reason}. {remedy}.")
        self.field = field
        self.reason = reason
        self.remedy = remedy


def condition_words(value: object, field: str) -> tuple[str, ...]:
    """One word or a list of them, as a tuple. Refuses an empty list and expressions."""
    words = texts([value] if isinstance(value, str) else value, field)
    if not words:
        raise DefinitionError(field, "нет ни одного слова", "Впишите слово или уберите условие")
    for word in words:
        if _EXPRESSION.search(word):
            raise DefinitionError(
                field,
                f"«{word}» похоже на выражение",
                "Условие — только равенство слову, без знаков «=», «;», «*» и вызовов",
            )
    return words


def choice(value: object, field: str, allowed: tuple[str, ...]) -> str:
    """The value, when it is one of the allowed names."""
    if isinstance(value, str) and value in allowed:
        return value
    remedy = f"Допустимо: {', '.join(allowed)}" if allowed else "Уберите это поле"
    if value is None:
        raise DefinitionError(field, "поле не заполнено", remedy)
    if isinstance(value, str) and (_EXPRESSION.search(value) or " " in value):
        raise DefinitionError(field, f"«{value}» похоже на выражение", remedy)
    raise DefinitionError(field, f"«{value}» здесь не известно", remedy)


def known_fields(values: Mapping[str, object], known: frozenset[str], prefix: str) -> None:
    """Nothing; refuses the first field that is not known, so a misspelt one is never ignored."""
    for name in values:
        if name not in known:
            raise DefinitionError(
                f"{prefix}{name}", "такого поля нет", f"Есть поля: {', '.join(sorted(known))}"
            )


def subtable(values: Mapping[str, object], name: str, prefix: str = "") -> Mapping[str, object]:
    """The table of values under the name."""
    value = values.get(name)
    if not isinstance(value, Mapping):
        raise DefinitionError(f"{prefix}{name}", "нужна таблица значений", "Заполните её")
    return {str(key): item for key, item in cast(Mapping[object, object], value).items()}


def text(values: Mapping[str, object], name: str) -> str:
    """The text under the name, without outer spaces; it may not be empty."""
    value = values.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DefinitionError(name, "текст не заполнен", "Впишите его")
    return value.strip()


def texts(value: object, field: str) -> tuple[str, ...]:
    """A list of texts as a tuple; the list may be empty, a text may not."""
    if not isinstance(value, list | tuple):
        raise DefinitionError(field, "нужен список строк", "Запишите его в квадратных скобках")
    items = cast(list[object] | tuple[object, ...], value)
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise DefinitionError(field, "в списке есть не строка или пустая строка", "Исправьте её")
    return tuple(str(item).strip() for item in items)


def is_whole(value: object) -> bool:
    """Whether the value is a whole number; True and False are not."""
    return isinstance(value, int) and not isinstance(value, bool)

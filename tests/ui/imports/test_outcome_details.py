"""What is said of a file beside its counts."""

from typing import Any

from ui.imports.outcome_details import _warnings, remarks, skipped_words
from ui.imports.outcomes import _period

QUIET: dict[str, Any] = {"warnings": [], "rows_refused": 0, "rows_skipped": 0}


def plain(text: str | None) -> str:
    return (text or "").replace("\xa0", " ").replace("\u2060", "")


def test_a_file_with_nothing_odd_says_nothing() -> None:
    assert remarks(QUIET) == ""


def test_what_there_is_to_read_is_counted() -> None:
    said = QUIET | {
        "warnings": ["а", "б"],
        "rows_refused": 1,
        "changes": {"rows": 21},
        "conflicts": {"rows": 3},
        "links": {"messages": 5},
        "replaced": [{}],
    }
    assert plain(remarks(said)) == (
        "2 замечания, 1 строка не принята, 3 строки спорные, 21 сообщение изменится, "
        "5 похожих сообщений, заменит прежний отчёт"
    )


def test_nothing_is_said_twice() -> None:
    asks = [{"column": "Дата", "example": "01/02/2026"}]
    warnings = [
        "Строк, которые отменили бы уже известный ответ: 3. Они оставлены.",
        "Столбец «Дата»: «01/02/2026» можно прочесть как 1 февраля и как 2 января.",
        "Не читаются столбцы: Индекс",
    ]
    said = QUIET | {"warnings": warnings, "conflicts": {"rows": 3}, "asks": asks}
    assert _warnings(said) == ["Не читаются столбцы: Индекс"]
    assert _warnings(QUIET | {"warnings": warnings}) == warnings


def test_skipped_rows_are_named_by_kind() -> None:
    said = QUIET | {"rows_skipped": 14, "skipped": {"пустые": 10, "итоги": 4, "подписи": 0}}
    assert plain(skipped_words(said)) == "Пропущено 14 строк: пустые 10, итоги 4."
    assert skipped_words(QUIET) == ""


def test_a_period_is_written_shortly() -> None:
    assert plain(_period("2026-01-01", "2026-01-31")) == "01.01 – 31.01.2026"
    assert plain(_period("2025-12-31", "2026-01-31")) == "31.12.2025 – 31.01.2026"
    assert plain(_period("2026-01-01", "2026-01-01")) == "01.01.2026"
    assert _period(None, None) is None


def test_the_warnings_left_out_are_those_the_importer_says() -> None:
    """Said otherwise one day, they would come twice: the beginnings are looked for in its code."""
    from pathlib import Path

    from ui.imports import outcome_details

    source = Path(outcome_details.__file__).parents[2] / "data" / "importing"
    code = "\n".join(path.read_text("utf-8") for path in source.rglob("*.py"))
    for _, words in outcome_details._SAID_APART:
        assert words in code, words
    assert "Столбец «{self.column}»: «{self.example}»" in code

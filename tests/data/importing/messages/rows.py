"""Exports of one row, drawn as text and read: the four sources by their usual headers."""

from pathlib import Path
from typing import Any

from tests.data.exports import csv_file, drawn, reading_of, rows_of

IM = "Номер инцидента | Дата создания | Дата окончания | Группа тем | Тема | Тип инцидента | Итог"

POS = "Номер сообщения | Дата подачи | Категория | Подкатегория | Статус"

EDDS = "№ п/п | Дата | Время | Содержание | Время завершения | Передано (кому, время) | Служба"

FZ59 = "Рег. № | Дата регистрации | Вид | Вопрос | Результат | Срок | Дата ответа | Повторное"


def read_drawn(tmp_path: Path, *lines: str):
    return reading_of(csv_file(tmp_path / "export.csv", drawn("\n".join(lines))))


def one(tmp_path: Path, header: str, line: str) -> dict[str, Any]:
    reading = read_drawn(tmp_path, header, line)
    assert reading.refusals == ()
    (row,) = rows_of(reading)
    return row


def refusal(tmp_path: Path, header: str, line: str) -> tuple[int, str, str, str]:
    reading = read_drawn(tmp_path, header, line)
    assert rows_of(reading) == []
    (found,) = reading.refusals
    return found.row, found.column, found.value, found.reason

"""The shape of the ПОС export: statuses, terms in the file, marks of residents."""

from datetime import date, datetime


def test_overdue_says_what_the_dates_say(table):
    said = {"да": 0, "нет": 0}
    for row in table("демо_ПОС_2024"):
        planned = row["Плановая дата ответа"]
        answered = row["Дата ответа"]
        assert isinstance(planned, date)
        late = (answered.date() if isinstance(answered, datetime) else date(2026, 10, 31)) > planned
        assert row["Просрочено"] == ("да" if late else "нет")
        said[row["Просрочено"]] += 1
    assert said["нет"] > said["да"] > 0


def test_a_message_in_work_has_no_answer_and_no_mark(source_rows):
    rows = [row for row in source_rows("ПОС") if row["Статус"] == "В работе"]
    assert rows
    assert {row["Дата ответа"] for row in rows} == {""}
    assert {row.get("Оценка", row.get("Оценка (1–5)")) for row in rows} == {""}


def test_marks_are_one_to_five_and_mostly_blank(source_rows):
    marks = [row.get("Оценка", row.get("Оценка (1–5)")) for row in source_rows("ПОС")]
    assert set(marks) <= {"", 1.0, 2.0, 3.0, 4.0, 5.0}
    assert 0.5 < marks.count("") / len(marks) < 0.95


def test_fast_track_is_yes_no_or_blank(source_rows):
    said = [row.get("Ускоренное", row.get("Ускоренное (да/нет)")) for row in source_rows("ПОС")]
    assert set(said) == {"да", "нет", ""}


def test_statuses_that_leave_the_count_are_there(source_rows):
    rows = source_rows("ПОС")
    known = {"Решено", "Дан ответ", "В работе", "Отозвано", "Спам", "Дубль", "Перенаправлено"}
    statuses = {row["Статус"] for row in rows}
    assert statuses <= known
    assert statuses & {"Отозвано", "Спам", "Дубль", "Перенаправлено"}
    assert {row["Скрыто"] for row in rows} == {"да", "нет"}


def test_numbers_are_text_and_a_yearly_file_ends_with_a_total(lines):
    cells = lines("демо_ПОС_2024")
    assert all(isinstance(line[0], str) for line in cells)
    assert cells[-1][0] == f"Итого: {len(cells) - 3}"
    assert set(cells[-2]) == {""}

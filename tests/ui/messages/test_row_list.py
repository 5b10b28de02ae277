"""Long lists: words of their rows."""

import pandas as pd

from ui.messages.row_list import MESSAGE_COLUMNS, dressed


def test_a_term_to_the_end_of_a_day_is_a_day_and_another_keeps_its_time():
    rows = pd.DataFrame(
        {
            "due_at": pd.to_datetime(["2026-10-31 23:59:59", "2026-10-29 19:35:00", None]),
            "batch_id": [36, 24, 36],
            "row_number": [450, 295, 7],
        }
    )
    found = dressed(rows)
    assert list(found["due_words"][:2]) == ["31.10.2026", "29.10.2026 19:35"]
    assert pd.isna(found["due_words"][2])
    assert list(found["origin"]) == ["№ 36, строка 450", "№ 24, строка 295", "№ 36, строка 7"]


def test_a_row_names_where_the_user_finds_it():
    titles = [column.title for column in MESSAGE_COLUMNS]
    for said in ("№", "Источник", "Поступило", "Срок", "Ответ", "Состояние", "Поселение", "Блок",
                 "Тема", "Исполнитель", "Загрузка и строка файла", "Файл"):  # fmt: skip
        assert said in titles
    assert not {"text", "reply", "street"} & {column.key for column in MESSAGE_COLUMNS}

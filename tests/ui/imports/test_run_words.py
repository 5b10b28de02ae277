"""What is said of imports at work and done."""

from dataclasses import replace

import pytest

from data.importing.steps import STEPS
from data.runs import Run
from ui.imports.inbox import age_words, size_words
from ui.imports.run_words import ended_words, share_done, shown_to, waits, working_words

RUN = Run(
    id="20261122100000-00000000", action="confirm", actor="ivanova", title="Иванова", files=("а.csv",),
    of="", step="", file="", index=0, total=0, end=None, words="", summary={}, seen=False,
)  # fmt: skip


def said(text: str) -> str:
    return text.replace("\xa0", " ").replace("\\", "")


def test_one_s_own_work_is_told_with_file_and_step() -> None:
    run = replace(RUN, index=1, total=5, file="январь.xlsx", step="guarded")
    assert said(working_words(run, "ivanova")) == (
        "Идёт загрузка: файл 2 из 5, «январь.xlsx», чтение…"
    )
    assert said(working_words(RUN, "ivanova")) == "Идёт загрузка…"
    one = replace(RUN, action="preview", total=1, file="а.csv", step="mapped")
    assert said(working_words(one, "ivanova")) == "Читаю файлы: «а.csv», сравнение…"


@pytest.mark.parametrize(
    ("action", "words"), [("preview", "сравнение"), ("confirm", "публикация новой версии")]
)
def test_after_the_last_file_something_is_left_to_do(action: str, words: str) -> None:
    assert words in working_words(replace(RUN, action=action, index=2, total=2), "ivanova")


def test_another_s_work_is_told_with_the_name() -> None:
    run = replace(RUN, total=1, file="а.csv", step="confirmed", title="Иванова **И**")
    assert said(working_words(run, "petrov")) == (
        "Сейчас загружает Иванова **И**: «а.csv», запись… Ваша загрузка встанет в очередь."
    )
    assert "\\*\\*И" in working_words(run, "petrov"), "a name is no markup"


def test_looking_through_and_peeking_are_nobody_else_s_business() -> None:
    assert not shown_to(replace(RUN, action="preview"), "petrov")
    assert shown_to(replace(RUN, action="preview"), "ivanova")
    assert shown_to(RUN, "petrov")
    assert not shown_to(replace(RUN, action="peek"), "ivanova")


def test_the_bar_only_moves_forward() -> None:
    shares = [share_done(RUN)]
    for index in range(3):
        for step in ("", *STEPS):
            shares.append(share_done(replace(RUN, index=index, total=3, step=step)))  # noqa: PERF401
    shares.append(share_done(replace(RUN, index=3, total=3)))
    assert all(0 <= share < 1 for share in shares)
    assert share_done(replace(RUN, action="preview", index=2, total=3)) > 0.6
    per_file = [share_done(replace(RUN, index=i, total=3, step="journaled")) for i in range(3)]
    assert per_file == sorted(per_file)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (replace(RUN, summary={"imported": 2, "rows": 1204}), "Загрузка закончилась: 2 файла, 1 204 строки."),
        (replace(RUN, summary={"imported": 1, "refused": 1, "rows": 3}), "Загрузка закончилась: 1 файл, 3 строки; не подошёл 1 файл."),
        (replace(RUN, summary={"unchanged": 1, "rows": 0}), "Загрузка закончилась: ничего нового."),
        (replace(RUN, summary={"asks again": 1, "rows": 0}), "Загрузка закончилась: данные изменились, проверьте числа ещё раз."),
        (replace(RUN, action="undo"), "Загрузка отменена."),
        (replace(RUN, action="inbox", summary={"imported": 1, "rows": 1}), "Папка обмена разобрана: 1 файл, 1 строка."),
        (replace(RUN, action="preview", summary={"preview": 1, "rows": 0}), "Файлы прочитаны, 1 файл можно загрузить: «а.csv»"),
        (replace(RUN, action="preview", files=("а.csv", "б.pdf"), summary={"preview": 1}), "Файлы прочитаны: «а.csv», «б.pdf»; загрузить можно 1 из 2"),
        (replace(RUN, end="broken", words="Оборвалось."), "Оборвалось."),
    ],
)  # fmt: skip
def test_what_came_of_it(run: Run, words: str) -> None:
    told = ended_words(run if run.end else replace(run, end="answered"), "ivanova")
    assert said(told).replace("\u202f", " ") == words


def test_another_s_result_has_a_name() -> None:
    run = replace(RUN, end="answered", summary={"imported": 1, "rows": 2})
    assert said(ended_words(run, "petrov")) == "Загрузка закончилась (Иванова): 1 файл, 2 строки."


def test_only_what_can_be_confirmed_waits() -> None:
    ended = replace(RUN, action="preview", end="answered")
    assert waits(replace(ended, summary={"preview": 1}))
    assert waits(replace(ended, action="confirm", summary={"asks again": 1}))
    assert not waits(replace(ended, summary={"refused": 1}))
    assert not waits(replace(ended, action="confirm", summary={"imported": 1}))
    assert not waits(replace(ended, end="broken", summary={"preview": 1}))


def test_many_names_are_cut_short() -> None:
    files = tuple(f"{i}.csv" for i in range(12))
    run = replace(RUN, action="preview", end="answered", files=files, summary={"preview": 12})
    assert said(ended_words(run, "ivanova")).endswith("«0.csv», «1.csv» и ещё 10")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 КБ"), (1, "1 КБ"), (831_488, "812 КБ"), (3_565_158, "3,4 МБ"), (52_428_800, "50,0 МБ")],
)
def test_sizes(size: int, words: str) -> None:
    assert said(size_words(size)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "меньше минуты"), (60, "1 минуту"), (7199, "1 час"), (3 * 86400, "3 дня"), (5 * 3600, "5 часов")],
)  # fmt: skip
def test_ages(seconds: float, words: str) -> None:
    assert said(age_words(seconds)) == words

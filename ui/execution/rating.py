"""Letters that remind of reports, and how punctual each executor is."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from analytics.words import counted, day
from answers.execution.owed import Owed
from answers.execution.words import rating_frame, rating_of, reminders
from answers.plans.saved import settings
from ui.asked import switch
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.tables import Column, Kind, draw_export, draw_table

_AHEAD = {"7": "на неделю вперёд", "14": "на две недели", "31": "на месяц"}
_SHOWN = 40
_KINDS: dict[str, Kind] = {
    "С опозданием": "whole",
    "Не исполнено": "whole",
    "День не назван": "whole",
    "Опоздание, дней (медиана)": "decimal",
}


def draw_letters(here: District, owed: Sequence[Owed], today: date) -> None:  # noqa: ARG001 - as the other parts are called
    """Draw a letter for everybody who is late or will owe something soon."""
    ahead = today + timedelta(days=int(switch("ahead", "Что наступает", _AHEAD, default="14")))
    letters = reminders(owed, today, ahead)
    if not letters:
        st.write(f"По этому выбору до {day(ahead)} напоминать некому: никто не опаздывает.")
        return
    words = counted(len(letters), "письмо", "письма", "писем")
    st.caption(f"{words}: откройте нужное и скопируйте. Сначала те, за кем больше просроченного.")
    for place, one in enumerate(letters[:_SHOWN]):
        said = f"▲ просрочено {one.late}, скоро {one.soon}" if one.late else f"скоро {one.soon}"
        with st.expander(f"{literal(one.executor)} — {said}", expanded=not place):
            st.code(one.text, language=None, wrap_lines=True)
    if len(letters) > _SHOWN:
        st.caption(f"Показаны первые {_SHOWN}. Выберите исполнителя, чтобы увидеть его письмо.")


def draw_rating(here: District, owed: Sequence[Owed], today: date, words: str) -> None:
    """Draw the executors, the most punctual first."""
    least = settings(here.home, here.actor, now()).rated_from
    found = rating_of(owed, today, least)
    frame = rating_frame(found)
    if frame.empty:
        st.write("По этому выбору сроков нет. Снимите один из фильтров.")
        return
    draw_table(
        frame, [Column(str(name), str(name), _KINDS.get(str(name), "text")) for name in frame]
    )
    notes = (
        f"Считаются отчёты, срок которых прошёл до {day(today)}; снятые не считаются. Место — по "
        "нижней границе доли: тот, у кого сроков мало, не обгонит других случайно. Меньше "
        f"{least} сроков — «не рейтингуется». Где день исполнения не назван, отчёт исполнен, но "
        "ни вовремя, ни с опозданием."
    )
    st.caption(notes)
    draw_export(here.actor, frame, "Дисциплина исполнителей", [words, notes], "disciplina")

"""The ledger of verdicts: how often the detector was right, and writing down what it missed."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import counted, number, percent
from answers.surges.ledger import AlarmLedger, add_missed, take_back_missed
from registers.surges.alarms import AlarmError
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.tables import Column, draw_export, draw_table
from ui.turns import next_turn, turn

_SAID = "ledger_said"
_WHOLE = "весь район"
_COLUMNS = {
    "day": "День", "place": "Где", "block": "Блок", "what": "Что произошло", "verdict": "Вывод",
    "known_on": "Узнали без тревоги", "note": "Пояснение", "author": "Кто", "at": "Когда записано",
}  # fmt: skip
_KINDS = {"day": "day", "known_on": "day", "at": "moment"}


def draw_ledger(here: District, known: AlarmLedger) -> None:
    """Draw what the verdicts add up to, every verdict in force, and the form of a missed one."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)
    st.markdown(literal(" ".join(ledger_words(known))))
    rows = pd.DataFrame(
        [
            {
                "day": line.alarm.first_day,
                "place": line.alarm.settlement or _WHOLE,
                "verdict": line.verdict.value if line.verdict else None,
                **{name: getattr(line, name) for name in ("known_on", "note", "author", "at")},
                "block": line.alarm.block,
                "what": line.alarm.what,
            }
            for line in known.lines
        ],
        columns=list(_COLUMNS),
    )
    if len(rows):
        columns = [Column(k, v, _KINDS.get(k, "text")) for k, v in _COLUMNS.items()]  # pyright: ignore[reportArgumentType]
        draw_table(rows, columns)
        draw_export(
            here.actor,
            rows.rename(columns=_COLUMNS),
            "Журнал тревог",
            ledger_words(known),
            "vyvody",
        )
    if may(here.actor, Right.JUDGE_ALARMS):
        _draw_missed(here, known)


def ledger_words(known: AlarmLedger) -> list[str]:
    """Return in words how often the detector was right and how early."""
    one = known.counts
    judged = one.confirmed + one.false
    if not known.lines:
        nothing = "Выводов ещё нет. Откройте тревогу и запишите, подтвердилась ли она: "
        return [f"{nothing}так станет видно, можно ли детектору верить."]
    said = [f"Подтверждены {number(one.confirmed)} из {number(judged)} тревог с выводом"]
    said[0] += f" ({percent(100 * one.precision)})." if one.precision is not None else "."
    if one.found is not None:
        real = one.confirmed + one.missed
        said.append(
            f"Замечены {number(one.confirmed)} из {number(real)} настоящих "
            f"({percent(100 * one.found)}), пропущено {number(one.missed)}."
        )
    if known.lead_days is not None:
        days = counted(round(known.lead_days), "день", "дня", "дней")
        said.append(
            f"Тревога раньше, чем узнали без неё: обычно на {days} (известно для "
            f"{number(known.lead_known)} из {number(one.confirmed)})."
        )
    return said


def _draw_missed(here: District, known: AlarmLedger) -> None:
    with st.form(f"missed_{turn('missed')}"):
        st.markdown("**Записать пропущенное** — рост был, а тревоги не было")
        with st.container(horizontal=True):
            day = st.date_input(
                "День", value=here.facts.data_date, format="DD.MM.YYYY", max_value=now().date()
            )
            place = st.selectbox("Где", [_WHOLE, *here.choices.settlements])
            block = st.selectbox("Блок", here.choices.blocks)
        what = st.text_input("Что произошло", max_chars=500)
        if st.form_submit_button("Записать"):
            settlement = None if place == _WHOLE else place

            def written() -> None:
                add_missed(here.home, here.actor, day, settlement, block or "", what, now())
                next_turn("missed")

            _carry_out(written, "Пропущенное записано.")
    missed = [line for line in known.lines if line.verdict and line.verdict.value == "пропущена"]
    if missed:
        key = st.selectbox(
            "Убрать запись о пропущенном",
            [line.alarm.key for line in missed],
            index=None,
            format_func={
                line.alarm.key: f"{line.alarm.first_day:%d.%m.%Y}, {line.alarm.what}"
                for line in missed
            }.__getitem__,
            placeholder="выберите запись",
        )
        if key and st.button("Убрать"):
            _carry_out(
                lambda: take_back_missed(here.home, here.actor, key, now()), "Запись убрана."
            )


def _carry_out(act: Callable[[], None], said: str) -> None:
    try:
        act()
    except AlarmError as error:
        st.error(str(error))
        return
    st.session_state[_SAID] = said
    st.rerun()

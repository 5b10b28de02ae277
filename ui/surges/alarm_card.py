"""One alarm closer: its words, its picture, the ways to the messages and to the card, its verdict."""

from datetime import time, timedelta

import streamlit as st

from access.rights import Right, may
from analytics.false_alarms import AlarmVerdict
from analytics.words import capital, day, number, percent
from answers.surges.alarms import Alarm
from answers.surges.ledger import AlarmLedger, judge
from answers.surges.series import surge_series, urgent_numbers
from charts.surge import surge
from registers.surges.alarms import AlarmError, LedgerLine
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.periods import own_span
from ui.pictures import kept_picture
from ui.tables import Column, draw_export, draw_table

_COLUMNS = {
    "day": "Последний день окна", "count": "Сообщений в окне", "low": "Обычно от", "high": "Обычно до",
    "upper": "Предел", "alarmed": "Тревога",
}  # fmt: skip
_SAID = "alarm_said"


def named(one: Alarm) -> str:
    """Return «Мортка, ЖКХ»."""
    block = "блок не определён" if one.block == "не определено" else one.block
    place = "поселение не определено" if one.settlement == "не определено" else one.place
    return f"{place}, {block}"


def draw_alarm(here: District, one: Alarm, known: AlarmLedger) -> None:
    """Draw one alarm with everything that is done about it."""
    st.header(literal(capital(f"{named(one)}: {one.text}")), anchor=False)
    st.caption(literal(" ".join(_facts(one))))
    if one.word is None:
        series = kept(surge_series, here, one)
        kept_picture(
            lambda: surge(series, one.window, here.colours),
            here, "surge", f"{named(one)}: {one.text}", one,
        )  # fmt: skip
        st.caption(
            "Синяя линия — сообщения в окне, которое кончается в этот день; серая полоса — обычно; "
            "пунктир — предел, выше которого случайность почти исключена; треугольники — тревога."
        )
        with st.expander("Таблица"):
            kinds = {"day": "day", "alarmed": "flag"}
            columns = [Column(k, v, kinds.get(k, "whole")) for k, v in _COLUMNS.items()]  # pyright: ignore[reportArgumentType]
            draw_table(series, columns)
            table = series[list(_COLUMNS)].rename(columns=_COLUMNS)
            draw_export(here.actor, table, named(one), [one.text, *_facts(one)], "trevoga")
    with st.container(key="links_alarm", horizontal=True):
        st.page_link(
            page("messages"), label="Сообщения этой тревоги", query_params=_messages(here, one)
        )
        st.page_link(
            page("emergency"), label="Карточка аварийной ситуации", query_params={"alarm": one.key}
        )
    _draw_verdict(here, one, known.of(one.key))


def _facts(one: Alarm) -> list[str]:
    """Return the figures behind the alarm as sentences."""
    days = day(one.first_day)
    if one.last_day != one.first_day:
        days = f"{days} – {day(one.last_day)}"
    said = [f"Тревога {days}."]
    if one.expected is not None:
        growth = "" if one.growth is None else f" (+{percent(one.growth, digits=0)})"
        said.append(
            f"Ожидалось {number(one.expected, 1)}, предел {number(one.upper)}, превышение "
            f"{number(one.excess, 1)}{growth}; вероятность случайности {_chance(one.probability)}."
        )
        if one.peak_day not in (None, one.first_day):
            said.append(f"Сильнее всего на {day(one.peak_day)}: {one.peak}.")
        if one.seasonal:
            said.append("Год назад в эти же недели тревога тоже была: возможно, это сезонное.")
    if one.first_message_at is not None:
        at = one.first_message_at
        moment = f"{at:%d.%m.%Y %H:%M}" if at.time() != time.min else day(at)  # no time in the file
        said.append(f"Первое сообщение: {moment}.")
    return said


def _chance(probability: float | None) -> str:
    if probability is None or probability < 1e-6:
        return "меньше одной миллионной"
    return f"1 из {number(1 / probability)}"


def _messages(here: District, one: Alarm) -> dict[str, str]:
    first = one.first_day if one.word else one.window_from
    last = max(one.last_day, one.first_day)
    ids = kept(urgent_numbers, here, one) if may(here.actor, Right.VIEW_MESSAGES) else ()
    return kept_filters(
        period=own_span(first, last).code,
        settlement=one.settlement,
        block=one.block,
        source=None,
        ids=",".join(ids) or None,
    )


def _draw_verdict(here: District, one: Alarm, line: LedgerLine | None) -> None:
    """Say what was found of the alarm; for those who may, the form of the verdict."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)
    if line is not None and line.verdict is not None:
        words = (
            f"Вывод: {line.verdict.value} — {line.author}, {line.at:%d.%m.%Y %H:%M}. {line.note}"
        )
        st.markdown(literal(words))
    if not may(here.actor, Right.JUDGE_ALARMS):
        return
    with st.expander("Вывод о тревоге" if line is None else "Изменить вывод"), st.form("verdict"):
        options = [AlarmVerdict.CONFIRMED, AlarmVerdict.FALSE]
        chosen = st.radio(
            "Тревога", options, format_func=lambda v: v.value, horizontal=True,
            index=int(line is not None and line.verdict is AlarmVerdict.FALSE),
        )  # fmt: skip
        known_on = st.date_input(
            "Когда о случившемся узнали без тревоги (если известно)",
            value=line.known_on if line else None,
            format="DD.MM.YYYY",
            min_value=one.first_day - timedelta(days=60),
            max_value=now().date(),
            width=420,
        )
        note = st.text_input("Пояснение", value=line.note if line else "", max_chars=500)
        save = st.form_submit_button("Записать вывод", type="primary")
        drop = line is not None and st.form_submit_button("Снять вывод")
    if save or drop:
        try:
            verdict = chosen if save else None
            judge(here.home, here.actor, one, verdict, known_on, note, now())
        except AlarmError as error:
            st.error(str(error))
            return
        st.session_state[_SAID] = "Вывод записан." if save else "Вывод снят."
        st.rerun()

"""The settings of the detector: what they cost a year, what they would have found, saving them."""

from dataclasses import replace
from datetime import date

import streamlit as st

from access.rights import Right, may
from analytics.words import counted, number
from answers.surges.alarms import alarms
from answers.surges.ledger import AlarmLedger
from answers.surges.settings import (
    FalseAlarms,
    expected_false_alarms,
    save_settings,
    saved_settings,
)
from data import uploads
from registers.settings import SettingError
from registers.surges.values import SurgeValues
from ui.cached import kept
from ui.clock import now
from ui.district import District
from ui.surges.alarm_list import ALARMS, draw_alarms

_SAID, _TYPED = "surge_settings_said", "surge_settings_typed"
_NUMBERS = {
    "weeks": ("С каким числом прошлых недель сравнивать", 1, 52),
    "least_weeks": ("Меньше скольких недель не судить", 1, 52),
    "excess": ("Превышение не меньше, сообщений", 0, 1000),
    "growth": ("Рост не меньше, %", 0, 1000),
    "quiet_days": ("Тревога кончается после тихих дней", 1, 60),
}


def draw_settings(here: District, known: AlarmLedger) -> None:
    """Draw the form, the price of what is typed, the replay, and saving for those who may."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(said)
    saved = saved_settings(here.home, here.actor, now())
    typed: SurgeValues = st.session_state.get(_TYPED, saved)
    years = list(range(here.facts.data_date.year, here.choices.first_day.year - 1, -1))
    with st.form("surge_settings"):
        values = _fields(here, typed)
        year = st.selectbox("Проверить на истории: что было бы в году", years, width=320)
        with st.container(horizontal=True):
            tried = st.form_submit_button("Показать, что было бы")
            allowed = may(here.actor, Right.EDIT_DIRECTORIES) and may(here.actor, Right.PUBLISH)
            save = allowed and st.form_submit_button("Сохранить и применить", type="primary")
    if tried or save:
        st.session_state[_TYPED] = typed = values
    try:
        if save:
            _save(here, values)
        _draw_price(here, typed)
        if tried:
            _draw_replay(here, typed, year, known)
    except SettingError as error:
        st.error(str(error))


def price_words(price: FalseAlarms | None) -> str:
    """Return how many false alarms a year are to be expected."""
    if price is None:
        return "Сколько ждать ложных тревог, станет видно, когда наберётся неделя сообщений."
    return (
        f"При этих настройках ждите около {number(price.simulated, 1)} ложных тревог в год: столько "
        "даёт одна случайность при обычном для района числе сообщений в "
        f"{counted(price.cells, 'ряду', 'рядах', 'рядах')} (поселения и район по блокам). По одному "
        f"пределу, без порогов превышения и роста, — около {number(price.nominal)}. Сезоны сюда "
        "не входят: весной и осенью тревог больше, за год выходит примерно вдвое."
    )


def _fields(here: District, typed: SurgeValues) -> SurgeValues:
    windows = st.multiselect(
        "Окна, дней (сутки — 1, неделя — 7)",
        sorted({*typed.windows, 1, 2, 3, 7, 14}),
        default=sorted(typed.windows),
        placeholder="выберите",
    )
    alpha = st.number_input(
        "Риск ложной тревоги в одной проверке", 0.00001, 0.4, typed.alpha, 0.001, "%.5f", width=320
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        numbers = {
            name: st.number_input(title, low, high, int(getattr(typed, name)), width=320)
            for name, (title, low, high) in _NUMBERS.items()
        }
    blocks = st.multiselect(
        "За какими блоками следить (пусто — за всеми)",
        sorted({*here.choices.blocks, *typed.blocks}),
        default=sorted(typed.blocks),
        placeholder="все блоки",
    )
    words = st.text_area(
        "Срочные слова, по одному в строке (* — любое окончание)", "\n".join(typed.words)
    )
    classes = st.text_area(
        "Что в столбце «Служба» журнала ЕДДС означает ЧС, по одному в строке",
        "\n".join(typed.classes),
    )
    return replace(
        typed,
        windows=tuple(int(one) for one in windows),
        alpha=float(alpha),
        blocks=tuple(blocks),
        words=_lines(words),
        classes=_lines(classes),
        **{name: int(value) for name, value in numbers.items()},
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip())
    )


def _draw_price(here: District, typed: SurgeValues) -> None:
    st.caption(price_words(kept(expected_false_alarms, here, typed)))


def _draw_replay(here: District, typed: SurgeValues, year: int, known: AlarmLedger) -> None:
    days = (date(year, 1, 1), date(year, 12, 31))
    found = [one for one in kept(alarms, here, *days, values=typed) if one.word is None]
    now_found = [one for one in kept(alarms, here, *days) if one.word is None]
    st.markdown(
        f"**{year} год при этих настройках: {counted(len(found), *ALARMS)}** "
        f"(при действующих — {number(len(now_found))}). Срочные слова проверяются при публикации, "
        "поэтому новые слова видны только после сохранения."
    )
    draw_alarms(here, found, known, f"Проверка на истории, {year} год", "proverka_trevog")


def _save(here: District, values: SurgeValues) -> None:
    save_settings(here.home, here.actor, values, now())
    with st.spinner("Пересчитываю по новым настройкам…"):
        number_of = uploads.publish(here.home, here.actor, now())
    st.session_state.pop(_TYPED, None)
    st.session_state[_SAID] = f"Настройки сохранены и применены: опубликована версия {number_of}."
    st.rerun()

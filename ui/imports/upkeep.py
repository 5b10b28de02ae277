"""Looking after the data: what is damaged, mending it, and restoring a copy after a question."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import streamlit as st

from access.rights import DEMO_ACTOR, Actor, Right, may
from analytics.words import counted, day
from answers.imports.upkeep import Upkeep, upkeep
from data import uploads
from data.home import Home, home_at
from data.upkeep import missing_words
from ui.clock import now
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page

SLUG = "check"
_FOUND = "upkeep_found"
_ASKED = "upkeep_restore_asked"


def draw_trouble(home: Home, slug: str) -> None:
    """Say on every page but its own that the store is damaged, with the way to the remedy."""
    known = upkeep(home, DEMO_ACTOR)
    if known.troubles and slug != SLUG:
        with st.container(key="trouble", horizontal=True, vertical_alignment="center"):
            st.markdown(
                "▲ **Хранилище повреждено.** На экране последняя опубликованная версия данных, она "
                "цела; новые файлы загрузить нельзя."
            )
            st.page_link(page(SLUG), label="Что делать", query_params=kept_filters())


def draw_without_data(why: str) -> None:
    """Draw what is left of any page when no version of the data can be shown: why, and the remedy."""
    st.title("Данные нельзя показать, пока они не восстановлены")
    st.error(why)
    draw_upkeep(home_at(), DEMO_ACTOR)


def title_of(known: Upkeep) -> str:
    """Return the state of the data as one sentence."""
    if known.troubles:
        return "Хранилище повреждено, его нужно восстановить"
    if not known.copies:
        return "Повреждений не найдено, копий хранилища ещё нет"
    return f"Повреждений не найдено, последняя копия — {day(known.copies[0].at)}"


def draw_upkeep(home: Home, actor: Actor) -> None:
    """Draw what is wrong, the buttons that check and mend, and the copy that may be restored."""
    known = upkeep(home, actor)
    found: dict[str, Any] = st.session_state.get(_FOUND, {})
    for words in known.troubles if not found else ():
        st.error(words)
    with st.container(horizontal=True):
        first = "primary" if not found else "secondary"
        if st.button("Проверить всё", type=first, key="check_all"):
            _found_by(uploads.check, "Читаю хранилище и версии данных целиком…", home, actor)
        mendable = set(found.get("parts", ())) - {"store"}
        may_mend = mendable and may(actor, Right.PUBLISH)
        if may_mend and st.button("Исправить", type="primary", key="repair"):
            _found_by(uploads.repair, "Исправляю и проверяю снова…", home, actor)
    if found:
        _draw_found(home, actor, found)
    _draw_copies(known)


def _draw_found(home: Home, actor: Actor, found: dict[str, Any]) -> None:
    for words in found["done"]:
        st.success(literal(words))
    if not found["problems"]:
        st.markdown("● Проверка закончена: всё прочитано целиком, неполадок нет.")
    for words in found["problems"]:
        st.markdown(f"▲ {literal(words)}")
    if found.get("missing"):
        st.markdown("**Загрузите эти файлы снова:**")
        _draw_list(missing_words(found["missing"]))
    if "store" in found["parts"]:
        _draw_offer(home, actor, found["offer"])


def _draw_offer(home: Home, actor: Actor, offer: dict[str, Any] | None) -> None:
    if offer is None:
        st.markdown(
            "Целой копии хранилища нет. Остановите загрузки и передайте администратору: он начнёт "
            "новую папку данных, а файлы придётся загрузить снова. Их имена — в журнале загрузок."
        )
        return
    at, batches = datetime.fromisoformat(offer["at"]), _batches(offer["batches"])
    st.markdown(f"**Последняя целая копия — {at:%d.%m.%Y %H:%M}, {batches}.**")
    if offer["missing"]:
        st.markdown("В ней нет того, что загружено позже; эти файлы понадобится загрузить снова:")
        _draw_list(missing_words(offer["missing"]))
    else:
        st.markdown("В ней есть всё, что записано в журнале загрузок.")
    if not may(actor, Right.RESTORE):
        return
    if st.session_state.get(_ASKED):
        _draw_question(home, actor)
    elif st.button("Восстановить копию", key="restore"):
        st.session_state[_ASKED] = True
        st.rerun()


def _draw_question(home: Home, actor: Actor) -> None:
    st.write(
        "**Восстановить хранилище из этой копии?** Повреждённое будет отложено в папку «damaged» и заменено копией. Отмены загрузок, "
        "сделанные после копии, останутся в силе. Загрузки, которых в копии нет, останутся в журнале "
        "с пометкой; их файлы загрузите снова."
    )
    with st.container(horizontal=True):
        if st.button("Восстановить", type="primary", key="restore_yes"):
            _found_by(uploads.restore, "Восстанавливаю и считаю показатели…", home, actor)
        if st.button("Оставить как есть", key="restore_no"):
            st.session_state.pop(_ASKED)
            st.rerun()


def _draw_copies(known: Upkeep) -> None:
    if known.copies:
        listed = [f"{one.at:%d.%m.%Y %H:%M}, {_batches(one.batches)}" for one in known.copies]
        with st.expander(f"Копии хранилища: {len(listed)}"):
            _draw_list(listed)
    if known.cut_off:
        with st.expander(f"Прерванные загрузки и отмены: {len(known.cut_off)}", expanded=True):
            _draw_list(
                [f"{one.at:%d.%m.%Y %H:%M}, {one.actor}. {one.words}" for one in known.cut_off]
            )


def _batches(number: int) -> str:
    return counted(number, "загрузка", "загрузки", "загрузок")


def _draw_list(lines: list[str]) -> None:
    st.markdown("\n".join(f"* {literal(line)}" for line in lines))


def _found_by(
    act: Callable[[Home, Actor, datetime], dict[str, Any]], doing: str, home: Home, actor: Actor
) -> None:
    """Do it, keep what it says until something else is done, and draw the page anew."""
    st.session_state.pop(_ASKED, None)
    with st.spinner(doing):
        st.session_state[_FOUND] = act(home, actor, now())
    st.rerun()

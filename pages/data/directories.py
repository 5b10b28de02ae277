"""«Справочники»: unknown names first, then what the district is made of and how it is counted."""

import streamlit as st

from analytics.words import counted
from answers.directories import directories, unknown_names
from ui.asked import switch
from ui.clock import now
from ui.directories.aliases import draw_aliases
from ui.directories.forms import draw_blocks, draw_settlements, draw_topics
from ui.directories.posts import draw_post_directory
from ui.directories.settings import draw_originals, draw_terms, draw_weights
from ui.directories.unknown_names import draw_unknown
from ui.district import district
from ui.publishing import draw_state

here = district()
names = unknown_names(here.facts, here.actor)
known = directories(here.home, here.actor, here.facts, now())

if names:
    messages = sum(one.messages for one in names)
    words = counted(len(names), "название не узнано", "названия не узнаны", "названий не узнано")
    st.title(f"{words}: за ними {counted(messages, 'сообщение', 'сообщения', 'сообщений')}")
else:
    st.title("Все названия из файлов узнаны")
draw_state(here, known.unpublished)

tabs = {
    "unknown": "Неузнанные",
    "settlements": "Поселения",
    "blocks": "Блоки",
    "topics": "Темы",
    "aliases": "Варианты названий",
    "posts": "Должности",
    "norms": "Сроки ответа",
    "weights": "Веса рейтинга",
    "originals": "Исходные файлы",
}
if not names:
    del tabs["unknown"]
match switch("tab", "Справочник", tabs):
    case "unknown":
        draw_unknown(here, names, known)
    case "settlements":
        draw_settlements(here, known)
    case "blocks":
        draw_blocks(here, known)
    case "topics":
        draw_topics(here, known)
    case "aliases":
        draw_aliases(here, known)
    case "posts":
        draw_post_directory(here)
    case "norms":
        draw_terms()
    case "weights":
        draw_weights()
    case _:
        draw_originals(here, known)

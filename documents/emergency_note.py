"""The two-hourly note to the curator (decree 1229, annex 3, 5.5) as a Word file."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from access.rights import Actor, Right, require
from analytics.words import capital
from answers.emergencies.cards import Standing
from answers.emergencies.words import (
    Flow,
    flow_words,
    growth_words,
    holder,
    left_words,
    moment,
    place,
)
from documents.word_templates import check_template, filled, filled_or_shipped
from registers.emergencies.posts import Post, Role
from registers.emergencies.values import CATEGORY_NAMES, Kind, LogLine

NAME: Final = "emergency_note"
TEMPLATE = Path(__file__).parent / "templates" / f"{NAME}.docx"
_PLAIN: Final[dict[str, str]] = {
    "number": "номер карточки",
    "report_title": "номер и время доклада",
    "receiver": "кому",
    "sender": "от кого",
    "problem": "проблема",
    "category": "категория",
    "place": "место",
    "occurred_at": "когда возникла",
    "opened_at": "когда открыта карточка",
    "liquidation": "срок ликвидации",
    "road_map": "дорожная карта",
    "growth": "рост сообщений",
    "messages": "сообщения жителей",
    "report": "текст доклада",
    "next_report": "следующий доклад",
    "sender_title": "должность подписавшего",
    "sender_person": "Ф.И.О. подписавшего",
}
_LISTS: Final = ("done", "earlier")
_LINE: Final = {"at": "когда", "author": "кто", "text": "что"}
FIELDS: Final[dict[str, str]] = {
    **_PLAIN, **{f"line.{name}": words for name, words in _LINE.items()}
}  # fmt: skip
# What XML cannot hold, and what the template engine takes for line and page ends.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_TO_FILL = "_" * 60
_LASTING = frozenset({Kind.OPENED, Kind.REOPENED})


def emergency_note(
    actor: Actor, one: Standing, flow: Flow | None, now: datetime, template: bytes | None = None
) -> bytes:
    """Return the note of the last report made, as a .docx; needs Right.EXPORT.

    Without a report there is a line to fill in by hand. What was done is what the log says since
    the report before. ``template`` is the office's own, None for the shipped one, which also
    stands in for an own one that does not fit.
    """
    require(actor, Right.EXPORT)
    return filled_or_shipped(template, shipped_template(), fields(one, flow, now))


def shipped_template() -> bytes:
    """Return the template of the note as it comes with the product."""
    return TEMPLATE.read_bytes()


def check_note_template(template: bytes) -> None:
    """Raise TemplateRefused unless the template is a document of Word with every field."""
    signs = {name: f"⟦{name}⟧" for name in _PLAIN}
    rows = {f"{many}: line.{name}": f"⟦{many}.{name}⟧" for many in _LISTS for name in _LINE}
    lists = {many: [{name: f"⟦{many}.{name}⟧" for name in _LINE}] for many in _LISTS}
    needed = signs | rows
    check_template(template, signs | lists, needed, set(needed))
    # the first report has no lines before it: that way through the template must hold too
    filled(template, signs | {many: [] for many in _LISTS})


def fields(one: Standing, flow: Flow | None, now: datetime) -> dict[str, Any]:
    """Return what every mark of the template becomes, in words."""
    card = one.card
    posts = {post.role: post for post in card.posts}
    made = sorted((line for line in one.log if line.kind is Kind.REPORT), key=lambda line: line.at)
    last, earlier = (made[-1], made[:-1]) if made else (None, [])
    since = earlier[-1].at if earlier else None
    done = [
        line
        for line in one.log
        if line.kind not in _LASTING | {Kind.REPORT}
        and (since is None or line.at > since)
        and (last is None or line.at <= last.at)
    ]
    title = f"Доклад № {len(made)} от {moment(last.at)}" if last else f"Доклад на {moment(now)}"
    return {
        "number": str(card.id),
        "report_title": title,
        "receiver": _plain(holder(posts[Role.CURATOR])),
        "sender": _plain(holder(posts[Role.HEAD])),
        "problem": _plain(card.problem),
        "category": capital(CATEGORY_NAMES[card.category]),
        "place": capital(_plain(place(card))),
        "occurred_at": moment(card.occurred_at),
        "opened_at": moment(card.opened_at),
        "liquidation": f"до {moment(one.liquidation.due)}, {left_words(one.liquidation)}",
        "road_map": _road_map(one),
        "growth": _plain(capital(growth_words(card))) or "карточка открыта без тревоги о росте",
        "messages": _plain(flow_words(flow)),
        "report": _plain(last.text) if last else _TO_FILL,
        "done": _rows(done),
        "earlier": _rows(earlier),
        "next_report": _next_report(one),
        "sender_title": _plain(_title(posts[Role.HEAD])),
        "sender_person": _plain(posts[Role.HEAD].person) or "________________",
    }


def _road_map(one: Standing) -> str:
    if one.card.road_map_at is not None:
        return f"готова {moment(one.card.road_map_at)}, {left_words(one.road_map)}"
    if one.card.closed:
        return "не готовилась"
    return f"нужна до {moment(one.road_map.due)}, {left_words(one.road_map)}"


def _next_report(one: Standing) -> str:
    if one.card.closed:
        return "не нужен: аварийная ситуация закрыта"
    return f"до {moment(one.reports.next.due)}"


def _title(post: Post) -> str:
    return post.title or post.role_name


def _rows(lines: Iterable[LogLine]) -> list[dict[str, str]]:
    return [
        {"at": moment(line.at), "author": _plain(line.author), "text": _plain(line.text)}
        for line in lines
    ]


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("", text)

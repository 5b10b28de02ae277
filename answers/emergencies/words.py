"""What is said of an emergency: how long is left, the line on «Сводка», the notices to send."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analytics.clocks import Clock
from analytics.words import ABSENT, NBSP, capital, counted, number
from registers.emergencies.posts import Post, Role
from registers.emergencies.values import CATEGORY_NAMES, Draft, Emergency

DISTRICT = "весь район"
_HELP = "Если нужны сведения или участие региона, сообщите Координатору Центра"


@dataclass(frozen=True)
class Notice:
    """A text ready to send: by which rule of the decree, from whom, to whom."""

    rule: str
    sender: Post
    receiver: Post
    text: str


@dataclass(frozen=True)
class Flow:
    """Messages from the day of the occurrence to the date of the data, of the same place and block.

    ``unanswered`` are those of them without an answer at that date.
    """

    first_day: date
    last_day: date
    messages: int
    unanswered: int


def lasting(span: timedelta) -> str:
    """Return a duration of either sign to the minute: «2 дн. 3 ч», «3 ч 20 мин», «меньше минуты»."""
    minutes = int(abs(span).total_seconds() // 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 48:
        days, hours = divmod(hours, 24)
        return f"{number(days)}{NBSP}дн." + (f" {hours}{NBSP}ч" if hours else "")
    parts = [f"{n}{NBSP}{word}" for n, word in ((hours, "ч"), (minutes, "мин")) if n]
    return " ".join(parts) or "меньше минуты"


def left_words(clock: Clock) -> str:
    """Return «осталось 3 ч», «просрочено на 3 ч»; of a stopped clock whether it was in time."""
    if clock.stopped:
        if clock.overdue:
            return f"с опозданием на {lasting(clock.left)}"
        return f"в срок, за {lasting(clock.left)} до конца"
    if clock.overdue:
        return f"просрочено на {lasting(clock.left)}"
    return f"осталось {lasting(clock.left)}"


def moment(at: datetime | None) -> str:
    """Return «12.11.2026 09:30», «—» for none."""
    return ABSENT if at is None else f"{at:%d.%m.%Y %H:%M}"


def place(card: Emergency) -> str:
    """Return where it is: «Мортка, ЖКХ», «весь район»."""
    return ", ".join(part for part in (card.settlement or DISTRICT, card.block) if part)


def growth_words(card: Emergency | Draft) -> str:
    """Return the figures of the alarm in words, empty for a card opened by hand."""
    if card.growth is None:
        return ""
    one = card.growth
    span = f"{one.first_day:%d.%m.%Y}"
    if one.last_day != one.first_day:
        span += f" – {one.last_day:%d.%m.%Y}"
    more = ""
    if one.growth is not None and one.growth > 0:
        more = f", на {number(one.growth)}{NBSP}% больше ожидаемого"
    return f"{one.text.rstrip('.')} ({span}{more})"


def flow_words(flow: Flow | None) -> str:
    """Return how many messages there are since the occurrence, and say when nobody can know."""
    if flow is None:
        return "Сообщений со дня возникновения в загруженных данных ещё нет."
    said = counted(flow.messages, "сообщение", "сообщения", "сообщений")
    return (
        f"С {flow.first_day:%d.%m.%Y} по {flow.last_day:%d.%m.%Y} (дата данных): {said}, "
        f"из них без ответа {number(flow.unanswered)}."
    )


def holder(post: Post) -> str:
    """Return the post with its person: «Руководитель Центра (начальник управления) Иванов И. И.»."""
    named = post.title and post.title != post.role_name
    title = f"{post.role_name} ({post.title})" if named else post.role_name
    return f"{title} {post.person}".strip()


def notices(
    card: Emergency, flow: Flow | None, due: datetime, next_report: datetime
) -> tuple[Notice, ...]:
    """Return the notices of the decree's annex 3, 5.2 and 5.3, ready to send.

    ``due`` ends the term of the road map and of the liquidation.
    """
    posts = {one.role: one for one in card.posts}
    head, block_head = posts[Role.HEAD], posts[Role.BLOCK_HEAD]
    facts = [
        f"Аварийная ситуация № {card.id}: {CATEGORY_NAMES[card.category]}.",
        f"Проблема: {card.problem}.",
        f"Место: {place(card)}.",
        f"Возникла: {moment(card.occurred_at)}.",
    ]
    if card.growth is not None:
        facts.append(f"Рост: {growth_words(card)}.")
    known = flow_words(flow)
    term = f"{moment(due)} (через {card.terms.term_hours} ч после возникновения)"
    reports = (
        f"Докладывать буду каждые {card.terms.report_hours} ч, следующий доклад — до "
        f"{moment(next_report)}."
    )
    return (
        _notice(
            "5.2", block_head, head,
            [*facts, known, f"Прошу управленческого решения{' по этим сообщениям' if flow else ''}.",
             f"Оперативная дорожная карта нужна до {term}."],
        ),
        _notice(
            "5.3", head, posts[Role.CURATOR],
            [*facts, known, f"Ликвидация организована, срок — до {term}.", reports],
        ),
        _notice(
            "5.3", head, posts[Role.REGIONAL],
            [*facts, known, f"Район ликвидирует её своими силами до {term}.",
             f"{_HELP}{_contact(posts[Role.COORDINATOR])}."],
        ),
    )  # fmt: skip


def banner_words(card: Emergency, clocks: tuple[tuple[str, Clock], ...]) -> str:
    """Return one line: what, where, and every clock that runs, the worst first.

    Clocks that say the same are named together.
    """
    names: dict[str, list[str]] = {}
    for name, clock in sorted(clocks, key=lambda one: one[1].left):
        if not clock.stopped:
            names.setdefault(left_words(clock), []).append(name)
    said = "; ".join(f"{' и '.join(those)} — {left}" for left, those in names.items())
    return f"{capital(card.problem)}, {place(card)}: {said}"


def _notice(rule: str, sender: Post, receiver: Post, lines: list[str]) -> Notice:
    text = "\n".join([f"{holder(receiver)}!", "", *lines, "", holder(sender)])
    return Notice(rule, sender, receiver, text)


def _contact(post: Post) -> str:
    said = ", ".join(part for part in (post.person, post.phone, post.email) if part)
    return f": {said}" if said else ""

"""The journal of the dispatch service ЕДДС: csv, numbers from 1 every year, times of day alone."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from random import Random

from demo import texts
from demo.defects import Fields, plant
from demo.messages import Message
from demo.naming import DISTRICT, written_locality
from demo.sheets import Row, Sheet, with_blanks

COLUMNS = (
    "№ п/п", "Дата", "Время", "От кого", "Телефон", "Адрес/НП", "Содержание", "Служба",
    "Передано (кому, время)", "Принятые меры", "Время завершения", "Дежурный",
)  # fmt: skip
ON_DUTY = ("Зорина Т. П.", "Кедров А. И.", "Рябова Н. С.", "Соснин В. Г.")
FIELDS = Fields(
    id="№ п/п",
    received="Дата",
    answered="Время завершения",
    changed="Принятые меры",
    is_answered=lambda row: bool(row["Время завершения"]),
)


def sheet(period: str, messages: Sequence[Message], before: int, rng: Random, stem: str) -> Sheet:
    """The journal of one period; `before` is how many rows the year already has."""
    rows = [_row(message, number, rng) for number, message in enumerate(messages, start=before + 1)]
    rows = plant("ЕДДС", period, rows, FIELDS)
    return Sheet(stem, COLUMNS, with_blanks(rows, every=900))


def numbers_before(messages: Sequence[Message]) -> dict[str, int]:
    """For each month «2026-03»: how many messages its year had before it."""
    months = Counter(f"{message.received:%Y-%m}" for message in messages)
    return {
        month: sum(n for other, n in months.items() if month[:4] == other[:4] and other < month)
        for month in months
    }


def _row(message: Message, number: int, rng: Random) -> Row:
    service, person, where = message.subject.name, message.person, message.address
    passed = message.received + timedelta(minutes=rng.randint(1, 9))
    done = message.answered
    place = DISTRICT if message.place is None else written_locality(message.place, rng)
    if message.place is None and rng.random() < 0.4:
        place = ""
    elif message.place is not None and rng.random() < 0.7:
        place = f"{place.strip()}, ул. {where.street}, {where.house}"
    return {
        "№ п/п": number,
        "Дата": f"{message.received:%d.%m.%Y}",
        "Время": f"{message.received:%H:%M}",
        "От кого": rng.choice((f"{person.surname} {person.name[0]}.", person.surname, "житель")),
        "Телефон": person.phone.replace("+7", "8") if rng.random() < 0.8 else "",
        "Адрес/НП": place,
        "Содержание": rng.choice(texts.DISPATCH[service]),
        "Служба": service,
        "Передано (кому, время)": f"{passed:%H:%M} {service}",
        "Принятые меры": rng.choice(texts.MEASURES) if done else "",
        "Время завершения": f"{done:%H:%M}" if done else "",
        "Дежурный": rng.choice(ON_DUTY),
    }

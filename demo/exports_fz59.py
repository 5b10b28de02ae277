"""The register of appeals under 59-ФЗ: a title block, text numbers, several questions an appeal."""

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from demo import texts
from demo.defects import Fields, plant
from demo.executors import RECEPTION
from demo.messages import Message
from demo.naming import DISTRICT, official_locality
from demo.sheets import Cell, Row, Sheet, with_blanks

COLUMNS = (
    "Рег. №", "Дата регистрации", "Заявитель", "Адрес", "Вид", "Вопрос (один или несколько)",
    "Тематика", "Исполнитель", "Срок", "Дата ответа", "Результат", "Повторное", "Коллективное",
)  # fmt: skip
RENAMED = {2024: {}, 2025: {}, 2026: {"Вопрос (один или несколько)": "Вопрос"}}
KINDS = ("письменное", "электронное", "устное", "виртуальная приёмная")
OFFICES = {
    "Государство, общество, политика": RECEPTION,
    "Социальная сфера": "Отдел социальной защиты",
    "Экономика": "Управление экономики",
    "Оборона, безопасность, законность": "Отдел гражданской защиты",
    "Жилищно-коммунальная сфера": "Управление жилищно-коммунального хозяйства",
}
RESULTS = {"solved": ("поддержано",), "explained": ("разъяснено",)}
OTHER_RESULTS = ("не поддержано", "дан ответ автору", "дан ответ автору")
SET_ASIDE = ("направлено по компетенции",) * 4 + ("оставлено без ответа",)
FIELDS = Fields(
    id="Рег. №",
    received="Дата регистрации",
    answered="Дата ответа",
    changed="Исполнитель",
    is_answered=lambda row: row["Результат"] in ("разъяснено", "поддержано"),
)


def sheet(period: str, messages: Sequence[Message], rng: Random, stem: str) -> Sheet:
    """The register of one period under a title block, «Итого» at its end."""
    year = int(period[:4])
    rows = [row for message in messages for row in _rows(message, rng, native=year != 2024)]
    rows = plant("59-ФЗ", period, rows, FIELDS)
    names = RENAMED[year]
    renamed = [{names.get(k, k): cell for k, cell in row.items()} for row in rows]
    total: Row = {"Рег. №": "Итого", "Заявитель": f"обращений: {len(messages)}"}
    title = (
        "Администрация Кондинского района",
        "Журнал регистрации обращений граждан",
        f"за {year} год" if len(period) == 4 else f"за {period[-2:]}.{year}",
    )
    columns = [names.get(k, k) for k in COLUMNS]
    return Sheet(stem, columns, [*with_blanks(renamed, every=450), total], title, "Журнал")


def _rows(message: Message, rng: Random, native: bool) -> list[Row]:
    """The rows of one appeal: one, or one a question, or one cell with numbered questions."""
    row = _row(message, rng, native)
    questions = texts.QUESTIONS[message.subject.name]
    draw = rng.random()
    asked = rng.sample(questions, 2 if draw < 0.12 else 1)
    if draw < 0.08:
        return [row | {"Вопрос (один или несколько)": question} for question in asked]
    numbered = [f"{place}. {words}" for place, words in enumerate(asked, start=1)]
    words = "\n".join(numbered) if len(asked) > 1 else asked[0]
    return [row | {"Вопрос (один или несколько)": words}]


def _row(message: Message, rng: Random, native: bool) -> Row:
    person, where = message.person, message.address
    answered = message.answered
    if message.place is None:
        address = rng.choice(("", DISTRICT))
    else:
        flat = f", кв. {where.flat}" if where.flat else ""
        address = f"{official_locality(message.place)}, ул. {where.street}, д. {where.house}{flat}"
    return {
        "Рег. №": _number(message),
        "Дата регистрации": _day(message.received, native),
        "Заявитель": f"{person.surname} {person.name} {person.patronymic}",
        "Адрес": address,
        "Вид": rng.choices(KINDS, (38, 30, 12, 20))[0],
        "Тематика": message.subject.name,
        "Исполнитель": OFFICES[message.subject.name],
        "Срок": _day(message.due, native),
        "Дата ответа": _day(answered, native),
        "Результат": _result(message, rng),
        "Повторное": "да" if message.repeated else "нет",
        "Коллективное": "да" if rng.random() < 0.04 else "нет",
    }


def _number(message: Message) -> str:
    """Paper appeals carry a yearly index, the others a number padded with zeros."""
    if message.number % 3:
        return f"{message.number:07d}"
    return f"01-{message.received:%y}/{message.number:04d}"


def _result(message: Message, rng: Random) -> str:
    if message.outcome == "excluded":
        return rng.choice(SET_ASIDE)
    if message.answered is None:
        return "на рассмотрении"
    return rng.choice(RESULTS.get(message.outcome, OTHER_RESULTS))


def _day(moment: datetime | None, native: bool) -> Cell:
    if moment is None:
        return None
    day: date = moment.date()
    return day if native else f"{day:%d.%m.%Y}"

"""«Платформа обратной связи»: one sheet, categories, marks of residents."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from demo.defects import Fields, plant
from demo.district import EXPORTED_AT, District
from demo.executors import department, executor
from demo.messages import Message
from demo.naming import DISTRICT, OTHER_TOWN, official_locality, written_settlement
from demo.sheets import Cell, Row, Sheet

COLUMNS = (
    "Номер сообщения", "Дата подачи", "Тип", "Категория", "Подкатегория", "Факт", "Текст",
    "Адрес", "Муниципалитет", "ЛКО/Организация", "Исполнитель", "Статус",
    "Ускоренное (да/нет)", "Плановая дата ответа", "Дата ответа", "Просрочено",
    "Оценка (1–5)", "Комментарий к оценке", "Переподготовка", "Скрыто", "Канал",
    "Автоматическая маршрутизация", "Средство контроля",
)  # fmt: skip
RENAMED = {
    2024: {},
    2025: {"ЛКО/Организация": "ЛКО", "Ускоренное (да/нет)": "Ускоренное"},
    2026: {"ЛКО/Организация": "Организация", "Оценка (1–5)": "Оценка"},
}
WITHDRAWN = ("Отозвано", "Спам", "Дубль", "Перенаправлено")
CHANNELS = ("Портал госуслуг", "Мобильное приложение", "Виджет на сайте", "QR-код")
COMMENTS = {
    1: "Ничего не сделали",
    2: "Долго и не до конца",
    3: "Ответили, но вопрос остался",
    4: "Сделали, спасибо",
    5: "Быстро и хорошо",
}
FIRST_NUMBER = 4_300_000
FIELDS = Fields(
    id="Номер сообщения",
    received="Дата подачи",
    answered="Дата ответа",
    changed="Комментарий к оценке",
    is_answered=lambda row: row["Статус"] == "Решено",
)


def sheet(
    district: District, period: str, messages: Sequence[Message], rng: Random, stem: str
) -> Sheet:
    """The export of one period; a yearly file ends with a row «Итого»."""
    year = int(period[:4])
    native = year != 2025
    rows = [_row(district, message, rng, native) for message in messages]
    rows = plant("ПОС", period, rows, FIELDS)
    names = RENAMED[year]
    renamed = [{names.get(k, k): cell for k, cell in row.items()} for row in rows]
    if len(period) == 4:
        blank: Row = {}
        total: Row = {"Номер сообщения": f"Итого: {len(rows)}"}
        renamed += [blank, total]
    return Sheet(stem, [names.get(k, k) for k in COLUMNS], renamed, name="Сообщения")


def _row(district: District, message: Message, rng: Random, native: bool) -> Row:
    subject = message.subject
    answered = message.answered
    hidden = message.outcome == "excluded" and rng.random() < 0.25
    mark = message.mark if answered else None
    return {
        "Номер сообщения": str(FIRST_NUMBER + message.number * 11),
        "Дата подачи": _moment(message.received, native),
        "Тип": rng.choices(("Жалоба", "Предложение", "Заявление"), (80, 8, 12))[0],
        "Категория": subject.group,
        "Подкатегория": subject.name,
        "Факт": subject.name if rng.random() < 0.3 else "",
        "Текст": message.text,
        "Адрес": _address(message, rng),
        "Муниципалитет": _municipality(district, message, rng),
        "ЛКО/Организация": department(subject.block),
        "Исполнитель": executor(district, subject.block, message.place),
        "Статус": _status(message, hidden, rng),
        "Ускоренное (да/нет)": _yes_no(message.fast),
        "Плановая дата ответа": message.due.date() if native else f"{message.due:%d.%m.%Y}",
        "Дата ответа": _moment(answered, native),
        "Просрочено": _yes_no((answered or EXPORTED_AT) > message.due),
        "Оценка (1–5)": mark,
        "Комментарий к оценке": COMMENTS[mark] if mark and rng.random() < 0.3 else "",
        "Переподготовка": _yes_no(message.returned),
        "Скрыто": "да" if hidden else "нет",
        "Канал": rng.choices(CHANNELS, (45, 35, 12, 8))[0],
        "Автоматическая маршрутизация": _yes_no(message.delivered),
        "Средство контроля": message.evidence,
    }


def _status(message: Message, hidden: bool, rng: Random) -> str:
    if message.outcome == "excluded" and not hidden:
        return rng.choice(WITHDRAWN)
    if message.answered is None:
        return "В работе"
    return "Решено" if message.outcome == "solved" else "Дан ответ"


def _municipality(district: District, message: Message, rng: Random) -> str:
    if message.place == OTHER_TOWN:
        return "город Урай"
    if message.place is None or not message.place.settlement or rng.random() < 0.3:
        return rng.choice((DISTRICT, DISTRICT, DISTRICT, ""))
    settlement = message.place.settlement
    return written_settlement(settlement, district.kinds[settlement], rng)


def _address(message: Message, rng: Random) -> str:
    if message.place is None:
        return rng.choice(("", DISTRICT))
    where = message.address
    area = "" if message.place == OTHER_TOWN else "Кондинский р-н, "
    flat = f", кв. {where.flat}" if where.flat and rng.random() < 0.4 else ""
    return f"{area}{official_locality(message.place)}, ул. {where.street}, д. {where.house}{flat}"


def _moment(moment: datetime | None, native: bool) -> Cell:
    if moment is None or native:
        return moment
    return f"{moment:%d.%m.%Y %H:%M:%S}"


def _yes_no(mark: bool | None) -> str:
    return "" if mark is None else "да" if mark else "нет"

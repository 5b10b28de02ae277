"""«Инцидент Менеджмент»: a wide sheet whose columns move and change names between years."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from demo import texts
from demo.defects import Fields, plant
from demo.district import District
from demo.executors import department, executor
from demo.messages import Message
from demo.naming import BUCKET, DISTRICT, OTHER_TOWN, written_locality
from demo.sheets import Cell, Row, Sheet, with_blanks

COLUMNS = (
    "Номер инцидента", "Дата создания", "Дата окончания", "Отдел", "Исполнитель", "Куратор",
    "Источник", "Площадка", "Ссылка на сообщение", "Автор", "Ссылка на автора",
    "Дата публикации", "Группа тем", "Тема", "Регион", "Муниципалитет", "Населенный пункт",
    "Улица", "Дом", "Квартира", "Индекс", "Тип инцидента", "Текущий шаг инцидента",
    "Время нахождения на шаге", "Итог",
    "Время с начала создания инцидента до первого ответа",
    "Время с начала создания инцидента до окончания", "Приоритет", "Тональность", "Уровень",
    "Охват", "Просмотры", "Количество комментариев", "Количество ответов",
    "Количество возвратов", "Текст инцидента", "1ый ответ ПИ", "Комментарий куратора", "Теги",
    "Вложения", "Дата последнего изменения", "Версия карточки",
    "Автоматическая маршрутизация", "Средство контроля",
)  # fmt: skip
# What one version of the system calls a column another calls differently.
RENAMED = {
    2024: {},
    2025: {"Дата окончания": "Дата закрытия", "Теги": "ТЕГИ"},
    2026: {"Дата окончания": "Датазакрытия", "Населенный пункт": "Населённый пункт"},
}
# The letters move too: so many columns go from the front to the back.
ROTATED = {2024: 0, 2025: 3, 2026: 12}
SOLVABLE = ("Решаемый", "Решаемый", "Решаемый", "решаемый", "Решаемый ", "РЕШАЕМЫЙ")
UNSOLVABLE = ("Не решаемый", "не решаемый", "Не  решаемый", "Не решаемый ")
RESULTS = {"solved": "Решено", "explained": "Разъяснено", "consulted": "Консультация"}
PLATFORMS = ("ВКонтакте", "ВКонтакте", "ВКонтакте", "Одноклассники", "Телеграм")
FIRST_NUMBER = 48_200_000
FIELDS = Fields(
    id="Номер инцидента",
    received="Дата создания",
    answered="Дата окончания",
    changed="Комментарий куратора",
    is_answered=lambda row: row["Итог"] == "Решено",
)


def sheet(
    district: District, period: str, messages: Sequence[Message], rng: Random, stem: str
) -> Sheet:
    """The export of one period, its columns named and ordered as in that year."""
    year = int(period[:4])
    # Some months come with text dates and textual durations, some with native cells.
    native = year == 2025 or (year == 2026 and int(period[-2:]) % 2 == 0)
    rows = [_row(district, message, rng, native) for message in messages]
    rows = plant("ИМ", period, rows, FIELDS)
    if year == 2025:
        rows.reverse()
    names = RENAMED[year]
    order = COLUMNS[ROTATED[year] :] + COLUMNS[: ROTATED[year]]
    renamed = [{names.get(k, k): cell for k, cell in row.items()} for row in rows]
    return Sheet(stem, [names.get(k, k) for k in order], with_blanks(renamed, every=2_500))


def _row(district: District, message: Message, rng: Random, native: bool) -> Row:
    subject, person, where = message.subject, message.person, message.address
    answered = message.answered
    is_open = message.outcome in ("open", "postponed")
    first_reply = message.first_reply
    network = rng.choice(PLATFORMS)
    municipality, locality = _written_place(message, rng)
    number = FIRST_NUMBER + message.number * 37
    return {
        "Номер инцидента": number if native else str(number),
        "Дата создания": _moment(message.received, native),
        "Дата окончания": _moment(answered, native),
        "Отдел": department(subject.block),
        "Исполнитель": executor(district, subject.block, message.place),
        "Куратор": "Муниципальный центр управления",
        "Источник": "Социальные сети",
        "Площадка": network,
        "Ссылка на сообщение": f"https://set.example/wall-{person.network_id % 10**6}_{number}",
        "Автор": f"{person.name} {person.surname}",
        "Ссылка на автора": f"https://set.example/id{person.network_id}",
        "Дата публикации": _moment(message.received - timedelta(minutes=7), native),
        "Группа тем": subject.group,
        "Тема": subject.name,
        "Регион": "Ханты-Мансийский автономный округ — Югра",
        "Муниципалитет": municipality,
        "Населенный пункт": locality,
        "Улица": where.street if rng.random() < 0.6 else "",
        "Дом": where.house if rng.random() < 0.4 else "",
        "Квартира": "",
        "Индекс": "",
        "Тип инцидента": rng.choice(UNSOLVABLE if message.outcome == "excluded" else SOLVABLE),
        "Текущий шаг инцидента": _step(message, rng),
        "Время нахождения на шаге": "",
        "Итог": _result(message, rng),
        "Время с начала создания инцидента до первого ответа": _duration(
            first_reply - message.received if first_reply else None, native
        ),
        "Время с начала создания инцидента до окончания": _duration(
            answered - message.received if answered else None, native
        ),
        "Приоритет": rng.choice(("Обычный", "Обычный", "Обычный", "Высокий")),
        "Тональность": rng.choice(("Негативная", "Негативная", "Нейтральная")),
        "Уровень": "Муниципальный",
        "Охват": rng.randint(12, 4_000),
        "Просмотры": rng.randint(10, 3_500),
        "Количество комментариев": rng.randint(0, 25),
        "Количество ответов": 0 if first_reply is None else rng.randint(1, 3),
        "Количество возвратов": int(message.returned),
        "Текст инцидента": texts.post(rng, message.text, person),
        "1ый ответ ПИ": "" if is_open else texts.answer(rng, message.outcome),
        "Теги": rng.choice(("", "", "", "двор", "срочно", "повторно", "дорога; зима")),
        "Версия карточки": 1 + int(message.returned),
        "Автоматическая маршрутизация": _yes_no(message.delivered),
        "Средство контроля": message.evidence,
    }


def _written_place(message: Message, rng: Random) -> tuple[str, str]:
    if message.place is None:
        return DISTRICT, rng.choice(("", "", BUCKET, BUCKET, DISTRICT))
    if message.place == OTHER_TOWN:
        return "Урай", rng.choice(("г. Урай", ""))
    return DISTRICT, written_locality(message.place, rng)


def _step(message: Message, rng: Random) -> str:
    if message.outcome == "postponed":
        return "Отложен"
    if message.answered is None:
        return rng.choice(("В работе", "Назначен исполнитель", "Ожидает ответа"))
    return "Готово"


def _result(message: Message, rng: Random) -> str:
    if message.outcome == "postponed":
        return "Отложено"
    if message.answered is None:
        return rng.choice(("", "", "Не решено"))
    return RESULTS.get(message.outcome, "Разъяснено")


def _moment(moment: datetime | None, native: bool) -> Cell:
    if moment is None or native:
        return moment
    return f"{moment:%d.%m.%Y %H:%M}"


def _duration(length: timedelta | None, native: bool) -> Cell:
    if length is None or native:
        return length
    hours, rest = divmod(length.seconds, 3600)
    clock = f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}.{length.seconds % 1000:03d}000"
    return f"{length.days} days {clock}" if length.days else clock


def _yes_no(mark: bool | None) -> str:
    return "" if mark is None else "да" if mark else "нет"

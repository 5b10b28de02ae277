"""Three road maps of the invented district, kept by the same functions that pages call."""

from dataclasses import replace
from datetime import date, datetime, time

from access.rights import Actor
from answers.road_maps.cards import approve, carry_out, create, save
from data.home import Home
from registers.road_maps.values import Execution, Form, Measure, Person, Plan

_CURATOR = Person(
    "Соколов Андрей Викторович", "заместитель главы Кондинского района", "8 900 000-00-01"
)
_HEAD = Person(
    "Белова Ирина Сергеевна", "начальник управления жилищно-коммунального хозяйства",
    "8 900 000-00-02", "belova@example.ru",
)  # fmt: skip
_STAFF = Person("Орлов Павел Ильич", "ведущий специалист отраслевого блока", "8 900 000-00-03")
_APPROVER = Person("А. Н. Лебедев", "первый заместитель главы Кондинского района")
_AGREER = Person("А. В. Соколов", "заместитель главы Кондинского района")


def _form(problem: str, categories: str) -> Form:
    return Form(
        problem, categories, _CURATOR, _HEAD, _STAFF, agreed_by=_AGREER.name,
        approved_by=_APPROVER.name,
    )  # fmt: skip


_FLOOD = Plan(
    "threat",
    _form("подтопление жилых домов и подъездов к ним в г.п. Куминский", "ЖКХ: «Подтопление территории»"),
    "Благоустройство", "Куминский", date(2025, 5, 12), date(2025, 6, 30),
    (
        Measure("12.1", "Ликвидация аварийной ситуации: откачка воды с подтопленных улиц",
                "Вода с улиц убрана", "Подтопленных домов нет", "Администрация г.п. Куминский",
                date(2025, 5, 12), date(2025, 5, 16)),
        Measure("12.2", "Прочистка водоотводных канав", "Канавы проходимы",
                "Прочищено не меньше 4 км", "Администрация г.п. Куминский",
                date(2025, 5, 14), date(2025, 6, 6)),
        Measure("12.3", "Обход домов и учёт ущерба", "Акты обследования",
                "Обследованы все подтопленные дома", "Управление жилищно-коммунального хозяйства",
                date(2025, 5, 16), date(2025, 5, 30)),
    ),
)  # fmt: skip
_HEATING = Plan(
    "threat",
    _form("отсутствие отопления в многоквартирных домах г.п. Мортка",
          "ЖКХ: «Ненадлежащее качество или отсутствие отопления»"),
    "Ненадлежащее качество или отсутствие отопления", "Мортка",
    date(2026, 1, 14), date(2026, 2, 28),
    (
        Measure("12.1", "Ликвидация аварийной ситуации: запуск резервного котла",
                "Отопление восстановлено", "Температура в домах не ниже +18 °C",
                "Администрация г.п. Мортка", date(2026, 1, 14), date(2026, 1, 15)),
        Measure("12.2", "Замена сетевого насоса котельной", "Насос заменён",
                "Давление в сети по графику", "Администрация г.п. Мортка",
                date(2026, 1, 16), date(2026, 2, 6)),
        Measure("12.3", "Перерасчёт платы за дни без отопления", "Перерасчёт проведён",
                "Перерасчёт получили все дома", "Управление жилищно-коммунального хозяйства",
                date(2026, 1, 26), date(2026, 2, 20)),
    ),
)  # fmt: skip
_PIPES = Plan(
    "growth",
    _form("аварии на сетях водоснабжения в г.п. Мортка", "ЖКХ: «Прорыв трубы/трубопровода»"),
    "Прорыв трубы/трубопровода", "Мортка", date(2026, 9, 1), date(2026, 11, 30),
    (
        Measure("1", "Обследование сетей и перечень аварийных участков", "Перечень утверждён",
                "Обследовано 100 % сетей", "Управление жилищно-коммунального хозяйства",
                date(2026, 10, 5), date(2026, 10, 12)),
        Measure("2", "Замена 340 м трубопровода на аварийном участке", "Участок заменён",
                "Новых прорывов на участке нет", "Администрация г.п. Мортка",
                date(2026, 10, 13), date(2026, 10, 30)),
        Measure("3", "График подвоза воды и его публикация", "График соблюдается",
                "Жалоб на подвоз нет", "Администрация г.п. Мортка",
                date(2026, 10, 6), date(2026, 11, 27)),
    ),
)  # fmt: skip
_ACTS = {
    "12.1": "акт выполненных работ, фото",
    "12.2": "акт приёмки",
    "12.3": "сводный отчёт",
    "1": "перечень участков от 12.10.2026",
}


def keep_road_maps(home: Home, actor: Actor, card: int | None = None) -> int:
    """Keep the three road maps and return how many; `card` is that of the heating failure.

    They are made, agreed, carried out and edited on the days of their story.
    """
    flood = (date(2025, 5, 17), date(2025, 6, 4), date(2025, 5, 29))
    _emergency(home, actor, "ДК-2025-12", _FLOOD, date(2025, 5, 12), flood, None)
    heating = (date(2026, 1, 15), date(2026, 2, 5), date(2026, 2, 19))
    _emergency(home, actor, "ДК-2026-12", _HEATING, date(2026, 1, 14), heating, card)
    _pipes(home, actor, "ДК-2026-13")
    return 3


def _emergency(
    home: Home,
    actor: Actor,
    number: str,
    plan: Plan,
    day: date,
    done: tuple[date, ...],
    card: int | None,
) -> None:
    made = create(home, actor, number, plan, _at(day, 12), emergency=card, demo=True)
    approve(home, actor, made, "agreed", _AGREER, day, 1, _at(day, 15))
    approve(home, actor, made, "approved", _APPROVER, day, 1, _at(day, 17))
    for one, when in zip(plan.measures, done, strict=True):
        known = Execution("done", when, _ACTS[one.number])
        carry_out(home, actor, made, one.number, known, _at(when, 18))


def _pipes(home: Home, actor: Actor, number: str) -> None:
    first = replace(_PIPES, measures=_PIPES.measures[:2])
    made = create(home, actor, number, first, _at(date(2026, 10, 2), 11), demo=True)
    save(home, actor, made, _PIPES, 1, _at(date(2026, 10, 5), 9))
    approve(home, actor, made, "agreed", _AGREER, date(2026, 10, 5), 2, _at(date(2026, 10, 5), 16))
    done = Execution("done", date(2026, 10, 12), _ACTS["1"])
    carry_out(home, actor, made, "1", done, _at(date(2026, 10, 12), 17))
    for measure in ("2", "3"):
        carry_out(home, actor, made, measure, Execution("at_work"), _at(date(2026, 10, 14), 10))


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour))

"""What differs between two versions of a road map, in words for the list of versions."""

from dataclasses import fields
from datetime import date

from registers.road_maps.values import KINDS, Measure, Person, Plan

_FORM = {
    "problem": "проблема",
    "categories": "категории",
    "agreed_by": "кто согласует",
    "approved_by": "кто утверждает",
}
_PEOPLE = {
    "curator": "куратор отраслевого блока",
    "head": "ответственный за отраслевой блок",
    "staff": "координатор работ",
}
_PLAN = {
    "topic": "тема сообщений",
    "settlement": "поселение",
    "period_from": "начало периода сообщений",
    "period_to": "конец периода сообщений",
}
_MEASURE = {
    "measure": "мероприятие",
    "result": "результат",
    "indicator": "показатель",
    "executor": "исполнитель",
    "starts": "дата начала",
    "ends": "дата завершения",
    "topic": "тема",
    "settlement": "поселение",
}
_SHOWN = 60


def changes_between(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return what changed, one line each; empty when both say the same."""
    found: list[str] = []
    if before.kind != after.kind:
        found.append(f"вид: {KINDS[before.kind]} → {KINDS[after.kind]}")
    found += _differing(before.form, after.form, _FORM)
    for name, words in _PEOPLE.items():
        one, other = getattr(before.form, name), getattr(after.form, name)
        if one != other:
            found.append(f"{words}: {_person(one)} → {_person(other)}")
    found += _differing(before, after, _PLAN)
    return (*found, *_of_measures(before.measures, after.measures))


def _of_measures(before: tuple[Measure, ...], after: tuple[Measure, ...]) -> list[str]:
    was, now = ({one.number: one for one in measures} for measures in (before, after))
    found = [
        f"убрано мероприятие {number} «{_short(was[number].measure)}»"
        for number in was
        if number not in now
    ]
    for number, one in now.items():
        if number not in was:
            found.append(f"добавлено мероприятие {number} «{_short(one.measure)}»")
            continue
        changed = _differing(was[number], one, _MEASURE)
        if changed:
            found.append(f"мероприятие {number}: {'; '.join(changed)}")
    kept = [[number for number in order if number in was and number in now] for order in (was, now)]
    if kept[0] != kept[1]:
        found.append("изменён порядок мероприятий")
    return found


def _differing(one: object, other: object, names: dict[str, str]) -> list[str]:
    return [
        f"{words}: {_value(getattr(one, name))} → {_value(getattr(other, name))}"
        for name, words in names.items()
        if getattr(one, name) != getattr(other, name)
    ]


def _value(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"«{_short(str(value))}»" if value else "пусто"


def _person(one: Person) -> str:
    said = [str(getattr(one, part.name)) for part in fields(one)]
    return f"«{_short(', '.join(text for text in said if text))}»" if any(said) else "пусто"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"

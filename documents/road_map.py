"""A road map as the decree's form, annex 1 (growth) or 2 (threat), for Word."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from access.rights import Actor, Right, require
from documents.word_templates import check_template, filled_or_shipped
from registers.road_maps.values import STATUSES, Execution, Measure, RoadMap, Version

TEMPLATES: Final = {"growth": "road_map_growth", "threat": "road_map_threat"}
FIELDS: Final[dict[str, str]] = {
    "problem": "проблема",
    "categories": "категории с приростом",
    "agreed_by": "кто согласовал",
    "agreed_date": "дата согласования",
    "approved_by": "кто утвердил",
    "approved_date": "дата утверждения",
    **{
        f"{who}_{part}": f"{words}: {part_words}"
        for who, words in (
            ("curator", "куратор отраслевого блока"),
            ("head", "ответственный за блок"),
            ("staff", "координатор работ"),
        )
        for part, part_words in (
            ("name", "Ф.И.О."),
            ("post", "должность"),
            ("phone", "телефон"),
            ("email", "электронная почта"),
        )
    },
}
MEASURE_FIELDS: Final[dict[str, str]] = {
    "number": "номер",
    "measure": "мероприятие",
    "result": "результат выполнения",
    "indicator": "показатель выполнения",
    "executor": "ответственный исполнитель",
    "dates": "дата начала работ/завершения",
    "status": "статус",
    "proof": "подтверждение",
}
_OPTIONAL: Final = {"m.status", "m.proof"}
_FOLDER: Final = Path(__file__).parent / "templates"
_MONTHS: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_BLANK_LINES: Final = 3  # of a form without measures, as in the decree


def road_map_document(
    actor: Actor, road_map: RoadMap, version: Version, template: bytes | None
) -> bytes:
    """Return the form of a version as .docx; needs Right.EXPORT.

    ``template`` is the office's own, None for the shipped one. Dates and names of approval stand
    only where the version has the mark. An own one that does not fit gives way to the shipped one.
    """
    require(actor, Right.EXPORT)
    kind = version.plan.kind
    return filled_or_shipped(template, shipped_template(kind), _values(road_map, version))


def shipped_template(kind: str) -> bytes:
    """Return the template of a form as it comes with the product."""
    return (_FOLDER / f"{TEMPLATES[kind]}.docx").read_bytes()


def check_road_map_template(template: bytes) -> None:
    """Raise TemplateRefused unless the template is a document of Word with every field."""
    signs = {name: f"⟦{name}⟧" for name in FIELDS}
    row = {name: f"⟦m.{name}⟧" for name in MEASURE_FIELDS}
    needed = signs | {f"m.{name}": sign for name, sign in row.items()}
    check_template(template, {**signs, "measures": [row]}, needed, set(needed) - _OPTIONAL)


def _values(road_map: RoadMap, version: Version) -> dict[str, Any]:
    form, plan = version.plan.form, version.plan
    marks = {one.mark: one for one in version.approvals}
    agreed, approved = marks.get("agreed"), marks.get("approved")
    people = {
        f"{who}_{part}": getattr(getattr(form, who), part)
        for who in ("curator", "head", "staff")
        for part in ("name", "post", "phone", "email")
    }
    lines = [_line(one, road_map.execution(one)) for one in plan.measures]
    if not lines:
        empty = dict.fromkeys(MEASURE_FIELDS, "")
        lines = [empty | {"number": f"{number}."} for number in range(1, _BLANK_LINES + 1)]
    return {
        "problem": form.problem,
        "categories": form.categories,
        "agreed_by": agreed.person if agreed else form.agreed_by,
        "agreed_date": _signed_on(agreed.day) if agreed else "",
        "approved_by": approved.person if approved else form.approved_by,
        "approved_date": _signed_on(approved.day) if approved else "",
        **people,
        "measures": lines,
    }


def _line(one: Measure, known: Execution) -> dict[str, str]:
    return {
        "number": f"{one.number}." if one.number.isdigit() else one.number,
        "measure": one.measure,
        "result": one.result,
        "indicator": one.indicator,
        "executor": one.executor,
        "dates": _dates(one),
        "status": STATUSES[known.status],
        "proof": known.proof,
    }


def _dates(one: Measure) -> str:
    if one.starts is None and one.ends is None:
        return ""
    first, last = (f"{day:%d.%m.%Y}" if day else "________" for day in (one.starts, one.ends))
    return f"{first} / {last}"


def _signed_on(day: date) -> str:
    return f"«{day.day:02d}» {_MONTHS[day.month - 1]} {day.year} года"

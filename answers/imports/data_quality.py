"""What looks wrong in the data, rule by rule, each with where to mend it."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.quality import (
    SMALL,
    impossible_dates,
    low_coverage,
    perfect_shares,
    repeated_months,
    sudden_zeros,
)
from analytics.words import number, percent
from data.queries import quality as queries
from data.queries.directories import unknown_names
from data.queries.selection import Selection
from data.snapshots import Facts

MARK_NAMES: Mapping[str, str] = {
    "settlement": "поселение определено",
    "topic": "тема есть в справочнике",
    "due_at": "срок ответа",
    "executor": "исполнитель",
    "fast_track": "ускоренное решение",
    "auto_delivery": "автоматическая маршрутизация",
    "control_evidence": "средство контроля",
    "resolved": "результат решения",
    "returned": "возврат на доработку",
    "repeat": "повторность",
    "mark": "оценка заявителя",
}
_PLACES: Mapping[str, str] = {"source": "источник", "settlement": "поселение", "block": "блок"}


@dataclass(frozen=True)
class Finding:
    """What one rule found: ``table`` under Russian headers, none found when it has no rows.

    ``slug`` is the page where it is mended, ``remedy`` says how.
    """

    key: str
    title: str
    table: pd.DataFrame
    slug: str
    remedy: str


@dataclass(frozen=True)
class Quality:
    """The findings in the order of the page, and the coverage of every mark.

    ``coverage``: source, mark (Russian), known, total, share (percents, NaN without messages).
    """

    findings: tuple[Finding, ...]
    coverage: pd.DataFrame

    @property
    def broken(self) -> int:
        """How many rules found something."""
        return sum(bool(len(one.table)) for one in self.findings)


def quality(facts: Facts, actor: Actor, chosen: Selection) -> Quality:
    """Return what the rules find in the messages of ``chosen``; needs Right.VIEW_FIGURES.

    Refusals, unknown names, sudden zeros and repeated months are looked for in all the data.
    """
    require(actor, Right.VIEW_FIGURES)
    known = queries.marks_known(facts, chosen)
    return Quality(
        (
            _low_marks(known),
            _unknown(facts),
            _refused(facts),
            _dates(facts, chosen),
            _perfect(facts, chosen),
            _zeros(facts),
            _same_months(facts),
        ),
        _coverage(known),
    )


def _coverage(known: pd.DataFrame) -> pd.DataFrame:
    total = known["total"].astype(float)
    share = (100 * known["known"] / total.where(total > 0)).astype(float)
    named = known.assign(share=share, mark=known["mark"].map(MARK_NAMES))
    return named.sort_values(["source", "share", "mark"], ignore_index=True)


def _low_marks(known: pd.DataFrame) -> Finding:
    found = low_coverage(known)
    return Finding(
        "marks",
        "Отметка известна меньше чем у половины сообщений",
        pd.DataFrame(
            {
                "Источник": found["source"],
                "Отметка": found["mark"].map(MARK_NAMES),
                "Известно": [_of(*pair) for pair in zip(found["known"], found["total"])],
                "Доля": [percent(100 * share) for share in found["coverage"]],
                "Почему": [
                    "столбца в файле нет, или он пуст" if not one else "заполнено не везде"
                    for one in found["known"]
                ],
            }
        ),
        "upload",
        "Попросите выгружать с этим столбцом. Показатель, которому он нужен, считается по остальным "
        "сообщениям, и вывод о нём — «мало данных».",
    )


def _unknown(facts: Facts) -> Finding:
    found = unknown_names(facts)
    kinds = {"settlement": "поселение", "topic": "тема"}
    return Finding(
        "unknown",
        "Названия, которых нет в справочниках",
        pd.DataFrame(
            {
                "Что": found["kind"].map(kinds),
                "Как написано": found["name"],
                "Сообщений": found["messages"],
                "Последняя загрузка": found["last_batch"],
            }
        ),
        "directories",
        "Сопоставьте название с поселением или темой: показатели пересчитаются и за прошлое.",
    )


def _refused(facts: Facts) -> Finding:
    found = queries.refused_reasons(facts)
    names = {
        "source": "Источник", "reason": "Причина и что сделать", "rows": "Строк",
        "batches": "В скольких файлах", "last_batch": "Последняя загрузка",
    }  # fmt: skip
    return Finding(
        "refused",
        "Строки, которые не приняты: невозможные даты, нет номера и другое",
        found.rename(columns=names)[list(names.values())],
        "journal",
        "Откройте загрузку в журнале: там номера строк вашего файла. Исправьте и загрузите его снова.",
    )


def _dates(facts: Facts, chosen: Selection) -> Finding:
    messages = queries.doubtful_dates(facts, chosen)
    broken = impossible_dates(messages, chosen.as_of)
    rows = messages.loc[broken["row"]].reset_index(drop=True)
    return Finding(
        "dates",
        "Принятые сообщения с сомнительными датами",
        pd.DataFrame(
            {
                "Источник": rows["source"],
                "Номер": rows["external_id"],
                "Что не так": broken["problem"],
                "Поступило": rows["received_at"].dt.strftime("%d.%m.%Y %H:%M"),
                "Срок": rows["due_at"].dt.strftime("%d.%m.%Y"),
                "Ответ": rows["answered_at"].dt.strftime("%d.%m.%Y %H:%M"),
                "Поселение": rows["settlement"],
            }
        ),
        "messages",
        "Проверьте даты в системе-источнике и загрузите исправленный файл.",
    )


def _perfect(facts: Facts, chosen: Selection) -> Finding:
    found = perfect_shares(queries.on_time_shares(facts, chosen))
    return Finding(
        "perfect",
        f"100 % в срок, но сообщений меньше {SMALL}: ни о чём не говорит",
        pd.DataFrame(
            {
                "Поселение": found["settlement"],
                "Месяц": found["month"].dt.strftime("%m.%Y"),
                "В срок": [_of(*pair) for pair in zip(found["numerator"], found["denominator"])],
            }
        ),
        "rating",
        "Смотрите год или квартал и место с интервалом на странице рейтинга.",
    )


def _zeros(facts: Facts) -> Finding:
    parts = [
        sudden_zeros(_finished(queries.monthly_counts(facts, by), facts.data_date)).assign(
            kind=words
        )
        for by, words in _PLACES.items()
    ]
    found = pd.concat(parts, ignore_index=True)
    return Finding(
        "zeros",
        "Вдруг ни одного сообщения за месяц",
        pd.DataFrame(
            {
                "Что": found["kind"],
                "Название": found["name"],
                "Месяц": [f"{one:%m.%Y}" for one in found["month"]],
                "Обычно в месяц": [number(float(one), 1) for one in found["expected"]],
                "По скольким месяцам": found["months"],
            }
        ),
        "journal",
        "Проверьте, полна ли выгрузка за этот месяц, и запросите недостающее.",
    )


def _same_months(facts: Facts) -> Finding:
    found = repeated_months(queries.monthly_contents(facts), ["settlement", "topic"])
    return Finding(
        "same",
        "Месяц в точности повторяет предыдущий: похоже, тот же файл",
        pd.DataFrame(
            {
                "Источник": found["source"],
                "Месяц": [f"{one:%m.%Y}" for one in found["month"]],
                "Повторяет": [f"{one:%m.%Y}" for one in found["before"]],
                "Сообщений": found["messages"],
            }
        ),
        "journal",
        "Сверьте файл с источником. Если он ошибочный, отмените загрузку и загрузите верный.",
    )


def _finished(counts: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Months as columns, those without a message too, up to the last whole one."""
    if not len(counts):
        return pd.DataFrame()
    whole = as_of.day == monthrange(as_of.year, as_of.month)[1]
    last = pd.Timestamp(as_of.replace(day=1)) - pd.DateOffset(months=0 if whole else 1)
    months = pd.date_range(counts["month"].min(), last, freq="MS")
    table = counts.pivot_table(index="name", columns="month", values="messages", aggfunc="sum")
    return table.reindex(columns=months).fillna(0)


def _of(some: float, all_: float) -> str:
    return f"{number(some)} из {number(all_)}"

"""What has to be known to read a trend: the grey line, hollow points, sources that came later."""

from datetime import date

from analytics.grains import Grain
from analytics.words import day
from answers.trends.received import Trends

MONTHS = 13
CALENDAR = "calendar"
LENGTHS = {
    "13": "13 месяцев",
    Grain.QUARTER: "Кварталы",
    Grain.MONTH: "Месяцы",
    Grain.WEEK: "Недели",
    Grain.DAY: "Дни",
    CALENDAR: "Календарь",
}


def length(chosen: str) -> tuple[Grain, int | None]:
    """Return the length of points of a choice among LENGTHS, and how many months it means."""
    if chosen == CALENDAR:
        return Grain.DAY, None
    return (Grain.MONTH, MONTHS) if chosen == str(MONTHS) else (Grain(chosen), None)


def trend_notes(answer: Trends, months: int | None, as_of: date) -> list[str]:
    """Return the sentences under the picture."""
    points, daily = answer.points, answer.grain is Grain.DAY
    notes: list[str] = []
    if daily and points["mean7"].notna().any():
        notes.append(
            "Толстая линия — среднее за 7 дней, серая — оно же год назад (те же дни недели)."
        )
    elif points["year_ago"].notna().any():
        weekdays = "" if answer.grain.by_date else ", те же дни недели"
        notes.append(f"Серая линия — год назад{weekdays}.")
    if months is not None:
        notes.append(
            f"На картинке {months} месяцев до конца выбранного периода, в заголовке — он сам."
        )
    elif not daily:
        notes.append("Точки целые: все, в которых есть день выбранного периода.")
    if points["unfinished"].any():
        notes.append(f"Последняя точка полая: период не завершён, данные на {day(as_of)}.")
    notes += [
        f"{one.source} есть только с {day(one.first)}: рост к прошлому году частью от этого."
        for one in answer.younger
        if answer.before is not None
    ]
    return notes

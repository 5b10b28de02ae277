"""The prospects of an indicator in words: for a card one line, for its page a sentence each."""

from collections.abc import Mapping

from analytics.control import LEAST_POINTS, Assurance, Variation
from analytics.definitions import Indicator
from analytics.outlooks import YearEnd
from analytics.prospects import Movement, Steadiness
from analytics.trends import Arrow
from analytics.words import capital, counted, number, percent, plan_percent, plural

OUT_OF_REACH = "план уже недостижим"
ARROWS: Mapping[Arrow, str] = {Arrow.UP: "↗", Arrow.DOWN: "↘"}

_CONTRARY: Mapping[Arrow, Variation] = {
    Arrow.UP: Variation.WORSENING,
    Arrow.DOWN: Variation.IMPROVING,
}
_UNITS: Mapping[str, tuple[str, str, str]] = {
    "messages": ("сообщение", "сообщения", "сообщений"),
    "page_months": ("выполненная норма", "выполненные нормы", "выполненных норм"),
    "decisions": ("решение", "решения", "решений"),
    "hearings": ("слушание", "слушания", "слушаний"),
}
_ASSURANCES: Mapping[Assurance, str] = {
    Assurance.RELIABLE: "Да: даже в худший из обычных месяцев план выполняется",
    Assurance.UNCERTAIN: "Не каждый месяц: план внутри обычных колебаний",
    Assurance.FAILING: "Нет: даже в лучший из обычных месяцев план не выполняется",
}
_VARIATIONS: Mapping[Variation, str] = {
    Variation.STEADY: "последний месяц — обычное колебание",
    Variation.IMPROVING: "последний месяц заметно лучше обычного",
    Variation.WORSENING: "последний месяц заметно хуже обычного",
}
_MOVES: Mapping[Arrow, str] = {
    Arrow.UP: "доля растёт, и это не случайность",
    Arrow.DOWN: "доля снижается, и это не случайность",
    Arrow.NONE: "устойчивого роста или снижения нет",
    Arrow.UNKNOWN: "о росте или снижении нельзя судить: мало месяцев с событиями",
}


def card_words(
    one: Indicator, end: YearEnd | None, plan: float | None, *, below: bool
) -> str | None:
    """Return what a card says of the rest of the year, None when there is nothing to say.

    That is how much is still needed when the plan is missed so far; and a warning when the plan,
    met so far, will probably be missed by the year's end.
    """
    if end is None or plan is None:
        return None
    if below:
        said = needed_words(one, end)
        if end.low >= plan and end.needed is not None:
            return f"{said}; при нынешнем ходе план будет выполнен"
        return said
    if end.high < plan:
        return f"к 31.12 ожидается {between(end.low, end.high, plan)}: ниже плана"
    return None


def needed_words(one: Indicator, end: YearEnd) -> str:
    """Return «нужно ещё 71 сообщение из ожидаемых 212 до 31.12», or that it cannot be."""
    if end.needed is None:
        return OUT_OF_REACH
    needed = counted(end.needed, *_UNITS[one.table])
    expected = plural(end.to_come, "ожидаемого", "ожидаемых", "ожидаемых")
    return f"нужно ещё {needed} из {expected} {number(end.to_come)} до 31.12"


def end_words(one: Indicator, end: YearEnd | None, plan: float | None, year: int) -> str:
    """Return the sentence on the year's end: the forecast, its limits, what is needed, the chance."""
    if end is None:
        if one.changes:
            return (
                f"Прогноза на конец {year} года нет: для него нужны три месяца с событиями, "
                "посчитанные тем же порядком, которым кончится год, и конец марта позади."
            )
        return (
            f"Прогноза на конец {year} года нет: для него нужны три месяца с событиями и конец "
            "марта позади."
        )
    said = (
        f"К 31.12.{year}, если пойдёт как в последние 12 месяцев, будет {percent(end.value, plan)}, "
        f"с вероятностью 95 % — {between(end.low, end.high, plan)}"
    )
    if plan is None:
        return f"{said}."
    said += f"; план {plan_percent(plan)}. "
    if end.needed == 0:
        return f"{said}План будет выполнен, даже если больше ничего не прибавится."
    if end.needed is None:
        return f"{said}План уже недостижим: нужно больше, чем ожидается до конца года."
    return f"{said}{capital(needed_words(one, end))}; вероятность выполнить план {_chance(end)}."


def assurance_words(found: Steadiness, plan: float | None) -> str:
    """Return the answer to «Можно ли рассчитывать на план?»."""
    if found.chart is None or found.assurance is Assurance.FEW or plan is None:
        enough = found.chart.points if found.chart is not None else 0
        few = f", с малым числом событий {number(found.small)}" if found.small else ""
        return (
            f"Судить нельзя: для этого нужно {LEAST_POINTS} месяцев за последние два года, в которых "
            f"событий хватает для вывода; таких {number(enough)}{few}."
        )
    usual = between(found.chart.low, found.chart.high, plan)
    return (
        f"{_ASSURANCES[found.assurance]}. Обычные месяцы — {usual}, план {plan_percent(plan)}"
        f"{_small(found)}."
    )


def pace_words(first: int, base: float, year: int, plan: float, gone: float) -> str:
    """Return how far the share has come from its first year to the plan of the year."""
    path = f"от {percent(base)} в {first} году к плану {year} года, {plan_percent(plan)}"
    if gone < 0:
        return f"Нет: {path}, нужно было подняться, а доля снизилась."
    said = "Да" if gone >= 1 else "Нет"
    return f"{said}: {path}, пройдено {percent(100 * gone, 100, digits=0)} пути."


def variation_words(found: Steadiness, moves: Movement) -> str:
    """Return the answer to «Меняется ли?»."""
    if moves.mixed:
        said = "О росте или снижении судить нельзя: сменился порядок расчёта"
    elif moves.arrow is Arrow.UNKNOWN:
        said = capital(_MOVES[moves.arrow])
    else:
        over = counted(moves.months, "месяц", "месяца", "месяцев")
        how = " с поправкой на сезон" if moves.seasonal else ""
        said = f"За {over}{how} {_MOVES[moves.arrow]}"
    if found.variation is Variation.FEW:
        return f"{said}."
    contrary = _CONTRARY.get(moves.arrow) is found.variation
    return f"{said}{', но' if contrary else ';'} {_VARIATIONS[found.variation]}."


def arrow_words(moves: Movement, found: Steadiness) -> str:
    """Return «↘ снижается за год» for a card; empty when no test allows an arrow.

    Empty too when the last month stands out to the other side: the two would contradict each other.
    """
    if moves.arrow not in ARROWS or found.variation is _CONTRARY[moves.arrow]:
        return ""
    return f"{ARROWS[moves.arrow]} {moves.arrow}{' за год' if moves.seasonal else ''}"


def between(low: float, high: float, plan: float | None = None) -> str:
    """Return «от 85,9 до 88,4 %», each on its side of the plan; one figure when both show alike."""
    first, last = percent(low, plan), percent(high, plan)
    return first if first == last else f"от {first.removesuffix('%').strip()} до {last}"


def _chance(end: YearEnd) -> str:
    chance = end.chance or 0.0
    if chance < 0.01:
        return "меньше 1 %"
    if chance > 0.99:
        return "больше 99 %"
    return f"около {number(100 * chance)} %"


def _small(found: Steadiness) -> str:
    if not found.small:
        return ""
    return (
        f"; {counted(found.small, 'месяц', 'месяца', 'месяцев')} с малым числом событий не "
        f"{plural(found.small, 'учтён', 'учтены', 'учтены')}"
    )

"""The carpet on a screen: a table with the verdict's sign and tint in each cell, a link each."""

from html import escape

from analytics.definitions import Indicator
from analytics.verdicts import Verdict
from analytics.words import NBSP, number, percent, plan_percent, points, titled
from answers.indicators.cards import Standing
from answers.indicators.carpet import Carpet
from charts.palette import SIGNS, Status, status
from ui.links import page_link
from ui.style import place

SMALL_N = 3
LEGEND = (
    f"{SIGNS['done']} выполнено, {SIGNS['close']} близко или год не завершён, "
    f"{SIGNS['failed']} не выполнено, {SIGNS['nodata']} мало данных или нет событий, «–» не "
    "применимо: показатель не делится по поселениям. Рядом с процентом — разрыв с планом в "
    "процентных пунктах. Меньше трёх событий — бледно и без процента. "
    "Щелчок по клетке открывает паспорт с её строками."
)


def draw_carpet(answer: Carpet) -> None:
    """Draw settlements by indicators with the district below."""
    place(carpet_markup(answer))


def carpet_markup(answer: Carpet) -> str:
    """Return the table as HTML with every value escaped."""
    heads = "".join(
        f'<th scope="col" title="{escape(one.official_name, quote=True)}">'
        f"{escape(titled(one.key, one.short_name).replace('. ', f'.{NBSP}', 1))}<br>{_plan(answer, one)}</th>"
        for one in answer.indicators
    )
    rows = [_row(answer, name) for name in answer.settlements]
    rows.append(_row(answer, None))
    return (
        '<div class="table-frame whole carpet"><table><thead><tr><th scope="col">Поселение</th>'
        f"{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _plan(answer: Carpet, one: Indicator) -> str:
    plan = one.plan.get(answer.date_to.year)
    return f"план {plan_percent(plan)}" if plan is not None else "плана на год нет"


def _row(answer: Carpet, settlement: str | None) -> str:
    """A row of a settlement, or of the whole district."""
    name = settlement or "Район"
    cells = ""
    for one in answer.indicators:
        now = answer.district[one.key] if settlement is None else answer.cells[name, one.key]
        address = page_link("passport", indicator=str(one.key), settlement=settlement)
        cells += _cell(now, f"{name}, {one.short_name}", address)
    kind = ' class="total"' if settlement is None else ""
    return f'<tr{kind}><th scope="row">{escape(name)}</th>{cells}</tr>'


def _cell(now: Standing, head: str, address: str) -> str:
    shown = status(now.verdict, now.unfinished)
    said = escape(sentence(now, head, shown), quote=True)
    if now.verdict == Verdict.NOT_APPLICABLE:
        return f'<td class="none" title="{said}">–</td>'
    if not now.denominator:
        return f'<td class="none" title="{said}">{shown.sign} нет событий</td>'
    small = now.denominator < SMALL_N
    face = f'<span class="sign-{shown.key}">{shown.sign}</span> '
    if small:
        face = f'<span class="small">всего {number(now.denominator)}</span>'
    else:
        counts = f"{number(now.numerator)} из {number(now.denominator)}"
        gap = "" if now.gap is None else points(now.gap).removesuffix(f"п.{NBSP}п.").strip()
        face += f'<b>{percent(now.value, now.plan)}</b> <span class="small">{gap}</span>'
        face += f'<br><span class="small">{counts}</span>'
    kind = "few" if small else f"cell-{shown.key}"
    link = f'<a href="{escape(address, quote=True)}" target="_self">{face}</a>'
    return f'<td class="{kind}" title="{said}">{link}</td>'


def sentence(now: Standing, head: str, shown: Status) -> str:
    """Return what a cell says: where, «N из M», the plan, the verdict."""
    if now.verdict == Verdict.NOT_APPLICABLE:
        return f"{head}: не применимо"
    if not now.denominator:
        return f"{head}: нет событий"
    counts = f"{number(now.numerator)} из {number(now.denominator)}"
    if now.denominator < SMALL_N:
        return f"{head}: {counts}, судить не по чему"
    unknown = f", отметка неизвестна у {number(now.unknown)}" if now.unknown else ""
    return (
        f"{head}: {percent(now.value, now.plan)}, {counts}{unknown}; план "
        f"{plan_percent(now.plan)}, разрыв {points(now.gap)}; {shown.words}"
    )

"""The switches and the legend of the heat map, in words."""

from collections.abc import Mapping

from analytics.words import day
from answers.heat.grid import Kind
from answers.heat.heatmap import HeatMap
from answers.heat.values import COMPARED, Metric

KINDS: Mapping[str, str] = {
    Kind.SUBJECTS: "Поселения и темы",
    Kind.MONTHS: "Поселения и месяцы",
    Kind.HOURS: "Дни недели и часы",
    Kind.EXECUTORS: "Исполнители и темы",
}
METRICS: Mapping[str, str] = {
    Metric.COUNT: "Число",
    Metric.PER_1000: "На 1000 жителей",
    Metric.LATE: "Доля опозданий",
    Metric.CHANGE: "К прошлому периоду",
    Metric.YEAR: "К прошлому году",
    Metric.OPEN: "Без ответа",
    Metric.MEDIAN: "Типичный срок ответа",
    Metric.REPEATS: "Доля повторных",
    Metric.MARK: "Средняя оценка",
    Metric.UNUSUAL: "Необычность",
}
LEVELS = {"block": "Блоки", "topic_group": "Группы тем", "topic": "Темы"}
COLOURS = {"load": "Нагрузка", "status": "Сравнение с районом"}
ROWS = {
    Kind.SUBJECTS: "Поселение",
    Kind.MONTHS: "Поселение",
    Kind.HOURS: "День недели",
    Kind.EXECUTORS: "Исполнитель",
}
TOTALS = {
    Kind.SUBJECTS: "Район",
    Kind.MONTHS: "Район",
    Kind.HOURS: "Вся неделя",
    Kind.EXECUTORS: "Все исполнители",
}
METRIC_NOTES = {
    Metric.COUNT: "сообщений",
    Metric.PER_1000: "сообщений на 1000 жителей",
    Metric.LATE: "с опозданием из тех, у кого срок наступил",
    Metric.CHANGE: "изменение к предыдущему такому же периоду",
    Metric.YEAR: "изменение к тем же дням прошлого года",
    Metric.OPEN: "без ответа на дату данных из полученных в периоде, без исключённых",
    Metric.MEDIAN: "за сколько приходит половина ответов · ответили из полученных, без исключённых",
    Metric.REPEATS: "повторных из тех, о которых это известно, без исключённых",
    Metric.MARK: "средняя оценка жителей от 1 до 5, без исключённых",
    Metric.UNUSUAL: "сообщений из ожидаемых по размеру строки и столбца",
}
_SMALL = "Бледная клетка — меньше трёх, по ней не судят."
_STRONGER = {
    Metric.LATE: "тем больше доля опозданий; «—» — сроки ещё не наступили",
    Metric.MEDIAN: "тем дольше ждут ответа; «—» — больше половины ещё ждут",
    Metric.REPEATS: "тем больше доля повторных; штриховка — источник их не отмечает",
    Metric.MARK: "тем выше оценка; штриховка — оценок нет",
    Metric.OPEN: "тем больше сообщений без ответа; «0» — ответили на все или сообщений не было",
    Metric.PER_1000: "тем больше; штриховка — число жителей неизвестно, «×» — не применимо",
}
_HIGHER = {
    Metric.PER_1000: "▲ пишут чаще, чем по району в этом столбце, ● реже",
    Metric.LATE: "▲ опаздывают чаще, чем по району в целом, ● реже",
    Metric.REPEATS: "▲ повторных больше, чем по району в целом, ● меньше",
    Metric.MEDIAN: "▲ ждут дольше, чем по району в целом, ● меньше",
}


def legend(answer: HeatMap, mode: str) -> str:
    """Return what the colours mean, and that a cell can be pressed."""
    if answer.metric in COMPARED:
        first, last = (day(one) for one in answer.before or (None, None))
        meaning = (
            f"Сравнение с днями с {first} по {last}. ▲ заметный рост, ● заметный спад, "
            "○ разница в пределах случайной."
        )
    elif answer.metric is Metric.UNUSUAL:
        meaning = (
            "«41 из 20»: пришло 41, а по размеру строки и столбца ожидалось 20. "
            "▲ необычно много, ● необычно мало, ○ отличие в пределах случайного."
        )
    elif mode == "status":
        meaning = f"{_HIGHER[answer.metric]}, ○ отличие в пределах случайного."
    else:
        stronger = _STRONGER.get(answer.metric, "тем больше; «0» — сообщений не было")
        meaning = f"Чем заметнее цвет на фоне, {stronger}."
    return f"{meaning} {_SMALL} Щелчок открывает сообщения."


def sizes(answer: HeatMap, circles: bool) -> str:
    """Return what size and colour mean on the district's map."""
    size = "Чем больше круг, тем больше сообщений. " if circles else "Север сверху. "
    stronger = _STRONGER.get(answer.metric, "тем больше; «0» — сообщений не было")
    small = (
        "Бледный круг — меньше трёх, по нему" if circles else "Бледная плитка — меньше трёх, по ней"
    )
    return (
        f"{size}Чем заметнее цвет на фоне, {stronger}. {small} не судят. Щелчок выбирает поселение."
    )

"""Runs of the importer in words: what goes on, how far it is, what came of it."""

from analytics.words import counted, plural
from data.runs import Run
from ui.literal import literal

# Step reached → what is done now.
_NOW = {
    "": "проверка", "received": "проверка", "guarded": "чтение", "read": "сопоставление",
    "mapped": "сравнение", "previewed": "сравнение", "confirmed": "запись", "written": "запись",
    "checkpointed": "запись", "journaled": "публикация", "published": "публикация",
}  # fmt: skip
_ORDER = ("проверка", "чтение", "сопоставление", "сравнение", "запись", "публикация")
_OWN = {
    "preview": "Читаю файлы",
    "confirm": "Идёт загрузка",
    "inbox": "Идёт загрузка из папки обмена",
    "undo": "Отменяю загрузку",
    "publish": "Публикую новую версию данных",
    "clear_demo": "Убираю демонстрационные данные",
}
_OTHERS = {
    "confirm": "Сейчас загружает",
    "inbox": "Сейчас разбирает папку обмена",
    "undo": "Сейчас отменяет загрузку",
    "publish": "Сейчас публикует данные",
    "clear_demo": "Сейчас убирает демонстрационные данные",
}
_ENDED = {
    "confirm": "Загрузка закончилась",
    "inbox": "Папка обмена разобрана",
    "undo": "Загрузка отменена",
    "publish": "Новая версия данных опубликована",
    "clear_demo": "Демонстрационные данные убраны",
}


def shown_to(run: Run, actor: str) -> bool:
    """Return whether a run is news to a person: looking through is nobody else's business."""
    return run.action in (_OWN if run.actor == actor else _OTHERS)


def working_words(run: Run, actor: str) -> str:
    """Return a run at work: «Идёт загрузка: файл 2 из 5, «январь.xlsx», чтение…»."""
    if run.actor == actor:
        return f"{_OWN[run.action]}{_place(run)}…"
    return (
        f"{_OTHERS[run.action]} {literal(run.title)}{_place(run)}… Ваша загрузка встанет в очередь."
    )


def share_done(run: Run) -> float:
    """Return how much of a run is done, from 0 to 1."""
    if not run.total:
        return 0.0
    if run.index >= run.total:
        return 0.95
    within = _ORDER.index(_step(run)) / len(_ORDER)
    return 0.95 * (run.index + within) / run.total


def ended_words(run: Run, actor: str) -> str:
    """Return what came of a run: «Загрузка закончилась: 2 файла, 1 204 строки»."""
    if run.end != "answered":
        return literal(run.words)
    if run.action == "preview":
        ready = run.summary.get("preview", 0) + run.summary.get("asks again", 0)
        if 0 < ready < len(run.files):
            return f"Файлы прочитаны: {_named(run)}; загрузить можно {ready} из {len(run.files)}"
        files = counted(ready, "файл", "файла", "файлов")
        return f"Файлы прочитаны, {files} можно загрузить: {_named(run)}"
    ended = _ENDED[run.action]
    whose = "" if run.actor == actor else f" ({literal(run.title)})"
    return f"{ended}{whose}{_what_came(run)}."


def waits(run: Run) -> bool:
    """Return whether a looked-through run waits to be confirmed."""
    ready = run.summary.get("preview", 0) + run.summary.get("asks again", 0)
    return run.action in ("preview", "confirm") and run.end == "answered" and ready > 0


def _place(run: Run) -> str:
    if not run.total or run.index > run.total:
        return ""
    if run.index == run.total:
        return ": сравнение" if run.action == "preview" else ": публикация новой версии"
    of = f"файл {run.index + 1} из {run.total}, " if run.total > 1 else ""
    return f": {of}«{literal(run.file)}», {_step(run)}"


def _step(run: Run) -> str:
    # What was read before its confirmation is only compared once more and written.
    if run.action == "confirm" and not run.step:
        return "сравнение"
    return _NOW.get(run.step, "чтение")


def _what_came(run: Run) -> str:
    if run.action not in ("confirm", "inbox"):
        return ""
    taken, rows = run.summary.get("imported", 0), run.summary.get("rows", 0)
    said: list[str] = []
    if taken:
        files = counted(taken, "файл", "файла", "файлов")
        said.append(f"{files}, {counted(rows, 'строка', 'строки', 'строк')}")
    refused = run.summary.get("refused", 0)
    if refused:
        verb = plural(refused, "не подошёл", "не подошли", "не подошли")
        said.append(f"{verb} {counted(refused, 'файл', 'файла', 'файлов')}")
    again = run.summary.get("asks again", 0)
    if again:
        said.append("данные изменились, проверьте числа ещё раз")
    return f": {'; '.join(said)}" if said else ": ничего нового"


def _named(run: Run) -> str:
    more = f" и ещё {len(run.files) - 2}" if len(run.files) > 3 else ""
    shown = run.files[:2] if more else run.files
    return ", ".join(f"«{literal(name)}»" for name in shown) + more

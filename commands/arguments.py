"""What may be typed: the commands and their arguments (contract.md, section 4)."""

import argparse
import re
from datetime import date

from commands.usage import above_zero, speak_russian, whole_number

COUNT_DIMENSIONS = (
    "settlement", "locality", "month", "week", "day", "block", "topic_group", "topic", "source",
    "executor",
)  # fmt: skip
YEARS = range(2000, 2100)  # dates of other years are no dates of messages either
INDICATOR_DIMENSIONS = ("settlement", "block", "source", "month")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; ``asked.command`` names the one that was given."""
    speak_russian()
    # Given before the command or after it, an option holds: SUPPRESS keeps the later parser from
    # putting its default over what the earlier one read.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--home", type=_folder, help="папка данных (иначе SVODKA_HOME или var/)")
    common.add_argument("--json", action="store_true", help="ответ одним документом JSON")
    words = "Сводка: командная строка"
    whole = argparse.ArgumentParser(prog="cli.py", description=words, parents=[common])
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=words, description=words)

    sub = command("import", "загрузить файлы")
    sub.add_argument("files", nargs="*", metavar="FILE")
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--profile", help="профиль источника, например im")
    which.add_argument("--mapping", help="сопоставление столбцов (TOML)")
    sub.add_argument("--replace", action="store_true", help="заменять и уже известные ответы")
    sub.add_argument("--inbox", action="store_true", help="взять файлы из папки inbox/")
    sub.add_argument("--yes", action="store_true", help="загрузить; без него — только предпросмотр")
    command("batches", "перечень загрузок")
    sub = command("undo", "отменить загрузку")
    sub.add_argument("batch", type=whole_number, metavar="BATCH", help="номер загрузки")
    command("publish", "опубликовать данные заново")
    sub = command("check", "проверить целостность данных")
    sub.add_argument("--repair", action="store_true", help="исправить то, что можно без потерь")
    sub = command("restore", "восстановить хранилище из последней целой копии")
    sub.add_argument("copy", nargs="?", metavar="COPY", help="имя копии (иначе последняя целая)")
    sub.add_argument("--yes", action="store_true", help="восстановить; без него — только показать")
    sub = command("indicators", "семь целевых показателей")
    period = sub.add_mutually_exclusive_group()
    period.add_argument("--year", type=_year, metavar="Y", help="с 1 января; иначе текущий год")
    period.add_argument("--month", type=_month, metavar="YYYY-MM", help="один месяц")
    _as_of(sub)
    sub.add_argument("--by", choices=INDICATOR_DIMENSIONS, help="разрез")
    sub = command("counts", "количество и сроки сообщений")
    words = f"разрезы через запятую: {', '.join(COUNT_DIMENSIONS)}"
    sub.add_argument("--by", type=_dimensions, required=True, metavar="A,B", help=words)
    _period(sub)
    sub = command("rating", "рейтинг поселений")
    _period(sub)
    sub = command("surges", "тревоги резкого роста сообщений")
    _days(sub)
    _as_of(sub)
    sub = command("plan", "планы мероприятий: загрузить, показать обязательства")
    actions = sub.add_subparsers(dest="plan_command", required=True, metavar="COMMAND")
    act = actions.add_parser("import", parents=[common], help="прочитать план или отчёт")
    act.add_argument("file", metavar="FILE")
    act.add_argument("--yes", action="store_true", help="сохранить; без него — только показать")
    act.add_argument(
        "--plan", type=whole_number, help="это отчёт об исполнении плана с таким номером"
    )
    act.add_argument("--year", type=_year, help="за какой год отчёт; иначе последний из названных")
    act = actions.add_parser("obligations", parents=[common], help="кто и когда должен отчитаться")
    _days(act)
    sub = command("demo", "записать выгрузки демонстрационного района")
    sub.add_argument("outdir")
    sub.add_argument("--seed", type=whole_number, default=1229)
    sub.add_argument("--scale", type=above_zero, default=1.0)
    words = "завести в демонстрационном районе то, что ведут люди: планы, карты, карточку, пометки"
    sub = command("demo-registers", words)
    sub.add_argument("folder", metavar="DIR", help="куда записать документы планов")
    return whole


def _period(sub: argparse.ArgumentParser) -> None:
    _days(sub)
    _as_of(sub)
    sub.add_argument("--source", metavar="S", help="один источник: ИМ, ПОС, ЕДДС, 59-ФЗ или свой")


def _days(sub: argparse.ArgumentParser) -> None:
    for option, words in (("--from", "первый день, 2026-01-01"), ("--to", "последний день")):
        sub.add_argument(option, dest=f"date_{option[2:]}", type=_day, metavar="D", help=words)


def _as_of(sub: argparse.ArgumentParser) -> None:
    words = "по данным на конец этого дня; иначе на сегодня"
    sub.add_argument("--as-of", type=_day, metavar="D", help=words)


def _folder(text: str) -> str:
    if not text.strip():  # a variable that a script forgot: it would mean the folder one stands in
        raise argparse.ArgumentTypeError("нужно имя папки, а дано пустое")
    return text


def _month(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if not found:
        raise argparse.ArgumentTypeError(f"месяц пишут как 2026-01, а дано {text!r}")
    return _year(found[1]), int(found[2])


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in YEARS):
        raise argparse.ArgumentTypeError(f"нужен год от {YEARS[0]} до {YEARS[-1]}, а дано {text!r}")
    return int(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"день пишут как 2026-01-31, а дано {text!r}") from None
    _year(f"{day.year}")
    return day


def _dimensions(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in COUNT_DIMENSIONS]
    if unknown or len(set(names)) != len(names):
        raise argparse.ArgumentTypeError(f"можно: {', '.join(COUNT_DIMENSIONS)}")
    return names

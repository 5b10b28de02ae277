"""The command line: what scheduled jobs and checks rely on (contract.md, section 4).

Words go to stderr, with --json one JSON document goes to stdout and nothing else. Exit 0: done;
1: a file or request refused, with a Russian reason; 2: wrong usage. Modules are imported by the
command that needs them: a file that is already in is answered before any library is loaded.
"""

import argparse
import getpass
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Yekaterinburg")

COUNT_DIMENSIONS = (
    "settlement", "locality", "month", "week", "day", "block", "topic_group", "topic", "source",
    "executor",
)  # fmt: skip
YEARS = range(2000, 2100)  # dates of other years are no dates of messages either
INDICATOR_DIMENSIONS = ("settlement", "block", "source", "month")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Russian words under any locale
            stream.reconfigure(encoding="utf-8")
    parser = _parser()
    # Defaults go here: the parsers share the two options, and a default of one would be all's.
    asked = parser.parse_args(arguments, argparse.Namespace(home=None, json=False))
    if asked.command == "import" and bool(asked.files) == asked.inbox:
        parser.error("назовите файлы или --inbox")
    try:
        answer, code = asked.run(asked)
    except Exception as error:  # noqa: BLE001 - _failed raises again what is no news for a user
        answer, code = _failed(asked, error)
    if asked.json:
        sys.stdout.write(
            json.dumps(answer, ensure_ascii=False, default=str, allow_nan=False) + "\n"
        )
    return code


def _parser() -> argparse.ArgumentParser:
    # Given before the command or after it, an option holds: SUPPRESS keeps the later parser from
    # putting its default over what the earlier one read.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--home", help="папка данных (иначе SVODKA_HOME или var/)")
    common.add_argument("--json", action="store_true", help="ответ одним документом JSON")
    words = "Сводка: командная строка"
    parser = argparse.ArgumentParser(prog="cli.py", description=words, parents=[common])
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[..., Any], words: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=words, description=words)
        sub.set_defaults(run=run)
        return sub

    sub = command("import", _import, "загрузить файлы")
    sub.add_argument("files", nargs="*", metavar="FILE")
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--profile", help="профиль источника, например im")
    which.add_argument("--mapping", help="сопоставление столбцов (TOML)")
    sub.add_argument("--replace", action="store_true", help="заменять и уже известные ответы")
    sub.add_argument("--inbox", action="store_true", help="взять файлы из папки inbox/")
    sub.add_argument("--yes", action="store_true", help="загрузить; без него — только предпросмотр")
    command("batches", _batches, "перечень загрузок")
    sub = command("undo", _undo, "отменить загрузку")
    sub.add_argument("batch", type=int)
    command("publish", _publish, "опубликовать данные заново")
    command("check", _check, "проверить целостность данных")
    sub = command("indicators", _indicators, "семь целевых показателей")
    period = sub.add_mutually_exclusive_group()
    period.add_argument("--year", type=_year)
    period.add_argument("--month", type=_month)
    sub.add_argument("--as-of", type=_day)
    sub.add_argument("--by", choices=INDICATOR_DIMENSIONS)
    sub = command("counts", _counts, "количество и сроки сообщений")
    sub.add_argument("--by", type=_dimensions, required=True)
    _period(sub)
    sub = command("rating", _rating, "рейтинг поселений")
    _period(sub)
    sub = command("demo", _demo, "записать выгрузки демонстрационного района")
    sub.add_argument("outdir")
    sub.add_argument("--seed", type=int, default=1229)
    sub.add_argument("--scale", type=float, default=1.0)
    return parser


def _period(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--from", dest="date_from", type=_day)
    sub.add_argument("--to", dest="date_to", type=_day)
    sub.add_argument("--as-of", type=_day)
    sub.add_argument("--source")


def _month(text: str) -> tuple[int, int]:
    moment = datetime.strptime(text, "%Y-%m")
    return _year(f"{moment.year}"), moment.month


def _year(text: str) -> int:
    year = int(text)
    if year not in YEARS:
        raise argparse.ArgumentTypeError(f"год от {YEARS[0]} до {YEARS[-1]}")
    return year


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    _year(f"{day.year}")
    return day


def _dimensions(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in COUNT_DIMENSIONS]
    if unknown or len(set(names)) != len(names):
        raise argparse.ArgumentTypeError(f"можно: {', '.join(COUNT_DIMENSIONS)}")
    return names


def _import(asked: argparse.Namespace) -> tuple[Any, int]:
    from data.importing.lean import without_pandas

    without_pandas()
    from data import inbox
    from data.home import home_at
    from data.importing.job import Job
    from data.importing.known import already_in

    home = home_at(asked.home)
    mapping: str | None = None
    if asked.mapping is not None:
        try:
            mapping = Path(asked.mapping).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return _refused(
                f"Файл сопоставления «{asked.mapping}» не читается. Проверьте имя и кодировку UTF-8."
            )
    paths = inbox.waiting(home) if asked.inbox else [Path(name) for name in asked.files]
    jobs = [Job(p, p.name, asked.profile, mapping, asked.replace) for p in paths]
    now = _now()
    known = [already_in(home, job) for job in jobs]
    if all(one is not None for one in known):
        outcomes = [one for one in known if one is not None]
    elif asked.yes:
        from data.importing.importer import import_files

        outcomes = import_files(home, jobs, _actor(), now, _progress)
    else:
        from data.importing.importer import preview_file

        outcomes = [preview_file(home, job, now) for job in jobs]
    if asked.inbox and asked.yes:
        inbox.tidy(home, list(zip(paths, outcomes, strict=True)))
    for one, name in zip(outcomes, asked.files, strict=False):
        one["file"] = name
    for one in outcomes:
        _say(_outcome_words(one))
    if any(one["status"] == "preview" for one in outcomes):
        _say("Это предпросмотр. Чтобы загрузить, повторите с --yes.")
    return outcomes, int(any(one["status"] == "refused" for one in outcomes))


def _batches(asked: argparse.Namespace) -> tuple[Any, int]:
    from data.batches import batches
    from data.home import home_at

    found = batches(home_at(asked.home), _actor())
    for one in found:
        undone = f", отменена {one['undone_at']}" if one["undone_at"] else ""
        _say(
            f"№ {one['batch_id']} {one['title']}: {one['file_name']}, принято {one['rows_accepted']}{undone}"
        )
    return found, 0


def _undo(asked: argparse.Namespace) -> tuple[Any, int]:
    from data.importing.lean import without_pandas

    without_pandas()
    from data.batches import undo
    from data.errors import UserError
    from data.home import home_at

    try:
        done = undo(home_at(asked.home), _actor(), asked.batch, _now())
    except UserError as error:
        return _refused(str(error))
    _say(f"Загрузка № {asked.batch} отменена, опубликована версия {done['snapshot']}.")
    return done, 0


def _publish(asked: argparse.Namespace) -> tuple[Any, int]:
    from data.importing.lean import without_pandas

    without_pandas()
    from data.batches import republish
    from data.home import home_at

    number = republish(home_at(asked.home), _actor(), _now())
    _say(f"Опубликована версия {number}.")
    return {"snapshot": number}, 0


def _check(asked: argparse.Namespace) -> tuple[Any, int]:
    from data.importing.lean import without_pandas

    without_pandas()
    from data.check import check
    from data.home import home_at

    problems = check(home_at(asked.home))
    for problem in problems:
        _say(problem)
    _say("Всё в порядке." if not problems else f"Найдено неполадок: {len(problems)}.")
    return {"ok": not problems, "problems": problems}, int(bool(problems))


def _indicators(asked: argparse.Namespace) -> tuple[Any, int]:
    from answers.indicators import indicator_rows
    from data.errors import UserError
    from data.home import home_at

    as_of = asked.as_of or _now().date()
    year, month = asked.month or (asked.year or as_of.year, None)
    try:
        rows = indicator_rows(home_at(asked.home), _actor(), year, month, as_of, asked.by)
    except UserError as error:
        return _refused(str(error))
    for row in rows:
        value = "нет" if row["value"] is None else f"{row['value']:.2f} %"
        _say(
            f"{row['indicator']}: {value} ({row['numerator']} из {row['denominator']}), {row['verdict']}"
        )
    return rows, 0


def _counts(asked: argparse.Namespace) -> tuple[Any, int]:
    from answers.counts import count_rows

    return _rows(asked, lambda home, chosen: count_rows(home, _actor(), chosen, asked.by))


def _rating(asked: argparse.Namespace) -> tuple[Any, int]:
    from answers.rating import rating_rows

    return _rows(asked, lambda home, chosen: rating_rows(home, _actor(), chosen))


def _rows(asked: argparse.Namespace, answer: Callable[..., Any]) -> tuple[Any, int]:
    from data.errors import UserError
    from data.home import home_at
    from data.queries.selection import Selection

    as_of = asked.as_of or _now().date()
    if asked.date_from and asked.date_from > (asked.date_to or as_of):
        return _refused("Начало периода позже его конца. Проверьте --from, --to и --as-of.")
    chosen = Selection(
        as_of=as_of,
        date_from=asked.date_from,
        date_to=asked.date_to,
        source=asked.source,
    )
    try:
        rows = answer(home_at(asked.home), chosen)
    except UserError as error:
        return _refused(str(error))
    for row in rows:
        _say(", ".join(str(value) for value in row.values()))
    return rows, 0


def _demo(asked: argparse.Namespace) -> tuple[Any, int]:
    import demo

    files = demo.write(Path(asked.outdir), seed=asked.seed, scale=asked.scale)
    _say(f"Записано файлов: {len(files)}, папка {asked.outdir}.")
    return [str(path) for path in files], 0


def _outcome_words(one: dict[str, Any]) -> str:
    if one["status"] == "refused":
        return f"{one['file']}: не загружен. {one['reason']}"
    if one["status"] == "unchanged":
        return f"{one['file']}: {one['reason']}"
    return (
        f"{one['file']}: {one['title']}, прочитано {one['rows_read']}, принято {one['rows_accepted']} "
        f"(новых {one['rows_new']}, изменённых {one['rows_changed']}, тех же {one['rows_same']}), "
        f"отказано {one['rows_refused']}, пропущено {one['rows_skipped']}"
    )


def _failed(asked: argparse.Namespace, error: Exception) -> tuple[dict[str, str], int]:
    """Say what a user can mend; of a child that broke, give the code under which it is logged."""
    from data.errors import UserError
    from data.home import home_at
    from data.importing.isolation import ChildDied, ChildFailed

    if isinstance(error, UserError):
        return _refused(str(error))
    if not isinstance(error, ChildDied | ChildFailed):
        raise error
    from data.logbook import record_error

    about = {"doing": asked.command}
    code = record_error(home_at(asked.home), str(error), _now().isoformat(), **about)
    return _refused(
        f"Не получилось из-за ошибки в программе. Передайте администратору код {code}."
    )


def _refused(reason: str) -> tuple[dict[str, str], int]:
    _say(reason)
    return {"reason": reason}, 1


def _progress(what: str, done: int, total: int) -> None:
    _say(f"[{done}/{total}] {what}")


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _now() -> datetime:
    return datetime.now(ZONE).replace(tzinfo=None, microsecond=0)


def _actor() -> Any:
    from access.rights import command_line_actor

    return command_line_actor(getpass.getuser())


if __name__ == "__main__":
    sys.exit(main())

"""Commands that change or check the data. Libraries are loaded by the command that needs them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.speech import actor, outcome_words, progress, refused, say
from commands.upkeep import settle_first

if TYPE_CHECKING:
    from data.home import Home


def import_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Import files, or with --inbox those in the inbox; without --yes only preview them."""
    from data.importing.lean import without

    if asked.yes:
        without("pandas", "numpy")
    from data import inbox
    from data.home import home_at

    home = home_at(asked.home)
    if not asked.inbox:
        return _import(asked, home, [Path(name) for name in asked.files])
    with inbox.turn(home) as paths:
        return _import(asked, home, paths)


def _import(asked: argparse.Namespace, home: "Home", paths: list[Path]) -> tuple[Any, int]:
    from data import inbox
    from data.file_names import readable, shown_name
    from data.importing.job import Job
    from data.importing.known import already_in

    mapping: str | None = None
    if asked.mapping is not None:
        try:
            mapping = Path(asked.mapping).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return refused(
                f"Файл сопоставления «{asked.mapping}» не читается. Проверьте имя и кодировку UTF-8."
            )
    jobs = [Job(p, shown_name(p.name), asked.profile, mapping, asked.replace) for p in paths]
    now = asked.now
    settle_first(home, now)
    known = [already_in(home, job) for job in jobs]
    if all(one is not None for one in known):
        outcomes = [one for one in known if one is not None]
    elif asked.yes:
        from data.importing.early import Early

        early = Early(home, jobs, now)
        from data.importing.importer import import_files

        outcomes = import_files(home, early.jobs(), actor(), now, progress)
    else:
        from commands.previews import previewed

        outcomes = previewed(home, jobs, now)
    if asked.inbox and asked.yes:
        inbox.tidy(home, list(zip(paths, outcomes, strict=True)))
    for one, name in zip(outcomes, asked.files, strict=False):
        one["file"] = readable(name)
    for one in outcomes:
        say(outcome_words(one))
    if any(one["status"] == "preview" for one in outcomes):
        say("Это предпросмотр. Чтобы загрузить, повторите с --yes.")
    return outcomes, int(any(one["status"] == "refused" for one in outcomes))


def batches_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """List the batches, newest first."""
    from data.batches import batches
    from data.home import home_at

    found = batches(home_at(asked.home), actor())
    for one in found:
        undone = f", отменена {one['undone_at']}" if one["undone_at"] else ""
        say(
            f"№ {one['batch_id']} {one['title']}: {one['file_name']}, принято {one['rows_accepted']}{undone}"
        )
    return found, 0


def undo_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Take a batch back and publish."""
    from data.importing.lean import without_pandas

    without_pandas()
    from data.batches import undo
    from data.home import home_at

    home = home_at(asked.home)
    settle_first(home, asked.now)
    done = undo(home, actor(), asked.batch, asked.now)
    say(f"Загрузка № {asked.batch} отменена, опубликована версия {done['snapshot']}.")
    return done, 0


def publish_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Publish the store anew."""
    from data.importing.lean import without_pandas

    without_pandas()
    from data.batches import republish
    from data.home import home_at

    home = home_at(asked.home)
    settle_first(home, asked.now)
    number = republish(home, actor(), asked.now)
    say(f"Опубликована версия {number}.")
    return {"snapshot": number}, 0


def demo_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Write the exports of the invented district."""
    import demo

    files = demo.write(Path(asked.outdir), seed=asked.seed, scale=asked.scale)
    say(f"Записано файлов: {len(files)}, папка {asked.outdir}.")
    return [str(path) for path in files], 0

"""Mending what can be made anew without losing anything: everything but the rows of the store."""

import shutil
from datetime import datetime

from access.rights import Actor, Right, require
from data import journal
from data.backups import backups, copy_registers
from data.check import problems
from data.home import Home
from data.importing.importer import publish_now
from data.importing.isolation import in_child
from data.importing.settling import settle
from data.inspection.problem import Problem
from data.inspection.registers import registers_problems
from data.inspection.snapshots import snapshot_problems, unreadable
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from data.seeds import registers_of
from data.store import set_aside, taking_turns


def repair(home: Home, actor: Actor, now: datetime) -> tuple[list[str], list[Problem]]:
    """Mend what can be mended; return Russian sentences about it and the problems that are left.

    Needs Right.PUBLISH. Completes or drops what was cut off, rebuilds the journal from the store,
    takes lost registers from the latest copy, and publishes in place of a bad snapshot. With a
    damaged store only the registers are mended: the rest is left to ``restoring``.
    """
    require(actor, Right.PUBLISH)
    found = problems(home)
    parts = {problem.part for problem in found}
    said: list[str] = []
    if "registers" in parts:
        said.append(in_child(lambda: _registers_put_back(home, now)))
    if "store" not in parts:
        if "journal" in parts:
            said.append(in_child(lambda: _journal_rebuilt(home)))
        said += in_child(lambda: settle(home, now))
        if "snapshot" in parts:
            said += in_child(lambda: versions_mended(home, now))
    return said, problems(home)


def _registers_put_back(home: Home, now: datetime) -> str:
    with taking_turns(home):
        logs = [home.registers.with_name(home.registers.name + end) for end in ("-wal", "-shm")]
        set_aside(home, home.registers, *logs)
        for backup in backups(home):
            if backup.home.registers.exists() and not registers_problems(backup.home):
                copy_registers(backup.home.registers, home.registers)
                return (
                    f"Справочники и настройки взяты из копии от {backup.at:%d.%m.%Y %H:%M}. "
                    "Изменённое позже внесите ещё раз."
                )
    registers_of(home, now, anew=True).dispose()
    return (
        "Справочники и настройки потеряны, копии нет: взяты те, что идут с программой. "
        "Сохранённые правки и сопоставления внесите ещё раз."
    )


def _journal_rebuilt(home: Home) -> str:
    """Keep every line that is whole; the others then come back from the store by settling."""
    with taking_turns(home):
        whole = journal.whole_entries(home)
        if home.journal.exists():
            shutil.copy2(home.journal, set_aside(home) / home.journal.name)
        journal.rewrite(home, whole)
    return f"Журнал загрузок восстановлен: целых строк {len(whole)}, остальные — из хранилища."


def versions_mended(home: Home, now: datetime) -> list[str]:
    """Publish anew when the newest version is bad, drop older ones that cannot be read, and say so."""
    dropped = _drop_unreadable(home)
    if not snapshot_problems(home):
        listed = ", ".join(f"№ {number}" for number in dropped)
        return [f"Прежние версии данных {listed} не читались и удалены."] if dropped else []
    number = publish_now(home, now)
    _drop_unreadable(home)
    return [f"Опубликована версия данных № {number} взамен повреждённой или отставшей."]


def _drop_unreadable(home: Home) -> list[int]:
    """Drop the bad versions but the newest: it stays until another one is there."""
    newest = max(snapshot_numbers(home), default=0)
    bad = sorted({number for number, _ in unreadable(home)} - {newest})
    for number in bad:
        for path in home.snapshots.glob(f"{snapshot_path(home, number).stem}.*"):
            path.unlink()
    return bad

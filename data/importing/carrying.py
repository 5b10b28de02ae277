"""Imports carried through their steps: on record while they run, made good when they are cut off."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from access.rights import Actor
from data import journal, unfinished
from data.backups import back_up, is_due
from data.errors import UserError, disk_words
from data.home import Home
from data.importing import outcome
from data.importing.isolation import ChildDied, ChildFailed, in_child
from data.importing.known import written
from data.importing.settling import settle, settle_if_needed
from data.importing.steps import told
from data.logbook import record_error
from data.unfinished import Record

Outcome = dict[str, Any]
Said = TypeVar("Said", Outcome, Outcome | None)

_UNSETTLED = (
    "Загрузка оборвалась на записи, и довести её до конца не удалось. {} Она завершится или "
    "отменится сама, когда будет начата следующая; итог будет в журнале загрузок."
)
_UNDO_UNSETTLED = (
    "Отмена оборвалась на записи, и довести её до конца не удалось. {} Она завершится или не "
    "состоится, когда будет начата следующая загрузка; итог будет в журнале загрузок."
)
_UNPUBLISHED = (
    "Строки загружены, но показатели ещё не пересчитаны. {} Они пересчитаются сами, когда будет "
    "начата следующая загрузка."
)
_CUT_OFF = "Публикация оборвалась."


@dataclass(frozen=True)
class Passage:
    """The files or undos of one call; their records are kept until what they did is published."""

    home: Home
    actor: Actor
    now: datetime
    records: list[Record]

    def carry(self, file_name: str, work: Callable[[], Said]) -> Said | Outcome:
        """Return the outcome of one file from ``work`` in a child; a refusal means nothing is in.

        «published» of an outcome tells whether it is on the screens too. None is passed on.
        """
        before = set(journal.live_imports(self.home))
        record = self._begin("import", file_name=file_name)
        try:
            with told(record.reach):
                said: Said | Outcome = in_child(work)
        except UserError as error:
            said = outcome.refused(file_name, str(error))
        except ChildDied:
            said = outcome.refused(file_name, outcome.TOO_HEAVY)
        except ChildFailed as error:
            said = outcome.refused(file_name, outcome.BUG.format(self._logged(error)))
        if said is not None and said["status"] == "imported":
            self.records.append(record)
            return said
        if not record.has_reached("confirmed"):
            record.end()
            return said
        return self._made_good(record, before, said or outcome.refused(file_name, ""))

    def carry_undo(self, batches: Sequence[int], work: Callable[[], None]) -> None:
        """Take batches back by ``work`` in a child, and publish.

        Raises what went wrong when they are still in force, UserError when that is not known yet.
        """
        record = self._begin("undo", batches=list(batches))
        try:
            with told(record.reach):
                in_child(work)
        except (UserError, ChildDied, ChildFailed):
            if not record.has_reached("confirmed"):
                record.end()
                raise
            record.leave()
            why = self._not_settled()
            if why:
                raise UserError(_UNDO_UNSETTLED.format(why)) from None
            if set(batches) & journal.live_imports(self.home).keys():
                raise
        else:
            record.end()

    def publish(self, outcomes: Sequence[Outcome], work: Callable[[], Any]) -> None:
        """Publish what the files brought by ``work`` in a child, or say in them why it is not yet."""
        try:
            in_child(work)
        except (UserError, ChildDied, ChildFailed) as error:
            say_unpublished(outcomes, str(error) if isinstance(error, UserError) else _CUT_OFF)
        else:
            self.published()

    def published(self) -> None:
        """Forget the records: everything they speak of is on the screens."""
        while self.records:
            self.records.pop().end()

    def _made_good(self, record: Record, before: set[int], refused: Outcome) -> Outcome:
        record.leave()
        why = self._not_settled()
        found = written(self.home, refused["file"], self.now, before)
        if found is not None:
            warnings = [_UNPUBLISHED.format(why)] if why else []
            return {**found, "warnings": warnings, "published": not why}
        return {**refused, "reason": _UNSETTLED.format(why)} if why else refused

    def _not_settled(self) -> str:
        """Complete or drop what was cut off; return why that could not be done, else nothing."""
        try:
            in_child(lambda: settle(self.home, self.now))
        except UserError as error:
            return str(error)
        except (ChildDied, ChildFailed) as error:
            return f"Передайте администратору код {self._logged(error)}."
        return ""

    def _begin(self, kind: str, **said: Any) -> Record:
        about = {"kind": kind, "actor": self.actor.name, "at": str(self.now), **said}
        return unfinished.begin(self.home, about)

    def _logged(self, error: Exception) -> str:
        try:
            return record_error(self.home, str(error), self.now.isoformat(), doing="import")
        except OSError:
            return "— (журнал работы не пишется: проверьте место на диске)"


def say_unpublished(outcomes: Sequence[Outcome], why: str) -> None:
    """Say in what was imported that the screens do not show it yet."""
    for one in outcomes:
        if one["status"] == "imported":
            one["warnings"] = [*one["warnings"], _UNPUBLISHED.format(why)]


@contextmanager
def under_way(home: Home, actor: Actor, now: datetime) -> Generator[Passage]:
    """Yield a passage, when what an earlier one left undone has been seen to and the copy is made.

    Raises UserError when the store cannot be opened or the disk is full.
    """
    try:
        settle_if_needed(home, now)
        if is_due(home, now):
            in_child(lambda: back_up(home, now))
        passage = Passage(home, actor, now, [])
        try:
            yield passage
        finally:
            for record in passage.records:
                record.leave()
    except OSError as error:
        raise UserError(disk_words(error)) from error

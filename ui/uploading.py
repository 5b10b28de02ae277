"""The upload page between reruns: which files lie there, what they would change, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import streamlit as st

from analytics.words import counted
from data import uploads
from ui.clock import now
from ui.district import District

Outcome = dict[str, Any]
BY_HAND = "вручную"  # refusals of unknown headers advise it in these letters


class Uploaded(Protocol):
    """A file in Streamlit's uploader."""

    name: str
    file_id: str

    def getvalue(self) -> bytes:
        """Return the content."""
        ...


@dataclass
class Uploading:
    """Kept for one browser tab. ``round`` renames the uploader, which empties it."""

    round: int = 0
    asked: tuple[Any, ...] = ()
    seen: list[Outcome] = field(default_factory=list[Outcome])
    done: list[Outcome] = field(default_factory=list[Outcome])
    by_hand: str | None = None
    overtaken: bool = False

    @property
    def seen_by_hand(self) -> bool:
        """Whether the mapped file was looked through."""
        return bool(self.asked) and self.asked[0] == "mapping"

    def begin_again(self, done: list[Outcome]) -> None:
        """Empty the page, keeping what was done."""
        self.round += 1
        self.asked, self.seen, self.done, self.by_hand = (), [], done, None
        self.overtaken = False


def uploading() -> Uploading:
    """Return the state of this tab."""
    return st.session_state.setdefault("uploading", Uploading())


def look_through(
    here: District,
    state: Uploading,
    files: Sequence[Uploaded],
    profile: str | None,
    replace: bool,
) -> None:
    """Preview the files, unless exactly this was previewed."""
    asked = (tuple(file.file_id for file in files), profile, replace, here.facts.number)
    if asked == state.asked:
        return
    contents = [(file.name, file.getvalue()) for file in files]
    with st.spinner("Читаю файлы…"):
        said = uploads.Asked(profile=profile, replace=replace)
        state.seen = uploads.preview(here.home, here.actor, contents, now(), said)
    state.asked = asked


def take_in(here: District, state: Uploading, outcomes: Sequence[Outcome]) -> None:
    """Import what was previewed; when other data came in meanwhile, the page shows it all anew."""
    with st.spinner("Загружаю…"):
        done = uploads.confirm(here.home, here.actor, outcomes, now())
    if any(one["status"] == "asks again" for one in done):
        state.asked, state.overtaken = (), True
    else:
        state.begin_again(done)


def ready_of(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes that wait for a confirmation."""
    return [one for one in outcomes if one.get("preview")]


def headline(state: Uploading) -> str:
    """Return the page's title: what is the case now."""
    if state.by_hand and not state.seen_by_hand:
        return "Укажите, что значит каждый столбец"
    if state.seen:
        ready = ready_of(state.seen)
        if not ready:
            return "Загружать нечего: посмотрите причины ниже"
        rows = sum(one["rows_new"] for one in ready)
        changed = sum(one["rows_changed"] for one in ready)
        said = counted(rows, "новая строка", "новые строки", "новых строк")
        also = f", изменённых {changed}" if changed else ""
        return f"К загрузке: {counted(len(ready), 'файл', 'файла', 'файлов')}, {said}{also}"
    taken = [one for one in state.done if one["status"] == "imported"]
    if taken:
        rows = sum(one["rows_accepted"] for one in taken)
        said = counted(rows, "строка принята", "строки приняты", "строк принято")
        return f"Загружено: {counted(len(taken), 'файл', 'файла', 'файлов')}, {said}"
    return "Загрузите выгрузки: система узнает их по заголовкам"

"""The upload page between reruns: what is asked of the importer, what it answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import streamlit as st

from analytics.words import counted
from answers.imports.mappings import remember_dates
from data import runs, uploads
from data.errors import UserError
from data.file_names import shown_name
from data.runs import Run
from data.uploads import Asked
from ui.clock import now
from ui.district import District

Outcome = dict[str, Any]
BY_HAND = "вручную"  # refusals of unknown headers advise it in these letters
_KEPT = "uploading"
_RUN = "run"


class Uploaded(Protocol):
    """A file in Streamlit's uploader."""

    name: str
    file_id: str

    def getvalue(self) -> bytes:
        """Return the content."""
        ...


@dataclass
class Uploading:
    """Kept for one browser tab; ``run`` stands in the address too, so that a refresh finds it.

    ``asked`` is what the run was begun with when files of the uploader lie behind it; ``outcomes``
    or ``trouble`` are the answer of the run ``answered``. ``ways`` tell how single files are to be
    read. ``round`` renames the uploader, which empties it.
    """

    round: int = 0
    run: str | None = None
    answered: str | None = None
    asked: tuple[Any, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    trouble: str = ""
    ways: dict[str, Asked] = field(default_factory=dict[str, Asked])
    by_hand: str | None = None
    overtaken: bool = False

    @property
    def mapped(self) -> bool:
        """Whether the run looks through a file mapped by hand."""
        return bool(self.asked) and self.asked[0] == "mapping"

    def follow(self, run: str | None, asked: tuple[Any, ...] = ()) -> None:
        """Show this run from now on."""
        self.run, self.asked = run, asked
        self.answered, self.outcomes, self.trouble = None, [], ""
        if run is not None:
            st.query_params[_RUN] = run
        else:
            st.query_params.pop(_RUN, None)

    def begin_again(self) -> None:
        """Empty the page."""
        self.round += 1
        self.ways, self.by_hand, self.overtaken = {}, None, False
        self.follow(None)


def uploading() -> Uploading:
    """Return the state of this tab; a run named in the address is taken up."""
    state = st.session_state.setdefault(_KEPT, Uploading())
    named = st.query_params.get(_RUN)
    if named and named != state.run:
        state.begin_again()
        state.follow(named)
    elif state.run and not named:  # the person came back by the menu
        st.query_params[_RUN] = state.run
    return state


def shown_run(slug: str) -> str | None:
    """Return the run that the page with this address shows by itself."""
    state: Uploading | None = st.session_state.get(_KEPT)
    named = st.query_params.get(_RUN)
    return (named or (state.run if state else None)) if slug == "upload" else None


def look_through(here: District, state: Uploading, files: Sequence[Uploaded], usual: Asked) -> None:
    """Begin to look through the files, unless exactly this was begun; other data ask anew."""
    ways = [state.ways.get(file.file_id, usual) for file in files]
    asked = (tuple(file.file_id for file in files), tuple(ways), here.facts.number)
    if asked == state.asked:
        return
    state.overtaken = state.answered is not None and asked[:2] == state.asked[:2]
    _drop_preview(here, state)
    contents = [(shown_name(file.name), file.getvalue()) for file in files]
    state.follow(uploads.begin_preview(here.home, here.actor, contents, now(), ways), asked)


def try_mapping(
    here: District, state: Uploading, file: Uploaded, asked: tuple[Any, ...], way: Asked
) -> None:
    """Begin to look through a file by a mapping made by hand; ``asked`` says which."""
    _drop_preview(here, state)
    content = [(shown_name(file.name), file.getvalue())]
    state.follow(uploads.begin_preview(here.home, here.actor, content, now(), [way]), asked)


def read_otherwise(state: Uploading, file: Uploaded, way: Asked, **changes: Any) -> None:
    """Read one file in another way from now on."""
    state.ways[file.file_id] = replace(way, **changes)
    st.rerun()


def read_dates(here: District, state: Uploading, profile: str, key: str, name: str) -> None:
    """Keep how dates of a column are read with the profile, and look through the files anew."""
    remember_dates(here.home, here.actor, profile, key, name, now())
    state.asked = ()
    st.rerun()


def take_in(here: District, state: Uploading, outcomes: Sequence[Outcome]) -> None:
    """Begin to import what was looked through; the uploader is emptied."""
    began = uploads.begin_confirm(here.home, here.actor, outcomes, now(), state.run or "")
    state.begin_again()
    state.follow(began)


def take_in_inbox(here: District, state: Uploading) -> None:
    """Begin to import what waits in the inbox."""
    state.begin_again()
    state.follow(uploads.begin_inbox(here.home, here.actor, now()))


def leave(here: District, state: Uploading) -> None:
    """Forget what was looked through."""
    _drop_preview(here, state)
    state.begin_again()


def catch_up(here: District, state: Uploading) -> Run | None:
    """Return the run of this tab while it works; once it has ended, take its answer."""
    if state.run is None or state.answered == state.run:
        return None
    run = runs.find(here.home, state.run)
    if run is not None and run.end is None:
        return run
    try:
        state.outcomes = runs.answer(here.home, here.actor, state.run)
    except UserError as error:
        state.trouble = str(error)
    runs.mark_seen(here.home, state.run)
    state.answered = state.run
    return None


def ready_of(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes that wait for a confirmation."""
    return [one for one in outcomes if one.get("preview") and one["status"] != "imported"]


def headline(state: Uploading, working: Run | None) -> str:
    """Return the page's title: what is the case now."""
    if working is not None:
        return "Читаю файлы…" if working.action == "preview" else "Загружаю…"
    if state.by_hand and not state.mapped:
        return "Укажите, что значит каждый столбец"
    if state.trouble:
        return "Не получилось: посмотрите причину ниже"
    ready = ready_of(state.outcomes)
    if ready:
        return _to_be_loaded(ready)
    taken = [one for one in state.outcomes if one["status"] == "imported"]
    if taken:
        rows = sum(one["rows_accepted"] for one in taken)
        said = counted(rows, "строка принята", "строки приняты", "строк принято")
        return f"Загружено: {counted(len(taken), 'файл', 'файла', 'файлов')}, {said}"
    if state.answered and not state.outcomes:
        return "Папка обмена пуста"
    if state.outcomes:
        return "Загружать нечего: посмотрите причины ниже"
    return "Загрузите выгрузки: система узнает их по заголовкам"


def _to_be_loaded(ready: Sequence[Outcome]) -> str:
    new = sum(one["rows_new"] for one in ready)
    said = [counted(new, "новая строка", "новые строки", "новых строк")]
    if changed := sum(one["rows_changed"] for one in ready):
        said.append(f"изменённых {changed}")
    if refused := sum(one["rows_refused"] for one in ready):
        said.append(
            counted(refused, "строка не примется", "строки не примутся", "строк не примется")
        )
    return f"К загрузке: {counted(len(ready), 'файл', 'файла', 'файлов')}, {', '.join(said)}"


def _drop_preview(here: District, state: Uploading) -> None:
    run = runs.find(here.home, state.run) if state.run else None
    if run is not None and run.action == "preview":
        runs.drop(here.home, run.id)

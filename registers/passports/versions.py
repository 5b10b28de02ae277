"""Passports of the indicators: every save is a new version, nothing is ever lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from analytics.definitions import Indicator
from analytics.passport_changes import changes
from registers.audit import note
from registers.database import reading, writing
from registers.passports.values import (
    SEED_AUTHOR,
    PassportError,
    PassportVersion,
    State,
    by_code,
    read_passport,
    versions_in_force,
)
from registers.tables import PassportRow

LONGEST_CODE: Final = 60
LONGEST_COMMENT: Final = 500
YEARS: Final = range(2000, 2101)
_DONE: Mapping[State, str] = {
    "draft": "Сохранён черновик паспорта",
    "published": "Опубликован паспорт",
    "archived": "Показатель убран в архив",
}


@dataclass(frozen=True)
class Saving:
    """What is saved with a text: its state, from which day it counts, why, by whose approval.

    `seen` is the newest version the author had before the eyes (0 for a new indicator): when
    somebody saved another meanwhile, nothing is overwritten.
    """

    state: State
    seen: int
    comment: str
    valid_from: date = date.min
    approver: str = ""
    approved_on: date | None = None


def seed_passports(engine: Engine, texts: Mapping[str, str], *, now: datetime) -> tuple[str, ...]:
    """Put in the shipped passports whose codes are not there yet, as version 1.

    A code that is already there keeps what people made of it. Returns the codes put in, so an
    indicator added by a file appears at the next start.
    """
    with writing(engine) as session:
        known = set(session.scalars(select(PassportRow.code)))
        new = tuple(code for code in texts if code not in known)
        for code in new:
            session.add(
                PassportRow(
                    code=code,
                    version=1,
                    toml_text=texts[code],
                    valid_from=date.min,
                    author=SEED_AUTHOR,
                    at=now,
                )
            )
        return new


def passport_versions(engine: Engine) -> tuple[PassportVersion, ...]:
    """Every version of every passport, drafts too, by code and version."""
    with reading(engine) as session:
        return _versions(session)


def save_passport(
    engine: Engine, actor: Actor, toml_text: str, saving: Saving, *, now: datetime
) -> PassportVersion:
    """Save the text as the next version of its code and return it; needs Right.EDIT_PASSPORTS.

    Raises PassportError when the text cannot be used, when the code or the number belongs to
    another indicator, when nothing changed, or when somebody else saved meanwhile.
    """
    require(actor, Right.EDIT_PASSPORTS)
    one = read_passport(toml_text)
    _check(one, saving, now)
    with writing(engine) as session:
        known = by_code(_versions(session))
        own = known.get(one.code, ())
        last = own[-1] if own else None
        _check_turn(one, own, saving)
        _check_place(one, own, saving)
        _check_number(one, known)
        version = PassportVersion(
            code=one.code,
            version=last.version + 1 if last else 1,
            toml_text=toml_text.strip() + "\n",
            valid_from=saving.valid_from,
            author=actor.name,
            at=now,
            state=saving.state,
            comment=saving.comment.strip(),
            approver=saving.approver.strip(),
            approved_on=saving.approved_on,
        )
        if last is not None and _same(last, version):
            raise PassportError(
                "В паспорте ничего не изменилось, новая версия не нужна. Измените что-нибудь."
            )
        session.add(PassportRow(**vars(version)))
        said = changes(read_passport(last.toml_text), one) if last else ("новый показатель",)
        note(
            session, actor, _DONE[saving.state], f"{one.code}, версия {version.version}",
            f"{version.comment}: {'; '.join(said)}", now=now,
        )  # fmt: skip
        return version


def _versions(session: Session) -> tuple[PassportVersion, ...]:
    rows = session.scalars(select(PassportRow).order_by(PassportRow.code, PassportRow.version))
    return tuple(
        PassportVersion(
            row.code,
            row.version,
            row.toml_text,
            row.valid_from,
            row.author,
            row.at,
            row.state,  # pyright: ignore[reportArgumentType] - only this module writes it
            row.comment,
            row.approver,
            row.approved_on,
        )
        for row in rows
    )


def _check(one: Indicator, saving: Saving, now: datetime) -> None:
    if len(one.code) > LONGEST_CODE:
        raise PassportError(
            f"Код «{one.code}» длиннее {LONGEST_CODE} знаков. Возьмите короче: его видят в адресах."
        )
    if not saving.comment.strip():
        raise PassportError(
            "Не сказано, зачем меняется паспорт. Напишите причину одной строкой: она останется в "
            "истории версий."
        )
    if len(saving.comment) > LONGEST_COMMENT:
        raise PassportError(
            f"Причина длиннее {LONGEST_COMMENT} знаков. Сократите её до одной-двух строк."
        )
    if saving.approved_on is not None and saving.approved_on > now.date():
        raise PassportError(
            f"Дата утверждения {saving.approved_on:%d.%m.%Y} ещё не наступила. Укажите день не "
            "позже сегодняшнего."
        )
    if saving.approved_on is not None and not saving.approver.strip():
        raise PassportError("Есть дата утверждения, но не сказано, кто утвердил. Впишите кто.")
    first = saving.valid_from
    if first != date.min and (first.day != 1 or first.year not in YEARS):
        raise PassportError(
            "Версия вступает в силу с первого числа месяца: месяц считают по одному порядку. "
            "Выберите первое число."
        )


def _check_turn(one: Indicator, own: tuple[PassportVersion, ...], saving: Saving) -> None:
    last = own[-1].version if own else 0
    if saving.seen == last:
        return
    if saving.seen == 0:
        raise PassportError(
            f"Показатель с кодом «{one.code}» уже есть. Измените его паспорт или возьмите другой код."
        )
    if not own:
        raise PassportError(
            f"Показателя с кодом «{one.code}» нет. Код не меняют: добавьте новый показатель."
        )
    raise PassportError(
        f"Пока вы правили, {own[-1].author} сохранил версию {last}. Обновите страницу, посмотрите "
        "её и внесите свои изменения заново."
    )


def _check_place(one: Indicator, own: tuple[PassportVersion, ...], saving: Saving) -> None:
    """A version for later days only stands beside older ones: both must count the same kind of rows."""
    if saving.valid_from == date.min or saving.state == "archived":
        return
    counting = versions_in_force(own)
    if not counting:
        raise PassportError(
            "Прежнего порядка у этого показателя нет, поэтому новый считается за все годы. "
            "Выберите «за все годы»."
        )
    before = read_passport(counting[0].toml_text)
    if (one.table, one.dated) != (before.table, before.dated):
        raise PassportError(
            "Новая версия считает строки другого рода, и рядом с прежними месяцами её не поставить. "
            "Выберите «за все годы»: прежние месяцы пересчитаются."
        )


def _check_number(one: Indicator, known: Mapping[str, tuple[PassportVersion, ...]]) -> None:
    if one.number is None:
        return
    for code, own in known.items():
        counting = versions_in_force(own)
        if code == one.code or not counting:
            continue
        other = read_passport(counting[0].toml_text)
        if other.number == one.number:
            raise PassportError(
                f"Номер {one.number} занят показателем «{other.short_name}». Возьмите другой номер "
                "или уберите поле number: тогда показатель будет виден под своим кодом."
            )


def _same(last: PassportVersion, version: PassportVersion) -> bool:
    return (
        last.toml_text.strip() == version.toml_text.strip()
        and last.state == version.state
        and last.valid_from == version.valid_from
        and (last.approver, last.approved_on) == (version.approver, version.approved_on)
    )

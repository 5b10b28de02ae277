"""The passports and all their versions: what changed, which counts now, and saving the next one."""

from dataclasses import dataclass
from datetime import date, datetime

from access.rights import Actor, Right, require
from analytics.definitions import Indicator
from analytics.passport_changes import changes
from analytics.words import NBSP, day, titled
from data.definitions import parsed
from data.home import Home
from data.passport_texts import variant_of, variants
from data.queries.messages import reasons_seen
from data.registers_open import open_registers_of
from data.snapshots import Facts
from data.snapshots import passport_versions as published_versions
from registers.passports import versions as register
from registers.passports.values import PassportVersion, by_code, versions_in_force
from registers.passports.versions import Saving

DRAFT, COUNTS, ARCHIVED, PAST = "черновик", "действует", "в архиве", "прежняя"


@dataclass(frozen=True)
class Version:
    """One version with what differs from the one before, a line each; ``standing`` in words."""

    stored: PassportVersion
    standing: str
    changes: tuple[str, ...]

    @property
    def number(self) -> int:
        """The number of the version."""
        return self.stored.version

    @property
    def indicator(self) -> Indicator:
        """The indicator as this version describes it."""
        return parsed(self.stored.toml_text)

    @property
    def since(self) -> str:
        """From when it counts: «за все годы» or «с 01.03.2026»."""
        return since_words(self.stored.valid_from)


@dataclass(frozen=True)
class Known:
    """An indicator with its versions, the newest first; ``standing`` of the whole in words."""

    code: str
    title: str
    standing: str
    versions: tuple[Version, ...]
    variant: str | None

    @property
    def formula_words(self) -> str:
        """The variant in force; without one, whether there is another to choose."""
        return self.variant or ("свой" if variants(self.code) else "единственный")

    @property
    def last(self) -> Version:
        """The newest version: what an edit starts from."""
        return self.versions[0]


@dataclass(frozen=True)
class Passports:
    """All indicators; ``unpublished`` when the screens still show figures of other versions."""

    known: tuple[Known, ...]
    unpublished: bool


def passports(home: Home, actor: Actor, facts: Facts, now: datetime) -> Passports:
    """Return every passport with its versions; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    stored = register.passport_versions(open_registers_of(home, now))
    known = [_known(code, own) for code, own in by_code(stored).items()]
    known.sort(key=lambda one: (one.last.indicator.number or 1000, one.code))
    counting = tuple(one for one in stored if one.state != "draft")
    return Passports(tuple(known), counting != _ordered(published_versions(facts)))


def save(home: Home, actor: Actor, text: str, saving: Saving, now: datetime) -> PassportVersion:
    """Save a text as the next version; needs Right.EDIT_PASSPORTS, raises PassportError."""
    return register.save_passport(open_registers_of(home, now), actor, text, saving, now=now)


def reasons(facts: Facts, actor: Actor) -> tuple[str, ...]:
    """Return the reasons for which messages are left out, most first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return tuple(reasons_seen(facts))


def since_words(first: date) -> str:
    """Return from which day a version counts, in words."""
    return "за все годы" if first == date.min else f"с{NBSP}{day(first)}"


def _known(code: str, own: tuple[PassportVersion, ...]) -> Known:
    counting = {one.version for one in versions_in_force(own)}
    said = [one for one in own if one.state != "draft"]
    standing = DRAFT if not said else COUNTS if counting else ARCHIVED
    texts = [None, *(one.toml_text for one in own)]
    versions = tuple(
        Version(one, _standing(one, counting), _changes(before, one.toml_text))
        for before, one in zip(texts, own, strict=False)
    )
    last = parsed(own[-1].toml_text)
    title = titled(last.key, last.short_name)
    return Known(code, title, standing, versions[::-1], variant_of(own[-1].toml_text))


def _standing(one: PassportVersion, counting: set[int]) -> str:
    if one.state == "draft":
        return DRAFT
    if one.version in counting:
        return COUNTS
    return ARCHIVED if one.state == "archived" else PAST


def _changes(before: str | None, after: str) -> tuple[str, ...]:
    if before is None:
        return ("первая версия",)
    return changes(parsed(before), parsed(after)) or ("расчёт прежний",)


def _ordered(versions: tuple[PassportVersion, ...]) -> tuple[PassportVersion, ...]:
    return tuple(sorted(versions, key=lambda one: (one.code, one.version)))

"""What a directory may hold: every rule, with the Russian reason and the remedy."""

from collections.abc import Iterable, Sequence
from typing import Final

from registers.directories.values import (
    Alias,
    Block,
    Directory,
    DirectoryError,
    Locality,
    Settlement,
    Topic,
    alias_space,
    folded,
)

LONGEST_NAME: Final = 300
LONGEST_LABEL: Final = 2 * LONGEST_NAME + len(" / ")


def check_directory(directory: Directory) -> None:
    """Raise `DirectoryError` at the first thing that contradicts the rest of the directory."""
    for block in directory.blocks:
        check_block(block)
    for settlement in directory.settlements:
        check_settlement(settlement)
    for locality in directory.localities:
        _check_locality(locality, directory.settlements)
    for topic in directory.topics:
        check_topic(topic, directory.blocks)
    _check_unique("Блок", (block.name for block in directory.blocks))
    _check_unique("Поселение", (settlement.name for settlement in directory.settlements))
    _check_unique("Населённый пункт", (f"{x.settlement} / {x.name}" for x in directory.localities))
    _check_unique("Тема", (topic.label for topic in directory.topics))
    for alias in directory.aliases:
        check_alias(alias, directory)
    for kind in ("settlement", "topic", "service"):
        same_space = (a.name for a in directory.aliases if alias_space(a.kind) == alias_space(kind))
        _check_unique("Вариант названия", same_space)


def check_block(block: Block) -> None:
    """A block has a name and does not end before it begins."""
    _check_name("блока", block.name)
    if block.until is not None and block.until < block.since:
        raise DirectoryError(
            f"Блок «{block.name}» заканчивается ({block.until:%d.%m.%Y}) раньше, чем начинается "
            f"({block.since:%d.%m.%Y}). Исправьте одну из дат."
        )


def check_settlement(settlement: Settlement) -> None:
    """A settlement has a name, a sensible population and a place on the Earth, where given."""
    _check_name("поселения", settlement.name)
    _check_population(settlement.name, settlement.population)
    _check_place(settlement.name, settlement.lat, settlement.lon)
    if settlement.oktmo and not (
        settlement.oktmo.isascii()
        and settlement.oktmo.isdigit()
        and len(settlement.oktmo) in (8, 11)
    ):
        raise DirectoryError(
            f"Код ОКТМО «{settlement.oktmo}» не подходит: нужно 8 или 11 цифр. Если код "
            "неизвестен, оставьте поле пустым."
        )


def check_topic(topic: Topic, blocks: Sequence[Block]) -> None:
    """A topic has both names and a block of the directory."""
    _check_name("группы тем", topic.topic_group)
    _check_name("темы", topic.topic)
    check_block_exists(topic.block, blocks)


def check_block_exists(name: str, blocks: Sequence[Block]) -> None:
    """The name is exactly that of a block."""
    if name not in {block.name for block in blocks}:
        raise DirectoryError(
            f"Блока «{name}» нет в справочнике. Выберите блок из списка или сначала добавьте его."
        )


def check_alias(alias: Alias, directory: Directory) -> None:
    """The name says something new and the target is there for it to mean."""
    _check_name("варианта", alias.name, LONGEST_LABEL)
    _check_own_name(alias, directory)
    match alias.kind:
        case "settlement":
            names = {settlement.name for settlement in directory.settlements}
            if alias.target is not None and alias.target not in names:
                raise DirectoryError(
                    f"Поселения «{alias.target}» нет в справочнике. Выберите поселение из списка."
                )
        case "topic":
            if alias.target is not None and directory.topic_named(alias.target) is None:
                raise DirectoryError(
                    f"Тема «{alias.target}» в справочнике не найдена или таких тем несколько. "
                    "Выберите тему из списка вместе с её группой."
                )
        case "service":
            if alias.target is not None:
                check_block_exists(alias.target, directory.blocks)
        case "outside":
            _check_outside(alias.target, directory)


def _check_own_name(alias: Alias, directory: Directory) -> None:
    """A name the directory already knows as its own cannot be given another meaning."""
    own = {
        "place": [settlement.name for settlement in directory.settlements],
        "topic": [topic.label for topic in directory.topics],
        "service": list[str](),
    }[alias_space(alias.kind)]
    if folded(alias.name) in map(folded, own):
        raise DirectoryError(
            f"«{alias.name}» — само название из справочника, его вариант не нужен. Если сообщения "
            "с ним не распознаются, проверьте, из какого столбца берётся название."
        )


def _check_outside(target: str | None, directory: Directory) -> None:
    if target is None or not folded(target):
        raise DirectoryError(
            "Не указано, какому муниципалитету принадлежит это название. Впишите муниципалитет, "
            "например «город Урай»."
        )
    if folded(target) in {folded(settlement.name) for settlement in directory.settlements}:
        raise DirectoryError(
            f"«{target}» — поселение нашего района, его сообщения исключать нельзя. Укажите другой "
            "муниципалитет или отнесите название к поселению."
        )


def _check_locality(locality: Locality, settlements: Sequence[Settlement]) -> None:
    _check_name("населённого пункта", locality.name)
    _check_population(locality.name, locality.population)
    _check_place(locality.name, locality.lat, locality.lon)
    if locality.settlement not in {settlement.name for settlement in settlements}:
        raise DirectoryError(
            f"Населённый пункт «{locality.name}» отнесён к поселению «{locality.settlement}», "
            "которого нет в справочнике. Исправьте название поселения."
        )


def _check_name(whose: str, name: str, longest: int = LONGEST_NAME) -> None:
    if not folded(name):
        raise DirectoryError(f"Название {whose} пустое. Впишите его.")
    if len(name) > longest:
        raise DirectoryError(
            f"Название {whose} длиннее {longest} знаков. Похоже, в столбец попал текст "
            "сообщения: проверьте файл или сократите название."
        )


def _check_population(name: str, population: int | None) -> None:
    if population is not None and population <= 0:
        raise DirectoryError(
            f"Население «{name}» указано как {population}. Нужно число больше нуля; если оно "
            "неизвестно, оставьте поле пустым."
        )


def _check_place(name: str, lat: float | None, lon: float | None) -> None:
    # Written so that NaN fails as well.
    on_earth = (lat is None or -90 <= lat <= 90) and (lon is None or -180 <= lon <= 180)
    if not on_earth or (lat is None) != (lon is None):
        raise DirectoryError(
            f"Координаты «{name}» не подходят: широта {lat}, долгота {lon}. Нужны обе: широта от "
            "−90 до 90, долгота от −180 до 180; если места не знаете, оставьте обе пустыми."
        )


def _check_unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if folded(name) in seen:
            raise DirectoryError(f"{what} «{name}» встречается дважды. Оставьте одну запись.")
        seen.add(folded(name))

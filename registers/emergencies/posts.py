"""Who holds which post of the centre: by post and block, the person edited.

The posts come with the district; persons, telephones and addresses are only what people typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.emergencies.tables import PostRow

LONGEST: Final = 300
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Role(StrEnum):
    """What a post does in the centre."""

    CURATOR = "curator"
    HEAD = "head"
    COORDINATOR = "coordinator"
    BLOCK_CURATOR = "block_curator"
    BLOCK_HEAD = "block_head"
    REGIONAL = "regional"


ROLE_NAMES: Final[dict[Role, str]] = {
    Role.CURATOR: "Куратор Центра",
    Role.HEAD: "Руководитель Центра",
    Role.COORDINATOR: "Координатор Центра",
    Role.BLOCK_CURATOR: "Куратор отраслевого блока",
    Role.BLOCK_HEAD: "Руководитель отраслевого блока",
    Role.REGIONAL: "Руководитель отраслевого блока ЦУР",
}
BY_BLOCK: Final = frozenset({Role.BLOCK_CURATOR, Role.BLOCK_HEAD, Role.REGIONAL})
"""Roles that may be held by different posts in different blocks."""


class PostError(Exception):
    """A post is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Post:
    """A post: its official title and the person who holds it, blank where nobody said.

    ``block`` is "" where the post is the whole district's, or stands for every block without one
    of its own. A card has the posts of its emergency; there ``block`` is "" too.
    """

    role: Role
    title: str
    person: str = ""
    phone: str = ""
    email: str = ""
    block: str = ""

    @property
    def role_name(self) -> str:
        """What the post does, in Russian."""
        return ROLE_NAMES[self.role]


def seed_posts(engine: Engine, shipped: Iterable[Post], *, now: datetime) -> None:
    """Fill the directory with the posts that come with the district, if it was never filled."""
    with reading(engine) as session:
        if session.scalars(select(PostRow).limit(1)).first() is not None:
            return
    with writing(engine) as session:
        if session.scalars(select(PostRow).limit(1)).first() is None:
            session.add_all(_row(one, "поставлено с системой", now) for one in shipped)


def posts(engine: Engine) -> tuple[Post, ...]:
    """Return every post, by role and then by block."""
    with reading(engine) as session:
        return posts_in(session)


def posts_in(session: Session) -> tuple[Post, ...]:
    """Return the same within a transaction of the caller."""
    found = [
        Post(Role(row.role), row.title, row.person, row.phone, row.email, row.block)
        for row in session.scalars(select(PostRow))
    ]
    order = list(Role)
    return tuple(sorted(found, key=lambda one: (order.index(one.role), one.block)))


def posts_for(known: Iterable[Post], block: str | None) -> tuple[Post, ...]:
    """Return one post a role for an emergency in ``block``, blank where the directory has none.

    A post of the block goes before the one for all blocks.
    """
    by_key = {(one.role, one.block): one for one in known}
    chosen = []
    for role in Role:
        found = by_key.get((role, block or "")) or by_key.get((role, "")) or Post(role, "")
        chosen.append(replace(found, block=""))
    return tuple(chosen)


def save_post(engine: Engine, actor: Actor, post: Post, *, was: Post | None, now: datetime) -> None:
    """Put a post into the directory; needs Right.EDIT_DIRECTORIES.

    ``was`` is the post as the person saw it, None when there was none: an edit made by another in
    between is not overwritten. Raises PostError for that and for values that cannot be.
    """
    require(actor, Right.EDIT_DIRECTORIES)
    tidy = checked(post)
    if tidy.block and tidy.role not in BY_BLOCK:
        raise PostError(
            f"{tidy.role_name} — один на весь район. Выберите строку без названия блока."
        )
    with writing(engine) as session:
        row = session.get(PostRow, (tidy.role.value, tidy.block), with_for_update=True)
        stands = None if row is None else _post(row)
        if stands != was:
            raise PostError(
                f"Пока вы заполняли форму, должность изменил пользователь {row.author}"
                f" {row.at:%d.%m.%Y в %H:%M}. Обновите страницу и внесите правку заново."
                if row is not None
                else "Этой должности в справочнике больше нет. Обновите страницу."
            )
        if stands == tidy:
            return
        session.merge(_row(tidy, actor.name, now))
        where = f", {tidy.block}" if tidy.block else ""
        # The audit says that it was done, not whom: persons stay in the directory alone.
        note(session, actor, "Изменена должность", f"{tidy.role_name}{where}", tidy.title, now=now)


def checked(post: Post) -> Post:
    """Return the post with its spaces put right; raises PostError when a value cannot be."""
    tidy = replace(
        post,
        **{
            name: " ".join(getattr(post, name).split())
            for name in ("title", "person", "phone", "email")
        },
    )
    for words in (tidy.title, tidy.person, tidy.phone, tidy.email):
        if len(words) > LONGEST:
            raise PostError(f"Слишком длинно: {len(words)} знаков. Оставьте не больше {LONGEST}.")
    if not tidy.title and (tidy.person or tidy.phone or tidy.email):
        raise PostError(f"{tidy.role_name}: нет названия должности. Напишите его.")
    if tidy.phone and not 5 <= sum(sign.isdigit() for sign in tidy.phone) <= 22:
        raise PostError(
            f"«{tidy.phone}» не похоже на номер телефона. Напишите его цифрами, можно с добавочным."
        )
    if tidy.email and not _EMAIL.fullmatch(tidy.email):
        raise PostError(
            f"«{tidy.email}» не похоже на адрес почты. Напишите его в виде имя@сервер.рф."
        )
    return tidy


def _post(row: PostRow) -> Post:
    return Post(Role(row.role), row.title, row.person, row.phone, row.email, row.block)


def _row(post: Post, author: str, now: datetime) -> PostRow:
    return PostRow(
        role=post.role.value,
        block=post.block,
        title=post.title,
        person=post.person,
        phone=post.phone,
        email=post.email,
        author=author,
        at=now,
    )

"""The registers of a home are filled once, and never in the place of lost ones."""

import pytest
from sqlalchemy import text

from data import journal
from data.errors import UserError
from data.home import Home, home_at
from data.registers_open import open_registers_of
from data.seeds import in_force, registers_of, shipped_directory, shipped_posts
from registers.database import writing
from registers.emergencies.posts import Role, posts
from tests.data.exports import NOW


def used(home: Home) -> Home:
    journal.append(home, "import", 1, str(NOW), "demo", {"sha256": "x"})
    return home


def test_a_new_home_is_filled_with_what_is_shipped(tmp_path) -> None:
    assert len(in_force(home_at(tmp_path), NOW).directory.settlements) > 5


@pytest.mark.parametrize("ask", [in_force, open_registers_of, registers_of])
def test_lost_registers_are_not_made_anew_in_silence(tmp_path, ask) -> None:
    home = used(home_at(tmp_path))
    with pytest.raises(UserError, match=r"registers\.sqlite пропал.*«Исправить»"):
        ask(home, NOW)
    assert not home.registers.exists()
    registers_of(home, NOW, anew=True).dispose()
    assert in_force(home, NOW).passports


@pytest.mark.parametrize("harm", [b"nothing of the kind" * 500, b""])
def test_damaged_registers_are_refused_in_russian(home: Home, harm: bytes) -> None:
    in_force(used(home), NOW)
    content = home.registers.read_bytes()
    home.registers.write_bytes(harm)
    if harm:
        with pytest.raises(UserError, match=r"cli\.py check --repair.*из последней копии"):
            in_force(home, NOW)
    page = content[:8192] + b"\x55" * 80000 + content[88192:]
    home.registers.write_bytes(page)
    with pytest.raises(UserError, match=r"повреждён|не открывается"):
        in_force(home, NOW)


def test_every_block_has_its_post_and_no_post_names_a_person() -> None:
    shipped = shipped_posts()
    blocks = {one.name for one in shipped_directory().blocks} - {"Вне блоков"}
    assert {one.block for one in shipped if one.role is Role.BLOCK_HEAD} == blocks
    assert {one.role for one in shipped} == set(Role)
    assert {(one.person, one.phone, one.email) for one in shipped} == {("", "", "")}


def test_a_home_made_before_there_were_posts_gets_them(tmp_path) -> None:
    engine = registers_of(home_at(tmp_path), NOW)
    with writing(engine) as session:
        session.execute(text("DELETE FROM posts"))
    engine.dispose()
    again = registers_of(home_at(tmp_path), NOW)
    assert len(posts(again)) == len(shipped_posts())
    again.dispose()

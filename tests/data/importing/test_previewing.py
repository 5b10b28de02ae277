"""A preview writes nothing, and what was previewed is what is imported."""

import pytest

from access.rights import DEMO_ACTOR
from data.home import Home
from data.importing.importer import Job
from data.importing.previewing import confirm_previews, preview_file
from tests.data.exports import NOW, take_in
from tests.data.importing.incidents import im, quiet, rows_in_force


def test_a_preview_writes_nothing_until_it_is_confirmed(home: Home, tmp_path) -> None:
    path = im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|", "x|вчера||Б|Т|")
    seen = preview_file(home, Job(path, "1.csv"), NOW)
    assert (seen["status"], seen["rows_new"], seen["rows_refused"]) == ("preview", 1, 1)
    assert rows_in_force(home) == 0
    # What was previewed is what is imported, whatever became of the file.
    path.write_text("другое")
    (done,) = confirm_previews(home, [seen["preview"]], DEMO_ACTOR, NOW, quiet)
    assert (done["status"], done["rows_new"], done["refusals"]) == ("imported", 1, seen["refusals"])
    (gone,) = confirm_previews(home, [seen["preview"]], DEMO_ACTOR, NOW, quiet)
    assert (gone["status"], list(home.previews.iterdir())) == ("refused", [])


def test_a_preview_that_became_another_asks_again(home: Home, tmp_path) -> None:
    seen = preview_file(home, Job(im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"), "1.csv"), NOW)
    take_in(home, im(tmp_path, "2.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|"))
    (asked,) = confirm_previews(home, [seen["preview"]], DEMO_ACTOR, NOW, quiet)
    assert (asked["status"], asked["rows_new"], asked["rows_same"]) == ("asks again", 0, 1)
    assert rows_in_force(home) == 2
    (done,) = confirm_previews(home, [asked["preview"]], DEMO_ACTOR, NOW, quiet)
    assert (done["status"], done["rows_same"]) == ("imported", 1)


@pytest.mark.parametrize("identity", ["../../etc/passwd", "", "0" * 16, "ZZ"])
def test_a_preview_that_never_was(home: Home, identity) -> None:
    (gone,) = confirm_previews(home, [identity], DEMO_ACTOR, NOW, quiet)
    assert (gone["status"], "ещё раз" in gone["reason"]) == ("refused", True)

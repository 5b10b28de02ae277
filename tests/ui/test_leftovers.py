"""A server that starts leaves no bytes of an upload that was cut off."""

from datetime import timedelta

from data import runs
from data.home import home_at
from ui.clock import now
from ui.leftovers import clear_leftovers


def test_bytes_of_an_upload_that_was_cut_off_go(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SVODKA_HOME", str(tmp_path))
    home = home_at()
    cut_off = home.uploads / f"{now():%Y%m%d%H%M%S}-0123abcd"
    begun = home.uploads / f".{now() - timedelta(days=2):%Y%m%d%H%M%S}-0123abce"
    for folder in (cut_off, begun):
        folder.mkdir(parents=True)
        (folder / "file-0").write_text("Иванов Иван", encoding="utf-8")
    job = '{"action": "preview", "now": "", "actor": {"name": "a", "title": "А"}, "names": ["1"]}'
    (cut_off / "job.json").write_text(job, encoding="utf-8")
    (cut_off / "progress.jsonl").touch()

    clear_leftovers()

    assert not list(home.uploads.rglob("file-*"))
    run = runs.find(home, cut_off.name)
    assert run is not None
    assert run.end == "broken"

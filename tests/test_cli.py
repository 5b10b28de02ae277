"""The command line as scheduled jobs and checks rely on it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import cli
from data.engines import duck
from tests.data.exports import csv_file, drawn

ROOT = Path(__file__).parents[1]
IM = """
Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Населенный пункт|Итог
1|01.02.2025 10:00|02.02.2025 10:00|Благоустройство|Ямы во дворах|Мортка|Решено
2|03.02.2025 10:00||Благоустройство|Ямы во дворах|Мортка|
3|05.02.2025 10:00|01.02.2025|Благоустройство|Ямы во дворах|Мортка|Решено
"""
OUTCOME = {
    "file", "status", "batch_id", "profile", "sheet", "rows_read", "rows_accepted", "rows_new",
    "rows_changed", "rows_same", "rows_refused", "rows_skipped", "refusals", "warnings", "reason",
}  # fmt: skip


@pytest.fixture
def run(capsys):
    """Return a function that runs a command with --json and tells the exit code and the document."""

    def command(*words: str) -> tuple[int, Any]:
        duck.close_all()
        code = cli.main([*words, "--json"])
        duck.close_all()
        out = capsys.readouterr().out
        assert out.count("\n") == 1, "one document and nothing else"
        return code, json.loads(out)

    return command


@pytest.fixture
def incidents(tmp_path) -> Path:
    return csv_file(tmp_path / "инциденты.csv", drawn(IM))


def test_a_walk_through_every_command(run, incidents) -> None:
    code, (said,) = run("import", str(incidents), "--yes")
    assert code == 0, "refused rows are no failure"
    assert said.keys() >= OUTCOME
    assert (said["file"], said["status"], said["profile"]) == (str(incidents), "imported", "im")
    assert (said["rows_read"], said["rows_accepted"], said["rows_refused"]) == (3, 2, 1)
    (refusal,) = said["refusals"]
    assert refusal.keys() == {"row", "column", "value", "reason"}
    assert (refusal["row"], refusal["column"]) == (4, "Дата окончания")

    code, (said,) = run("import", str(incidents), "--yes")
    assert (code, said["status"], said["rows_same"]) == (0, "unchanged", 2)

    code, (batch,) = run("batches")
    assert (code, batch["batch_id"], batch["undone_at"]) == (0, 1, None)
    assert run("check") == (0, {"ok": True, "problems": []})
    code, said = run("publish")
    assert (code, said) == (0, {"snapshot": 2})

    code, rows = run("indicators", "--year", "2025", "--as-of", "2025-03-01")
    assert code == 0
    assert [row["indicator"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert list(rows[0]) == [
        "indicator", "year", "month", "numerator", "denominator", "unknown", "value", "plan", "gap",
        "low", "high", "verdict", "unfinished",
    ]  # fmt: skip
    # One answered message of a fast topic: 1 of 1, and 9 short of a verdict.
    assert (rows[0]["numerator"], rows[0]["denominator"], rows[0]["value"]) == (1, 1, 100)
    assert (rows[0]["verdict"], rows[0]["unfinished"]) == ("мало данных", True)
    assert (rows[2]["value"], rows[2]["verdict"]) == (None, "нет событий")

    code, rows = run("counts", "--by", "settlement,month", "--as-of", "2025-02-12")
    assert (code, rows) == (0, [{
        "settlement": "Мортка", "month": "2025-02", "messages": 2, "excluded": 0, "answered": 1,
        # 3 February is a Monday: seven working days end on the 12th, pending to its last second.
        "on_time": 1, "late": 0, "pending": 1, "no_term": 0, "median_hours": 24,
    }])  # fmt: skip
    code, ((row),) = run("counts", "--by", "settlement", "--as-of", "2025-02-13")
    assert (row["late"], row["pending"]) == (1, 0)

    code, (row,) = run(
        "rating", "--from", "2025-02-01", "--to", "2025-02-28", "--as-of", "2025-03-01"
    )
    assert list(row) == [
        "settlement", "messages", "rated", "place", "place_low", "place_high", "k", "t", "q", "score",
    ]  # fmt: skip
    assert (row["settlement"], row["messages"], row["rated"], row["place"]) == (
        "Мортка",
        2,
        True,
        1,
    )
    # One of two on time everywhere: p = 1/2, T = (1 + 10·1/2)/(2 + 10); x = x₉₀: K = 0; Q = 1.
    assert (row["k"], row["t"], row["q"]) == (0, 0.5, 1)
    assert row["score"] == pytest.approx(100 * (0.2 * 0 + 0.4 * 0.5 + 0.4 * 1))

    code, said = run("undo", "1")
    assert (code, said["batch_id"]) == (0, 1)
    assert run("counts", "--by", "source") == (0, [])
    code, said = run("undo", "1")
    assert code == 1
    assert "отменена" in said["reason"]


def test_a_preview_takes_nothing_in(run, incidents) -> None:
    code, (said,) = run("import", str(incidents))
    assert (code, said["status"], said["batch_id"], said["rows_new"]) == (0, "preview", None, 2)
    assert run("batches") == (0, [])
    assert "figures" not in said
    assert [one["indicator"] for one in said["indicators"]] == [1, 2, 3, 4, 5, 6, 7]
    assert run("import", str(incidents), "--yes")[0] == 0
    _, (now, *_) = run("indicators", "--year", str(said["indicators"][0]["year"]))
    foretold = said["indicators"][0]["after"]
    assert {name: now[name] for name in ("numerator", "denominator", "value", "verdict")} == {
        name: foretold[name] for name in ("numerator", "denominator", "value", "verdict")
    }


def test_a_refused_file_is_a_failure_with_a_reason(run, tmp_path, incidents) -> None:
    bad = tmp_path / "письмо.csv"
    bad.write_text("просто письмо", encoding="utf-8")
    code, (good, refused) = run("import", str(incidents), str(bad), "--yes")
    assert (code, good["status"], refused["status"]) == (1, "imported", "refused")
    assert refused["reason"].startswith("Это не таблица")
    assert refused.keys() >= OUTCOME


def test_a_mapping_of_an_unknown_export(run, tmp_path) -> None:
    export = csv_file(tmp_path / "a.csv", drawn("id|when|area|closed\n7|02/13/2025|North|\n8|x|N|"))
    mapping = tmp_path / "сэд.toml"
    mapping.write_text(
        """
        [profile]
        title = "СЭД"
        table = "messages"
        [columns]
        id = "id"
        received_at = "when"
        answered_at = ["closed on", "closed"]
        settlement = "area"
        [formats]
        dates = ["%m/%d/%Y"]
        [settlements]
        unknown = "as_is"
        """,
        encoding="utf-8",
    )
    code, (said,) = run("import", str(export), "--mapping", str(mapping), "--yes")
    assert (code, said["rows_accepted"], said["rows_refused"]) == (0, 1, 1)
    _, (row,) = run("counts", "--by", "source,settlement", "--as-of", "2025-03-01")
    # A mapped source has no norm: no term, neither late nor pending.
    assert (row["source"], row["settlement"]) == ("СЭД", "North")
    assert [row[name] for name in ("messages", "late", "pending", "no_term")] == [1, 0, 0, 1]
    code, (said,) = run("import", str(export), "--mapping", str(mapping), "--yes")
    assert (code, said["status"]) == (0, "unchanged")
    # A mended mapping reads the same file anew.
    mended = mapping.read_text(encoding="utf-8").replace('"when"', '["when"]')
    mapping.write_text(mended, encoding="utf-8")
    code, (said,) = run("import", str(export), "--mapping", str(mapping), "--yes")
    assert (code, said["status"], said["rows_same"]) == (0, "imported", 1)
    mapping.write_text('[profile]\ntitle = "СЭД"\n[columns]\nwhen = "when"\n', encoding="utf-8")
    code, (said,) = run("import", str(export), "--mapping", str(mapping), "--yes")
    assert (code, said["status"], "«when»" in said["reason"]) == (1, "refused", True)


def test_the_inbox(run, home_of_its_own, incidents) -> None:
    inbox = home_of_its_own / "inbox"
    inbox.mkdir(parents=True)
    incidents.rename(inbox / "1.csv")
    (inbox / "2.csv").write_text("письмо", encoding="utf-8")
    (inbox / ".3.csv").write_text("пишется", encoding="utf-8")
    code, outcomes = run("import", "--inbox", "--yes")
    assert (code, [one["status"] for one in outcomes]) == (1, ["imported", "refused"])
    left = {str(path.relative_to(inbox)) for path in inbox.rglob("*") if path.is_file()}
    assert left == {".3.csv", "done/1.csv", "refused/2.csv", "refused/2.csv.txt"}
    assert outcomes[1]["reason"] in (inbox / "refused" / "2.csv.txt").read_text(encoding="utf-8")
    assert run("import", "--inbox", "--yes") == (0, [])


@pytest.mark.parametrize(
    "words",
    [
        [], ["fly"], ["import"], ["import", "a.csv", "--inbox"], ["undo"], ["undo", "first"],
        ["import", "a.csv", "--profile", "im", "--mapping", "a.toml"], ["counts"],
        ["counts", "--by", "weather"], ["counts", "--by", "month,month"], ["counts", "--by", ""],
        ["counts", "--by", "month", "--from", "31.12.2025"], ["rating", "--as-of", "9999-12-31"],
        ["indicators", "--year", "0"], ["indicators", "--year", "2025", "--month", "2025-01"],
        ["indicators", "--month", "2025-13"], ["indicators", "--by", "topic"],
        ["indicators", "--month", "0001-01"], ["demo"], ["indicators", "--month", "2025-1"], ["plan"],
        ["counts", "--by"], ["counts", "--by", "day", "--weather"], ["demo", "x", "--scale", "0"],
        ["undo", "-1"], ["check", "--repair=1"], ["check", "--home", ""],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_two(words, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([*words, "--json"])
    assert left.value.code == 2
    out, said = capsys.readouterr()
    assert out == ""
    *_, reason, help_wanted = said.splitlines()
    assert help_wanted.startswith("Справка: cli.py")
    assert re.search("[а-яё]", reason), reason
    assert not re.search("invalid|argument|required|expected|choice|allowed", reason), reason


@pytest.mark.usefixtures("home_of_its_own")
def test_a_document_that_nobody_takes_is_no_success() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), "--json", "batches"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.decode("utf-8").count("\n")) == (1, 1)


def test_what_cannot_be_answered_is_said_in_russian(run, tmp_path) -> None:
    period = ["--from", "2025-03-01", "--to", "2025-02-01"]
    late = ["--from", "2025-03-01", "--as-of", "2025-02-01"]
    for words in (["counts", "--by", "month", *period], ["rating", *period], ["rating", *late]):
        code, said = run(*words)
        assert (code, "Начало периода" in said["reason"]) == (1, True)
    code, said = run("import", "a.csv", "--mapping", str(tmp_path / "нет.toml"))
    assert (code, "не читается" in said["reason"]) == (1, True)


def test_a_mistyped_folder_or_source_is_named(incidents, tmp_path, capsys) -> None:
    assert cli.main(["counts", "--by", "day", "--home", str(tmp_path / "опечатка")]) == 0
    assert "опечатка ничего не было" in capsys.readouterr().err
    assert cli.main(["import", str(incidents), "--yes"]) == 0
    capsys.readouterr()
    assert cli.main(["counts", "--by", "day", "--source", "им"]) == 0
    said = capsys.readouterr().err
    assert said == "Источника «им» в данных нет. Есть: ИМ.\n"
    assert cli.main(["counts", "--by", "source", "--as-of", "2025-02-12"]) == 0
    heads, row = capsys.readouterr().err.splitlines()
    assert heads.startswith("источник; сообщений; не учитывается; с ответом; в срок;")
    assert row == "ИМ; 2; 0; 1; 1; 0; 1; 0; 24,00"


def test_the_process_keeps_its_output_pure(tmp_path, incidents) -> None:
    """As a process of its own, under a foreign locale, with the home after the command or before."""
    home = str(tmp_path / "дом")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONWARNINGS": "default"}

    def process(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *words],
            capture_output=True,
            check=False,
            env=environment,
        )

    done = process("import", str(incidents), "--yes", "--json", "--home", home)
    (said,) = json.loads(done.stdout.decode("utf-8"))
    assert (done.returncode, said["rows_new"]) == (0, 2)
    assert "инциденты.csv" in done.stderr.decode("utf-8")
    assert "строка 4, «Дата окончания»: ответ раньше" in done.stderr.decode("utf-8")
    done = process("--home", home, "--json", "counts", "--by", "settlement")
    assert (done.returncode, json.loads(done.stdout)[0]["messages"]) == (0, 2)
    done = process("counts", "--by", "settlement", "--home", home)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "Мортка" in done.stderr.decode("utf-8")


def test_demo_writes_files(run, tmp_path) -> None:
    code, files = run("demo", str(tmp_path / "демо"), "--scale", "0.01", "--seed", "5")
    assert code == 0
    assert files
    assert all(Path(file).is_file() for file in files)

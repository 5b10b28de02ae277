"""`cli.py plan`: a plan read, saved and owed, as the command line says it."""

import json
from pathlib import Path

import pytest

import cli
from tests.data.plans import drawn_plans


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "план.docx"
    path.write_bytes(drawn_plans.document())
    return path


def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, object, str]:
    code = cli.main(["--home", str(tmp_path / "home"), "plan", *typed, "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out), said.err


def test_a_plan_is_shown_then_saved_and_owed(tmp_path, capsys, plan) -> None:
    code, shown, words = run(tmp_path, capsys, "import", str(plan))
    assert (code, len(shown["lines"])) == (0, 4)
    assert "повторите с --yes" in words
    assert run(tmp_path, capsys, "obligations")[1] == []
    code, saved, words = run(tmp_path, capsys, "import", str(plan), "--yes")
    assert (code, saved) == (0, shown)
    assert "План № 1: сохранён" in words
    code, owed, _ = run(
        tmp_path, capsys, "obligations", "--from", "2025-04-01", "--to", "2025-04-30"
    )
    assert code == 0
    assert {(row["number"], row["executor"]) for row in owed} >= {("1.1", "Управление ЖКХ")}
    assert all(row["due"].startswith("2025-04") for row in owed)
    assert "изменений нет" in run(tmp_path, capsys, "import", str(plan), "--yes")[2]


def test_what_cannot_be_is_refused_in_russian(tmp_path, capsys) -> None:
    code, answer, _ = run(tmp_path, capsys, "import", str(tmp_path / "нет.docx"))
    assert code == 1
    assert "нет.docx» нет" in answer["reason"]
    letter = tmp_path / "письмо.txt"
    letter.write_text("Уважаемые коллеги!\nПлан пришлём позже; ждите.\n", "utf-8")
    code, answer, _ = run(tmp_path, capsys, "import", str(letter))
    assert (code, "нет таблицы плана" in answer["reason"]) == (1, True)
    code, answer, _ = run(
        tmp_path, capsys, "obligations", "--from", "2025-05-01", "--to", "2025-04-01"
    )
    assert (code, "позже его конца" in answer["reason"]) == (1, True)


def test_a_report_is_laid_upon_its_plan_then_saved(tmp_path, capsys, plan) -> None:
    run(tmp_path, capsys, "import", str(plan), "--yes")
    told = tmp_path / "отчёт.txt"
    rows = [("№ п/п", "Мероприятие", "Срок", "Исполнение"), *(
        (one.number, one.measure, one.term, "Проведено 12 проверок.") for one in drawn_plans.LINES
    )]  # fmt: skip
    words = "\n".join("\t".join(row) for row in rows)
    told.write_text(f"Отчёт об исполнении плана за 2025 год\n\n{words}\n", "utf-8")
    code, shown, words = run(tmp_path, capsys, "import", str(told), "--plan", "1")
    assert (code, shown["kind"]) == (0, "report")
    assert "повторите с --yes" in words
    code, _, words = run(tmp_path, capsys, "import", str(told), "--plan", "1", "--yes")
    assert (code, "Сохранено отчётов: " in words) == (0, True)
    assert "уже введён" in run(tmp_path, capsys, "import", str(told), "--plan", "1")[2]
    owed = run(tmp_path, capsys, "obligations", "--to", "2025-12-31")[1]
    assert {row["status"] for row in owed if row["due"] < "2025-12-01"} == {"исполнено"}
    code, answer, _ = run(tmp_path, capsys, "import", str(told), "--plan", "9")
    assert (code, "на контроле нет" in answer["reason"]) == (1, True)

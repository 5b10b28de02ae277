"""Files that prove a report: what is taken, what is refused, who may have it back."""

from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from data.errors import FileRefused, NotFound
from data.home import Home, home_at
from data.proofs import LARGEST, announced, keep_proof, proof_content
from tests.data.plans import drawn_plans

REPORTER = Actor("otdel", "Отдел", frozenset({Right.REPORT_EXECUTION}))
VIEWER = Actor("glava", "Глава", frozenset({Right.VIEW_FIGURES}))
PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


def test_what_goes_in_comes_out_under_its_hash(home: Home) -> None:
    proof = keep_proof(home, REPORTER, "../акт.PDF", PDF)
    assert (proof.name, proof.size) == ("акт.PDF", len(PDF))
    assert [one.name for one in home.proofs.iterdir()] == [proof.sha256]
    assert keep_proof(home, REPORTER, "тот же.pdf", PDF).sha256 == proof.sha256
    assert proof_content(home, DEMO_ACTOR, proof) == PDF
    assert announced(proof) == "application/pdf"


def test_a_document_of_word_is_taken_whole(home: Home) -> None:
    content = drawn_plans.document()
    assert proof_content(home, DEMO_ACTOR, keep_proof(home, REPORTER, "а.docx", content)) == content


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("акт.pdf", b"", "пуст"),
        ("акт.pdf", PDF + b" " * LARGEST, "больше 10 МБ"),
        ("акт.html", b"<script>", "приложить нельзя"),
        ("акт.svg", b"<svg/>", "приложить нельзя"),
        ("акт", PDF, "приложить нельзя"),
        ("акт.png", b"<html>", "не то, что сказано"),
        ("акт.docx", b"PK\x03\x04 not a package", "архив|повреждён|таблиц"),
    ],
)
def test_anything_else_is_refused(home: Home, name: str, content: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        keep_proof(home, REPORTER, name, content)
    assert not home.proofs.exists()


def test_rights_stand_before_the_files(home: Home) -> None:
    with pytest.raises(AccessDenied):
        keep_proof(home, VIEWER, "акт.pdf", PDF)
    proof = keep_proof(home, REPORTER, "акт.pdf", PDF)
    with pytest.raises(AccessDenied):
        proof_content(home, VIEWER, proof)


def test_a_file_that_was_changed_or_lost_is_said_to_be(home: Home) -> None:
    proof = keep_proof(home, REPORTER, "акт.pdf", PDF)
    path = home.proofs / proof.sha256
    path.write_bytes(PDF + b"!")
    with pytest.raises(NotFound, match="повреждён"):
        proof_content(home, DEMO_ACTOR, proof)
    path.unlink()
    with pytest.raises(NotFound, match="Приложите его снова"):
        proof_content(home, DEMO_ACTOR, proof)

"""Every format gives the same lines; what is no plan, or does harm, is refused in Russian."""

from pathlib import Path

import pytest

from data.errors import FileRefused
from data.plans import lines as said
from data.plans.lines import JOINED, ReadPlan
from data.plans.reading import read_plan
from tests.data.plans import drawn_plans
from tests.data.plans.drawn_plans import LINES, SHARED, TITLE, Line
from tests.data.strange_files import archive

FORMATS = {
    "rows.txt": drawn_plans.plain_text().encode(),
    "cells.txt": drawn_plans.cell_a_line().encode("cp1251"),
    "plan.docx": drawn_plans.document(),
    "plan.xlsx": drawn_plans.workbook(),
    "plan.csv": drawn_plans.delimited(),
}
WHOLE = {
    "nefteyugansk-plan-2024-fraud-prevention": ("plan", 11, 3),
    "khmao-plan-safe-technology-culture": ("plan", 15, 1),
    "smolensk-measures-2020-2021-juveniles": ("plan", 30, 5),
    "nevinnomyssk-report-2020-anticorruption": ("report", 40, 5),
}
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the source documents lie outside")


def read(tmp_path: Path, content: bytes, name: str = "plan") -> ReadPlan:
    path = tmp_path / "file"
    path.write_bytes(content)
    return read_plan(path, name)


def lines_of(plan: ReadPlan) -> list[Line]:
    return [
        Line(one.number, one.section, one.measure, one.term_text, one.executors_text)
        for one in plan.lines
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_lines(tmp_path, name) -> None:
    plan = read(tmp_path, FORMATS[name], name)
    assert (plan.title, plan.kind) == (TITLE, "plan")
    assert lines_of(plan) == list(LINES)
    torn = name in ("rows.txt", "plan.docx", "plan.xlsx")
    assert [JOINED in one.notes for one in plan.lines] == [False, torn, False, False]


def test_numbers_that_word_counts_and_a_term_merged_downwards(tmp_path) -> None:
    plan = read(tmp_path, drawn_plans.counted_document(["Осмотр", "Ремонт", "Приёмка"]))
    assert [(one.number, one.measure) for one in plan.lines] == [
        ("1", "Осмотр"),
        ("2", "Ремонт"),
        ("3", "Приёмка"),
    ]
    assert {one.term_text for one in plan.lines} == {"ежеквартально"}


def test_a_table_without_a_title_is_called_by_its_file(tmp_path) -> None:
    rows = "Мероприятие\tСрок\tИсполнитель\nОсмотр\tпостоянно\tМБУ\nРемонт\tмай\tМБУ\n"
    plan = read(tmp_path, rows.encode(), "План дворов.txt")
    assert plan.title == "План дворов"
    assert [one.measure for one in plan.lines] == ["Осмотр", "Ремонт"]


@pytest.mark.parametrize(
    "head",
    [
        "№\tМероприятие\tСрок\t\tИсполнитель\n\t\tначало\tокончание\t\n",
        "№\tМероприятие\tДата начала\tДата завершения\tИсполнитель\n",
    ],
)
def test_a_term_of_two_columns_is_read_whole(tmp_path, head) -> None:
    rows = (
        "1\tОсмотр\t01.02.2025\t15.03.2025\tМБУ\n2\tРемонт\t\t15.04.2025\tМБУ\n"
        "3\tВывоз\tпостоянно\t\tМБУ\n4\tПриём\t01.05.2025\t\tМБУ\n"
    )
    plan = read(tmp_path, (head + rows).encode())
    assert [one.term_text for one in plan.lines] == [
        "01.02.2025 – 15.03.2025", "до 15.04.2025", "постоянно", "с 01.05.2025",
    ]  # fmt: skip


def test_a_column_of_reports_makes_a_report(tmp_path) -> None:
    rows = (
        "№\tМероприятие\tСрок\tИсполнитель\tОтметка об исполнении\n"
        "1\tОсмотр\tмай\tМБУ\tосмотрено 12 дворов\n2\tРемонт\tмай\tМБУ\t\n"
    )
    plan = read(tmp_path, rows.encode())
    assert plan.kind == "report"
    assert [one.report_text for one in plan.lines] == ["осмотрено 12 дворов", ""]


def test_an_empty_column_of_reports_leaves_a_plan(tmp_path) -> None:
    rows = "№\tМероприятие\tСрок\tИсполнитель\tОтметка об исполнении\n1\tОсмотр\tмай\tМБУ\t\n2\tВывоз\tмай\tМБУ\t\n"
    assert read(tmp_path, rows.encode()).kind == "plan"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "пустой"),
        ("Просто письмо.\nБез таблицы;совсем\n".encode(), "нет таблицы плана"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "старого Word"),
        (archive([("word/document.xml", b"<w:document")]), "повреждён"),
        (archive([("word/document.xml", b"<w/>")]), "повреждён"),
        (archive([("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><w/>')]), "DTD"),
        (archive([("word/document.xml", b"<w>" + b" " * 30_000_000 + b"</w>")]), "разрастается"),
        (archive([("word/document.xml", b"<w/>"), ("../x", b"1")]), "за свои пределы"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_remedy(tmp_path, content, words) -> None:
    with pytest.raises(FileRefused, match=words):
        read(tmp_path, content)


def test_forms_without_measures_are_named(tmp_path) -> None:
    forms = "ПОСТАНОВЛЕНИЕ\nПлан («дорожная карта»)\n\n\t№\n\tМероприятие\n\tИсполнитель\n\n\t1.\n\t\n\t\n\n\t2.\n\t\n\t\n"
    with pytest.raises(FileRefused, match="постановление с пустыми формами «дорожных карт»"):
        read(tmp_path, forms.encode())


@shared
@pytest.mark.parametrize("name", WHOLE)
def test_the_source_documents_read_whole(name) -> None:
    plan = read_plan(SHARED / f"{name}.txt", name)
    kind, count, sections = WHOLE[name]
    assert (plan.kind, len(plan.lines)) == (kind, count)
    assert len({one.section for one in plan.lines}) == sections
    assert all(one.number and one.measure and one.term_text for one in plan.lines)
    assert not any("\t" in one.measure or "[" in one.measure[:1] for one in plan.lines)


@shared
@pytest.mark.parametrize("name", [one for one in WHOLE if "nevin" not in one])
def test_office_files_of_the_source_documents_read_the_same(tmp_path, name) -> None:
    plan = read_plan(SHARED / f"{name}.txt", name)
    expected = [
        Line(one.number, one.section, one.measure, one.term, " ".join(one.executors.split()))
        for one in lines_of(plan)
    ]
    for make in (drawn_plans.document, drawn_plans.workbook):
        again = read(tmp_path, make(expected, plan.title))
        assert lines_of(again) == expected
        assert again.title == plan.title


@shared
def test_the_decree_is_no_plan() -> None:
    with pytest.raises(FileRefused, match="постановление с пустыми формами «дорожных карт»"):
        read_plan(SHARED / "kondinsky-1229-municipal-control-centre.txt", "decree")
    assert said.ONLY_FORMS.startswith("Это не план мероприятий")

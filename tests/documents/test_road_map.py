"""Road maps in Word: every label of the decree's forms, every field in its place, bad templates."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from documents.road_map import (
    FIELDS,
    MEASURE_FIELDS,
    check_road_map_template,
    road_map_document,
    shipped_template,
)
from documents.road_map_forms import build
from documents.word_templates import LARGEST, TemplateRefused, filled, words_of
from registers.road_maps.values import (
    Approval,
    Execution,
    Form,
    Measure,
    Person,
    Plan,
    RoadMap,
    Version,
)

AT = datetime(2026, 11, 12, 9, 30)
DECREE = "kondinsky-1229-municipal-control-centre.txt"
FORM = Form(
    problem="аварии на сетях <&>",
    categories="Отопление",
    curator=Person("Куратов К. К.", "замглавы", "8 900", "k@example.ru"),
    head=Person("Начальникова Н. Н.", "начальник управления"),
    staff=Person("Сотрудников С. С."),
    agreed_by="К. К. Куратов",
)
PLAN = Plan(
    "growth", FORM, "Отопление", "", date(2026, 11, 1), date(2026, 11, 30),
    (
        Measure("1", "Заменить насос", "Насос работает", "Жалоб нет", "Котельная",
                date(2026, 11, 10), date(2026, 11, 12)),
        Measure("2", "Опросить\nжителей", starts=date(2026, 11, 11)),
    ),
)  # fmt: skip
MARKS = (
    Approval("agreed", "К. К. Куратов", "замглавы", date(2026, 11, 9), "a", AT),
    Approval("approved", "П. П. Первый", "первый замглавы", date(2026, 11, 10), "a", AT),
)


def made(plan: Plan = PLAN, marks: tuple[Approval, ...] = (), template: bytes | None = None):
    version = Version(1, plan, "", "a", AT, marks)
    known = {"1": Execution("done", date(2026, 11, 12), "акт № 5")}
    return road_map_document(
        DEMO_ACTOR,
        RoadMap(1, "ДК-1", None, False, "a", AT, False, version, known),
        version,
        template,
    )


def cells(document: bytes, table: int) -> list[list[str]]:
    found = Document(io.BytesIO(document)).tables[table]
    return [[cell.text for cell in row.cells] for row in found.rows]


def paragraphs(document: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(document)).paragraphs if one.text]


def test_form_1_is_filled_in_field_by_field() -> None:
    document = made(marks=MARKS)
    assert paragraphs(document) == [
        "Приложение 1 к Регламенту",
        (
            "План мероприятий («дорожная карта») по снижению количества сообщений категориям с "
            "наибольшим приростом за отчетный период"
        ),
        "по проблеме аварии на сетях <&>",
        "в Кондинском районе",
        "Основные сведения",
        "План мероприятий",
    ]
    assert cells(document, 0) == [
        [
            (
                "СОГЛАСОВАНО:\nЗаместитель главы Кондинского района\n"
                "(ответственный за отраслевой блок МЦУ)\n_______________/К. К. Куратов\n"
                "«09» ноября 2026 года"
            ),
            (
                "УТВЕРЖДАЮ:\nПервый заместитель главы Кондинского района\n(куратор МЦУ)\n"
                "__________________________/П. П. Первый\n«10» ноября 2026 года"
            ),
        ]
    ]
    facts = cells(document, 1)
    assert [row[0] for row in facts] == [
        "Наименование проблемы",
        "Ответственный куратор отраслевого блока (глава района/заместитель главы Кондинского района)",
        "Ответственный за отраслевой блок (руководитель)",
        (
            "Сотрудник, непосредственно осуществляющий организационную поддержку мероприятий и "
            "координацию работ"
        ),
    ]
    assert [row[1] for row in facts][:2] == [
        "Прирост количества сообщений по категориям: Отопление",
        "Ф.И.О. Куратов К. К.\nДолжность: замглавы\nСотовый телефон: 8 900\nemail: k@example.ru",
    ]
    assert cells(document, 2) == [
        [
            "№", "Мероприятие", "Результат выполнения", "Показатель выполнения",
            "Ответственный исполнитель", "Дата начала работ/завершения",
        ],
        ["1.", "Заменить насос", "Насос работает", "Жалоб нет", "Котельная", "10.11.2026 / 12.11.2026"],
        ["2.", "Опросить\nжителей", "", "", "", "11.11.2026 / ________"],
    ]  # fmt: skip


def test_form_2_has_its_own_title_and_no_annex_line() -> None:
    document = made(replace(PLAN, kind="threat"))
    assert paragraphs(document)[0] == (
        "Оперативная «дорожная карта» по ликвидации ситуации, угрожающей жизни и здоровью граждан"
    )
    assert cells(document, 1)[0][1].startswith("аварии на сетях <&>\nПрирост количества сообщений")
    assert cells(document, 2)[1][1] == "Заменить насос"


def test_what_is_not_signed_is_a_line_to_sign_on() -> None:
    document = made(replace(PLAN, measures=()))
    agreed, approved = cells(document, 0)[0]
    assert "/К. К. Куратов\n«_____»" in agreed  # known who signs, not signed yet
    assert "/___________________\n«_____» ___________________ 20__ года" in approved
    assert [row[0] for row in cells(document, 2)] == ["№", "1.", "2.", "3."]


def test_every_label_stands_in_the_decree(shared: Path) -> None:
    said = (shared / "documents" / DECREE).read_text("utf-8")
    forms = re.sub(r"[\s_]+", "", said[said.index("Приложение 1 к Регламенту") :])
    for kind in ("growth", "threat"):
        document = made(replace(PLAN, kind=kind, form=Form(""), measures=()))
        tables = [text for n in (0, 1, 2) for row in cells(document, n) for text in row]
        lines = [line for text in [*paragraphs(document), *tables] for line in text.split("\n")]
        for line in lines:
            bare = re.sub(r"[\s_]+", "", line)
            assert bare in forms or bare in ("«»20года", "2.", "3."), line


def test_the_shipped_templates_are_what_the_script_makes() -> None:
    for kind in ("growth", "threat"):
        file = io.BytesIO()
        build(kind).save(file)
        for part in ("word/document.xml", "word/styles.xml"):
            one, other = (
                zipfile.ZipFile(io.BytesIO(data)).read(part)
                for data in (file.getvalue(), shipped_template(kind))
            )
            assert one == other
        check_road_map_template(shipped_template(kind))


def test_an_edited_template_is_used_and_may_show_the_execution() -> None:
    own = Document(io.BytesIO(shipped_template("growth")))
    own.add_paragraph(
        "Исполнение: {% for m in measures %}{{ m.status }} {{ m.proof }}; {% endfor %}"
    )
    file = io.BytesIO()
    own.save(file)
    check_road_map_template(file.getvalue())
    document = made(template=file.getvalue())
    assert paragraphs(document)[-1] == "Исполнение: исполнено акт № 5; не начато ; "


def test_a_spoilt_template_gives_way_to_the_shipped_one() -> None:
    spoilt = without(shipped_template("growth"), "{{ problem }}", "{{ 1 // 0 }}")
    assert words_of(made(template=spoilt)) == words_of(made())


def without(template: bytes, old: str, new: str) -> bytes:
    """Return the template with a text of its document replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as before, zipfile.ZipFile(file, "w") as after:
        for one in before.infolist():
            content = before.read(one)
            if one.filename == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(one, content)
    return file.getvalue()


@pytest.mark.parametrize("field", ["head_phone", "agreed_date", "approved_by", "categories"])
def test_a_template_without_a_field_is_refused_by_its_name(field: str) -> None:
    spoiled = without(shipped_template("growth"), f"{{{{ {field} }}}}", "")
    with pytest.raises(TemplateRefused, match=field):
        check_road_map_template(spoiled)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{{ m.result }}", "", "m.result"),
        ("{{ head_name }}", "{{ glava }}", "glava"),
        ("{{ head_name }}", "{{ head_name }", "Разметка полей"),
        ("{{ head_name }}", "{{ ''.__class__.__mro__ }}{{ head_name }}", "не знает|Разметка"),
        ("</w:body>", "", "повреждён"),
    ],
)
def test_a_template_that_is_wrong_is_refused_with_the_remedy(old, new, reason) -> None:
    with pytest.raises(TemplateRefused, match=reason) as error:
        check_road_map_template(without(shipped_template("growth"), old, new))
    assert str(error.value).rstrip(".").endswith(("снова", "шаблоном"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x" * (LARGEST + 1), "больше 2"),
        (b"", "пустой"),
        (b"not a document", "не документ Word"),
        (b"PK\x03\x04 not a zip", "Word"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(TemplateRefused, match=reason):
        check_road_map_template(content)


def test_texts_that_look_like_fields_stay_texts() -> None:
    plan = replace(PLAN, form=replace(FORM, problem="{{ 7 * 7 }} {% if x %}"))
    assert "по проблеме {{ 7 * 7 }} {% if x %}" in paragraphs(made(plan))


def test_fields_are_filled_nowhere_else() -> None:
    template = io.BytesIO()
    one = Document()
    one.add_paragraph("{{ a }}, {{ b }}")
    one.save(template)
    assert "один, два" in words_of(filled(template.getvalue(), {"a": "один", "b": "два"}))


def test_the_fields_have_russian_names_and_the_right_is_asked_for() -> None:
    assert len(FIELDS) == 18
    assert all(FIELDS.values())
    assert all(MEASURE_FIELDS.values())
    version = Version(1, PLAN, "", "a", AT)
    nobody = Actor("n", "Н", frozenset())
    with pytest.raises(AccessDenied):
        road_map_document(
            nobody, RoadMap(1, "1", None, False, "a", AT, False, version), version, None
        )

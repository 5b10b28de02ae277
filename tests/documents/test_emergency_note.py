"""The two-hourly note: every word of it is exact, and whatever people typed stays text."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.clocks import deadline, reports
from answers.emergencies.cards import Standing
from answers.emergencies.words import Flow
from documents.emergency_note import (
    FIELDS,
    TEMPLATE,
    check_note_template,
    emergency_note,
    fields,
    shipped_template,
)
from documents.emergency_note_template import template
from documents.word_templates import TemplateRefused
from registers.emergencies.posts import Post, Role
from registers.emergencies.values import Category, Emergency, Growth, Kind, LogLine
from registers.settings_values import EmergencyTerms

OPENED = datetime(2026, 11, 11, 22, 0)
OCCURRED = datetime(2026, 11, 11, 7, 30)
NOW = datetime(2026, 11, 12, 1, 30)
FLOW = Flow(date(2026, 11, 11), date(2026, 11, 12), 41, 12)
NAMED = {
    Role.CURATOR: ("Первый заместитель главы", "Иванов И. И."),
    Role.HEAD: ("Начальник управления", "Петрова А. А."),
}
POSTS = tuple(Post(role, *NAMED.get(role, ("", ""))) for role in Role)
CARD = Emergency(
    3, Category.GROWTH, "Нет отопления", "Мортка", "ЖКХ", OCCURRED, OPENED, "ivanova",
    EmergencyTerms(), "key",
    Growth(date(2026, 11, 5), date(2026, 11, 11), "7 дней", 19, 7.5, 11.0, 11.5, 153.33, 0.0004,
           "19 сообщений за неделю; обычно 4–11"),
    POSTS, None, 1, None, None, None, "",
)  # fmt: skip


def line(number: int, kind: Kind, hours: float, text: str) -> LogLine:
    at = OPENED + timedelta(hours=hours)
    return LogLine(number, kind, 1, at, at, "petrov", text)


LOG = (
    line(1, Kind.OPENED, 0, "Карточка открыта по тревоге"),
    line(2, Kind.NOTICE, 0.25, "Куратор оповещён"),
    line(3, Kind.REPORT, 1, "Бригада выехала"),
    line(4, Kind.NOTE, 2, "Насос привезён"),
    line(5, Kind.REPORT, 3, "Давление растёт\nДома 3 и 5 с теплом"),
    line(6, Kind.NOTE, 3.25, "После доклада"),
)


def standing(card: Emergency = CARD, log: tuple[LogLine, ...] = LOG, now: datetime = NOW):
    made = [one.at for one in log if one.kind is Kind.REPORT]
    return Standing(
        card,
        log,
        deadline(OCCURRED, 24, now, card.road_map_at or card.closed_at),
        deadline(OCCURRED, 24, now, card.closed_at),
        reports(OPENED, 2, made, now, card.closed_at),
    )


def written(*asked, flow: Flow | None = FLOW, now: datetime = NOW):
    return docx.Document(BytesIO(emergency_note(DEMO_ACTOR, standing(*asked), flow, now)))


def lines(paper) -> list[str]:
    return [one.text.replace("\xa0", " ") for one in paper.paragraphs if one.text]


def cells(table) -> list[list[str]]:
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]


def test_the_note_says_exactly_this() -> None:
    paper = written()
    assert lines(paper) == [
        "Доклад о ходе ликвидации аварийной ситуации",
        "Аварийная ситуация № 3. Доклад № 2 от 12.11.2026 01:00",
        "Кому: Куратор Центра (Первый заместитель главы) Иванов И. И.",
        "От кого: Руководитель Центра (Начальник управления) Петрова А. А.",
        "Основные сведения",
        "Положение на момент доклада",
        "Давление растёт\nДома 3 и 5 с теплом",
        "Что сделано с предыдущего доклада",
        "Предыдущие доклады",
        "Следующий доклад — до 12.11.2026 03:00.",
        "Начальник управления\tПетрова А. А.",
    ]
    facts, done, earlier = paper.tables
    assert cells(facts) == [
        ["Проблема", "Нет отопления"],
        ["Категория", "Резкий рост числа сообщений"],
        ["Место", "Мортка, ЖКХ"],
        ["Возникла", "11.11.2026 07:30"],
        ["Карточка открыта", "11.11.2026 22:00"],
        ["Срок ликвидации", "до 12.11.2026 07:30, осталось 6 ч"],
        ["Дорожная карта", "нужна до 12.11.2026 07:30, осталось 6 ч"],
        [
            "Рост сообщений",
            "19 сообщений за неделю; обычно 4–11 (05.11.2026 – 11.11.2026, на 153 % больше ожидаемого)",
        ],
        [
            "Сообщения жителей",
            "С 11.11.2026 по 12.11.2026 (дата данных): 41 сообщение, из них без ответа 12.",
        ],
    ]
    head = ["Когда", "Кто", "Что"]
    assert cells(done) == [head, ["12.11.2026 00:00", "petrov", "Насос привезён"]]
    assert cells(earlier) == [head, ["11.11.2026 23:00", "petrov", "Бригада выехала"]]


def test_before_the_first_report_there_is_a_line_to_fill_in() -> None:
    threat = replace(CARD, category=Category.THREAT, settlement=None, growth=None, block=None)
    paper = written(threat, LOG[:2], flow=None)
    said = lines(paper)
    assert "Аварийная ситуация № 3. Доклад на 12.11.2026 01:30" in said
    assert "_" * 60 in said
    assert "Это первый доклад." in said
    facts = dict(cells(paper.tables[0]))
    assert facts["Место"] == "Весь район"
    assert facts["Рост сообщений"] == "карточка открыта без тревоги о росте"
    assert (
        facts["Сообщения жителей"] == "Сообщений со дня возникновения в загруженных данных ещё нет."
    )
    assert [row[2] for row in cells(paper.tables[1])] == ["Что", "Куратор оповещён"]


def test_a_closed_card_says_how_it_ended() -> None:
    ended = replace(CARD, closed_at=NOW, road_map_at=OCCURRED + timedelta(hours=25))
    paper = written(ended)
    facts = dict(cells(paper.tables[0]))
    assert facts["Срок ликвидации"] == "до 12.11.2026 07:30, в срок, за 6 ч до конца"
    assert facts["Дорожная карта"] == "готова 12.11.2026 08:30, с опозданием на 1 ч"
    assert "Следующий доклад — не нужен: аварийная ситуация закрыта." in lines(paper)
    never = dict(cells(written(replace(CARD, closed_at=NOW)).tables[0]))
    assert never["Дорожная карта"] == "не готовилась"


def test_words_of_people_are_never_run_nor_break_the_file() -> None:
    hostile = "{{ 7*7 }} {% raise %} <w:p>&amp; \x07\x0c\x00 «кавычки» \"и'"
    log = (*LOG, line(7, Kind.REPORT, 3.3, hostile))
    paper = written(replace(CARD, problem=hostile), log)
    clean = "{{ 7*7 }} {% raise %} <w:p>&amp;  «кавычки» \"и'"
    assert clean in lines(paper)
    assert cells(paper.tables[0])[0][1] == clean


def test_no_person_is_named_whom_nobody_typed() -> None:
    nobody = tuple(Post(role, "") for role in Role)
    content = emergency_note(DEMO_ACTOR, standing(replace(CARD, posts=nobody)), FLOW, NOW)
    names = [part.filename for part in ZipFile(BytesIO(content)).infolist()]
    text = "".join(ZipFile(BytesIO(content)).read(name).decode("utf-8", "ignore") for name in names)
    assert "Иванов" not in text
    assert "Руководитель Центра\t________________" in lines(docx.Document(BytesIO(content)))


def test_the_note_needs_the_right_to_export() -> None:
    with pytest.raises(AccessDenied):
        emergency_note(Actor("guest", "Просмотр", frozenset()), standing(), FLOW, NOW)


def test_an_own_template_is_used() -> None:
    own = edited("Доклад о ходе ликвидации аварийной ситуации", "Справка Центра")
    check_note_template(own)
    paper = docx.Document(BytesIO(emergency_note(DEMO_ACTOR, standing(), FLOW, NOW, own)))
    assert lines(paper)[0] == "Справка Центра"


def test_every_field_of_the_note_is_named_for_the_office() -> None:
    given = fields(standing(), FLOW, NOW)
    named = {name for name in FIELDS if not name.startswith("line.")}
    assert set(given) - {"done", "earlier"} == named
    assert {f"line.{name}" for name in given["done"][0]} == set(FIELDS) - named


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{{ problem }}", "", "нет полей: problem"),
        ("{{ line.author }}", "", "нет полей: done: line.author, earlier: line.author"),
        ("{{ place }}", "{{ где }}", "которого форма не знает"),
        ("{{ place }}", "{{ place", "нарушена"),
        ("{{ place }}", "{{ 1 // 0 }}", "повреждён"),
        ("Записей за это время нет.", "{{ нет }}", "которого форма не знает"),
    ],
)
def test_a_spoilt_template_is_refused_and_never_in_the_way(old: str, new: str, reason: str) -> None:
    spoilt = edited(old, new)
    with pytest.raises(TemplateRefused, match=reason):
        check_note_template(spoilt)


@pytest.mark.parametrize("spoilt", [b"", b"not a document", None])
def test_a_note_is_made_whatever_became_of_the_template(spoilt: bytes | None) -> None:
    own = edited("{{ place }}", "{{ 1 // 0 }}") if spoilt is None else spoilt
    paper = docx.Document(BytesIO(emergency_note(DEMO_ACTOR, standing(), FLOW, NOW, own)))
    assert lines(paper)[0] == "Доклад о ходе ликвидации аварийной ситуации"
    with pytest.raises(TemplateRefused, match="Word"):
        check_note_template(own if spoilt is not None else b"")


def edited(old: str, new: str) -> bytes:
    """Return the shipped template with a text of its document replaced."""
    made = BytesIO()
    with ZipFile(BytesIO(shipped_template())) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return made.getvalue()


def test_the_shipped_template_is_what_the_script_draws() -> None:
    shipped, drawn = ZipFile(TEMPLATE), ZipFile(BytesIO(template()))
    assert shipped.namelist() == drawn.namelist()
    for name in ("word/document.xml", "word/styles.xml"):
        assert shipped.read(name) == drawn.read(name)

"""Reports of execution: what they count, and whether they answer at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.execution_words import Fact, dropped, facts, is_non_answer, no_events

# text, facts
COUNTED = [
    ("проведена экспертиза 73 проектов нормативных актов", [(73, "проектов", None)]),
    ("зарегистрировано 1030 учетных записи в 2020 году", [(1030, "учетных записи", 2020)]),
    ("проводились девять заседаний комиссий", [(9, "заседаний", None)]),
    ("1 информационный стенд и 7 баннеров", [(1, "информационный стенд", None), (7, "баннеров", None)]),
    ("четыре муниципальных служащих управления", [(4, "муниципальных служащих", None)]),
    ("Проведено 5 (пять) семинаров", [(5, "семинаров", None)]),
    ("1 204 обращения, охват 95 %", [(1204, "обращения", None), (95, "%", None)]),
    ("показано 3,5 тыс. роликов", [(3500, "роликов", None)]),
    ("В 2019 году проведено 12 встреч. В 2020 году проведено 3 встречи.",
     [(12, "встреч", 2019), (3, "встречи", 2020)]),
    # papers, dates, laws, telephones and addresses count nothing
    ("постановление от 21.12.2018 № 1927, от 12 мая 2014 г. № 1545", []),
    ("по закону от 05 апреля 2013 года № 44-ФЗ, ст. 33 Федерального закона", []),
    ("телефон 3-07-07, сайт www.site.ru, 14 октября 2020 года", []),
    ("в течение 14 рабочих дней", []),
    ("в решение «О бюджете на 2 года» изменений не вносили", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counts_are_taken_with_what_they_count(text, expected):
    found = [(one.number, one.unit, one.year) for one in facts(text)]
    assert [(number, unit.split(" ком")[0], year) for number, unit, year in found] == expected


# text, last year's text, reason
ANSWERS = [
    ("Проведено 3 семинара.", None, None),
    ("Размещены памятки на сайтах.", None, None),
    ("Обращений не поступало.", None, None),
    ("Данный пункт признан утратившим силу", None, None),
    ("За отчетный период проведено совещание, план на 2021 год утвержден", None, None),
    ("В 2019 году проведено 2 встречи, в 2020 году проведено 3 встречи", None, None),
    ("Запланировано на декабрь", None, "сказано, что планируется, а не что сделано"),
    ("Планируется проведение семинара", None, "сказано, что планируется, а не что сделано"),
    ("Будет проведено в 2021 году", None, "сказано, что планируется, а не что сделано"),
    ("Исполнено.", None, "нет сведений о том, что сделано"),
    ("Исполняется постоянно", None, "нет сведений о том, что сделано"),
    ("", None, "отчёт пуст"),
    (" – ", None, "отчёт пуст"),
    ("В 2019 году проведено 2 встречи.", None, "сведения только за другие годы: 2019"),
    ("Сформированы и действуют комиссии.", None, "не видно, что сделано: нет ни действия, ни числа"),
    ("Проведено 3 семинара", "Проведено  3 семинара.", "слово в слово повторяет прошлый отчёт"),
    ("Проведено 4 семинара", "Проведено 3 семинара.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "previous", "reason"), ANSWERS)
def test_an_answer_says_what_was_done(text, previous, reason):
    assert is_non_answer(text, previous, 2020) == reason


def test_other_years_are_seen_only_when_the_year_is_known():
    assert is_non_answer("В 2019 году проведено 2 встречи.") is None


# text, what says so
DROPPED = [
    ("Данный пункт постановлением признан утратившим силу", "признан утратившим силу"),
    ("координационный совет упразднен ", "упразднен"),
    ("Мероприятие исключено из плана", "Мероприятие исключено"),
    ("Проведено 3 проверки, одно положение утратило силу", None),
    ("Работа ведётся. " * 30 + "Прежний порядок утратил силу.", None),
    ("Проведена проверка", None),
]


@pytest.mark.parametrize(("text", "words"), DROPPED)
def test_a_dropped_measure_keeps_its_reason(text, words):
    assert dropped(text) == words


# text, done with no events
NOTHING = [
    ("уведомлений от служащих не поступало.", True),
    ("фактов не выявлено", True),
    ("нарушений выявлено не было", True),
    ("экспертиза 73 проектов (факторов не выявлено)", False),
    ("выявлено 0 нарушений, жалоб не поступало", True),
    ("проверка не проводилась", False),
    ("поступило обращение", False),
]


@pytest.mark.parametrize(("text", "nothing"), NOTHING)
def test_nothing_came_is_an_answer(text, nothing):
    assert no_events(text) == nothing


@given(st.text(alphabet="прове дено не поступало 2019 год, 5 % тыс.(«»)№", max_size=60) | st.text())
def test_no_text_breaks_it(text):
    assert all(isinstance(one, Fact) and one.unit for one in facts(text))
    is_non_answer(text, text[::-1], 2020)
    dropped(text)
    no_events(text)

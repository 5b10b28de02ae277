"""Wordings of terms, as they stand in plans, and the rules that a person would make of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.schedules import Kind, Rule, as_json, as_record, from_record, understood, years_of


def brief(rule: Rule) -> str:
    """kind, every, due day, start…end; absent ones left out."""
    span = f"{rule.start or ''}…{rule.end or ''}" if rule.start or rule.end else ""
    parts = [rule.kind.value, rule.every, rule.due_day, span]
    return " ".join(str(part) for part in parts if part not in (None, ""))


# wording, years of the plan, rules, whether a person must confirm
TABLE = [
    ("Ежемесячно (с предоставлением информации до 10 числа месяца следующего за отчетным)", (2024,),
     ["recurring month 10 2024-01-01…2024-12-31"], False),
    ("Постоянно (с предоставлением информации до 10 числа месяца следующего за отчетным)", (2024,),
     ["continuous", "recurring month 10 2024-01-01…2024-12-31"], False),
    ("3 квартал 2020 года", (), ["once 2020-07-01…2020-09-30"], False),
    ("2020 год", (), ["once 2020-01-01…2020-12-31"], False),
    ("2020 -2021 годы", (), ["window 2020-01-01…2021-12-31"], False),
    ("IV квартал 2020 года, в течение 2021 года", (2020, 2021),
     ["once 2020-10-01…2020-12-31", "window 2021-01-01…2021-12-31"], False),
    ("в течение года", (2021,), ["window 2021-01-01…2021-12-31"], False),
    ("в течение года", (2020, 2021),
     ["window 2020-01-01…2020-12-31", "window 2021-01-01…2021-12-31"], True),
    ("в течение года", (), ["window"], True),
    ("в течение года (по отдельному графику)", (2021,), ["window 2021-01-01…2021-12-31"], True),
    ("по мере поступления проектов", (2020,), ["event"], False),
    ("постоянно, в установленный законодатель-ством срок", (2020,), ["continuous"], True),
    ("в течение 14 рабочих дней со дня истечения срока", (2020,), ["relative"], True),
    ("2018/2019 учебный год, 2019/2020 учебный год", (2020,),
     ["periods 2018-09-01…2020-05-31"], True),
    ("1 раз в год", (2020,), ["recurring year 2020-01-01…2020-12-31"], False),
    ("до 15.03.2025", (), ["once …2025-03-15"], False),
    ("не позднее 1 марта", (2025,), ["once …2025-03-01"], False),
    ("не позднее 1 марта", (), ["once"], True),
    ("ежемесячно, до 25-го", (2025,), ["recurring month 25 2025-01-01…2025-12-31"], True),
    ("2 раза в год", (2025,), ["recurring half_year 2025-01-01…2025-12-31"], False),
    ("1 полугодие 2025", (), ["once 2025-01-01…2025-06-30"], False),
    ("ежеквартально до 5 числа месяца, следующего за отчётным кварталом", (2025,),
     ["recurring quarter 5 2025-01-01…2025-12-31"], False),
    ("еженедельно (по пятницам)", (2025,), ["recurring week 5 2025-01-01…2025-12-31"], False),
    ("май – сентябрь", (2025,), ["window 2025-05-01…2025-09-30"], False),
    ("в отопительный период", (2025,), ["window 2025-09-15…2026-05-15"], True),
    ("по отдельному плану", (2025,), ["unknown"], True),
    ("ежегодно, до 1 февраля", (2025,), ["recurring year 1 2025-01-01…2025-12-31"], False),
    ("I–II квартал", (2025,), ["window 2025-01-01…2025-06-30"], False),
    ("I, III кварталы 2025 г.", (), ["periods 2025-01-01…2025-09-30"], False),
    ("раз в полугодие", (2025,), ["recurring half_year 2025-01-01…2025-12-31"], False),
    ("декабрь 2025 – март 2026", (), ["window 2025-12-01…2026-03-31"], False),
    ("ноябрь – февраль", (2025,), ["window 2025-11-01…2026-02-28"], False),
    ("до конца 2025 года", (), ["once 2025-01-01…2025-12-31"], False),
    ("до 2027 года", (), ["once …2026-12-31"], True),
    ("каждый понедельник", (2025,), ["recurring week 1 2025-01-01…2025-12-31"], False),
    ("не реже одного раза в квартал", (2025,), ["recurring quarter 2025-01-01…2025-12-31"], False),
    ("январь, июль", (2025,), ["periods 2025-01-01…2025-07-31"], False),
    ("в\u00a0течение\u00a02021\u00a0года", (), ["window 2021-01-01…2021-12-31"], False),
    ("ЕЖЕКВАРТАЛЬНО", (2025,), ["recurring quarter 2025-01-01…2025-12-31"], False),
    ("ежеквартольно", (2025,), ["recurring quarter 2025-01-01…2025-12-31"], True),
    ("ежеквар-тально", (2025,), ["recurring quarter 2025-01-01…2025-12-31"], False),
    ("постояно", (), ["continuous"], True),
    ("IV кв. 2025", (), ["once 2025-10-01…2025-12-31"], False),
    ("Ⅳ кв-л 2025 г.", (), ["once 2025-10-01…2025-12-31"], False),
    ("с 1 марта по 30 апреля 2025 года", (), ["window 2025-03-01…2025-04-30"], False),
    ("15-20 мая 2025 года", (), ["window 2025-05-15…2025-05-20"], False),
    ("с 1 сентября", (2025,), ["window 2025-09-01…"], True),
    ("ежемесячно, май – сентябрь", (2025,), ["recurring month 2025-05-01…2025-09-30"], False),
    ("ежеквартально, до 15 апреля, 15 июля, 15 октября, 15 января", (2025,),
     ["recurring quarter 15 2025-01-01…2025-12-31"], False),
    ("2 раза в год (май, октябрь)", (2025,), ["periods 2025-05-01…2025-10-31"], False),
    ("по мере необходимости, но не реже 1 раза в квартал", (2025,),
     ["recurring quarter 2025-01-01…2025-12-31", "event"], False),
    ("в десятидневный срок со дня утверждения", (), ["relative"], True),
    ("не позднее чем за 10 дней до начала выборов", (), ["relative"], True),
    ("постоянно, в течение 2025 года", (), ["continuous 2025-01-01…2025-12-31"], False),
    ("регулярно", (), ["continuous"], True),
    ("ежемесячно, кроме июля и августа", (2025,), ["recurring month 2025-01-01…2025-12-31"], True),
    ("ежемесячно до 5 числа следующего месяца, ежеквартально до 10 числа следующего месяца", (2025,),
     ["recurring month 5 2025-01-01…2025-12-31", "recurring quarter 10 2025-01-01…2025-12-31"], False),
    ("2025 год (сентябрь)", (2024, 2025), ["once 2025-09-01…2025-09-30"], False),
    ("сентябрь (2025 год)", (2024, 2025), ["once 2025-09-01…2025-09-30"], False),
    ("в течение 2021 года (март, июнь)", (2020, 2021), ["periods 2021-03-01…2021-06-30"], False),
    ("декабрь 2025, март", (2025,), ["periods 2025-12-01…2026-03-31"], False),
    ("до 15.02.2025, далее ежеквартально", (2025,),
     ["once …2025-02-15", "recurring quarter 2025-01-01…2025-12-31"], False),
    ("ежегодно май-июнь", (2025,), ["recurring year 2025-01-01…2025-12-31"], False),
    ("с 1 по 10 сентября", (2025,), ["window 2025-09-01…2025-09-10"], False),
    ("в пожароопасный период", (2025,), ["window"], True),
    ("еженедельно до 12 часов пятницы", (2025,), ["recurring week 5 2025-01-01…2025-12-31"], True),
    ("ежедневно еженедельно", (2025,), ["recurring day 2025-01-01…2025-12-31"], True),
    ("разово", (2025,), ["once 2025-01-01…2025-12-31"], True),
    ("в течение 5 дней со дня поступления, но не реже 1 раза в квартал", (2025,),
     ["recurring quarter 2025-01-01…2025-12-31", "relative"], True),
    ("по данным мониторинга ежеквартально", (2025,),
     ["recurring quarter 2025-01-01…2025-12-31"], True),
    ("7 раз в месяц", (2025,), ["recurring month 2025-01-01…2025-12-31"], True),
    ("апрель; до 15.12.2025", (2025,), ["once 2025-04-01…2025-04-30", "once …2025-12-15"], False),
    ("13 квартал", (2025,), ["unknown"], True),
    ("31 июня 2025", (2025,), ["unknown"], True),
    ("по согласованию с прокуратурой", (2025,), ["unknown"], True),
    ("когда-нибудь", (2025,), ["unknown"], True),
    ("от 05.04.2013 № 44-ФЗ", (2025,), ["unknown"], True),
    ("", (2025,), ["unknown"], True),
    (" — ", (2025,), ["unknown"], True),
    ("то же", (2025,), ["unknown"], True),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "years", "rules", "confirm"), TABLE)
def test_a_wording_becomes_these_rules(wording, years, rules, confirm):
    found = understood(wording, plan_years=years)
    assert [brief(rule) for rule in found.rules] == rules
    assert bool(found.to_confirm) == confirm, found.to_confirm


def test_words_nobody_understood_are_named():
    found = understood("ежеквартально при полной луне марсианской, снегопад", plan_years=(2025,))
    assert found.rules[0].kind is Kind.RECURRING
    found = understood("II декада марта 2025")
    assert found.to_confirm == ("не разобрано «II декада»",)


def test_an_empty_term_takes_the_section_s():
    assert understood("-", section_wording="ежемесячно") == understood("ежемесячно")


def test_years_taken_from_the_terms_are_to_be_confirmed():
    wordings = ["Постоянно", "2020 год", "3 квартал 2021 года", "от 12.03.2013"]
    assert years_of(wordings) == (2020, 2021)
    found = understood("ежеквартально", plan_years=(2020, 2021), years_from_terms=True)
    assert any("взят из сроков" in words for words in found.to_confirm)
    named = understood("3 квартал 2021 года", plan_years=(2020, 2021), years_from_terms=True)
    assert named.to_confirm == ()


def test_school_years_count_only_when_nothing_else_names_a_year():
    assert years_of(["2018/2019 учебный год"]) == (2018, 2019)
    assert years_of(["2018/2019 учебный год", "2020 год"]) == (2020,)


def test_a_plan_may_have_a_day_of_reports():
    found = understood("ежемесячно", plan_years=(2025,), report_day=5)
    assert found.rules[0].due_day == 5
    assert understood("ежемесячно до 10 числа", report_day=5).rules[0].due_day == 10
    assert understood("постоянно", report_day=5).rules == (Rule(Kind.CONTINUOUS),)


def test_a_relative_term_knows_its_count_and_its_anchor():
    rule = understood("в течение 14 рабочих дней со дня регистрации").rules[0]
    assert (rule.days, rule.unit, rule.working) == (14, "day", True)
    assert rule.anchor == "в течение 14 рабочих дней со дня регистрации"
    assert understood("за 5 дней до 01.09.2025").rules[0].start == date(2025, 9, 1)


def test_a_rule_has_seven_keys_for_the_command_line():
    rule = understood("ежеквартально до 5 числа", plan_years=(2025,)).rules[0]
    note = "не сказано, какого месяца 5-е число: принят следующий за отчётным периодом"
    assert as_json(rule) == {
        "kind": "recurring",
        "every": "quarter",
        "due_day": 5,
        "start": "2025-01-01",
        "end": "2025-12-31",
        "anchor": None,
        "note": note,
    }


@pytest.mark.parametrize(("wording", "years"), [row[:2] for row in TABLE])
def test_a_kept_rule_comes_back_whole(wording, years):
    for rule in understood(wording, plan_years=years).rules:
        assert from_record(as_record(rule)) == rule


def test_a_record_of_something_else_is_refused():
    with pytest.raises(ValueError, match="colour"):
        from_record({"kind": "once", "colour": "red"})


WORDS = st.lists(
    st.sampled_from(
        "ежеквартально ежегодно до не позднее 1 31 30 5-го числа месяца следующего за отчетным "
        "кварталом года 2020 2021 год годы в течение I IV квартал полугодие март февраля - , ; ( ) "
        "29 15.03.2025 99.99.9999 2020-2021 по мере раз 2 рабочих дней со дня учебный понедельник "
        "постоянно отопительный период конца с по от т.г. 3 последнего".split()
    ),
    max_size=12,
).map(" ".join)


@given(WORDS | st.text(max_size=60), st.lists(st.integers(1990, 2050), max_size=3).map(tuple))
def test_no_text_breaks_it_and_each_has_a_rule(wording, years):
    found = understood(wording, plan_years=years)
    assert found.rules
    if any(rule.kind is Kind.UNKNOWN for rule in found.rules):
        assert found.to_confirm
    years_of([wording])

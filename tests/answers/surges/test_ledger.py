"""Precision and lead time of the ledger as arithmetic; the series and the price of the settings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from analytics.false_alarms import AlarmVerdict
from answers.surges.alarms import Alarm, alarms
from answers.surges.ledger import add_missed, alarm_ledger, judge, take_back_missed
from answers.surges.series import surge_series, urgent_numbers
from answers.surges.settings import expected_false_alarms, save_settings, saved_settings
from data.engines import duck
from data.home import Home, home_at
from data.importing.importer import publish_now
from data.snapshots import current
from registers.settings import SettingError
from registers.surges.values import SurgeValues
from tests.answers.conftest import Drawn
from tests.data.exports import csv_file, drawn, take_in

NOW = datetime(2026, 11, 12, 9, 30)
DISPATCH = """
№ п/п|Дата|Время|Адрес/НП|Содержание|Служба
1|14.01.2026|07:10|пгт Мортка|Взрыв на улице|Полиция
2|15.01.2026|09:00|пгт Мортка|Снова взрыв|Полиция
3|30.01.2026|10:00|пгт Мортка|Взрыв|Полиция
4|30.01.2026|11:00|с. Леуши|Заноза|Скорая помощь
"""


@pytest.fixture
def home(tmp_path) -> Iterator[Home]:
    home = home_at(tmp_path / "home")
    take_in(home, csv_file(tmp_path / "1.csv", drawn(DISPATCH)))
    yield home
    duck.close_all()


def found(home: Home) -> list[Alarm]:
    return sorted(alarms(current(home), DEMO_ACTOR), key=lambda one: one.first_day)


def test_urgent_messages_are_gathered_until_a_quiet_week(home: Home) -> None:
    first, second = found(home)
    assert (first.word, first.count, first.settlement) == ("взрыв*", 2, "Мортка")
    assert (first.first_day, first.last_day) == (date(2026, 1, 14), date(2026, 1, 15))
    assert first.first_message_at == datetime(2026, 1, 14, 7, 10)
    assert first.text.replace("\u00a0", " ") == "2 сообщения со срочным словом «взрыв…»"
    assert (second.first_day, second.count) == (date(2026, 1, 30), 1)
    assert first.expected is None
    assert urgent_numbers(current(home), DEMO_ACTOR, first) == ("2026-2", "2026-1")


def test_the_ledger_counts_and_measures_the_lead(home: Home) -> None:
    first, second = found(home)
    empty = alarm_ledger(home, DEMO_ACTOR, NOW)
    assert (empty.lines, empty.lead_days, empty.counts.precision) == ((), None, None)

    known = first.first_day + timedelta(days=3)
    judge(home, DEMO_ACTOR, first, AlarmVerdict.CONFIRMED, known, "", NOW)
    judge(home, DEMO_ACTOR, second, AlarmVerdict.FALSE, None, "учения", NOW)
    add_missed(home, DEMO_ACTOR, date(2026, 1, 5), None, "Дороги", "Гололёд", NOW)
    book = alarm_ledger(home, DEMO_ACTOR, NOW)
    assert (book.counts.confirmed, book.counts.false, book.counts.missed) == (1, 1, 1)
    assert book.counts.precision == 1 / (1 + 1)
    assert book.counts.found == 1 / (1 + 1)
    assert (book.lead_days, book.lead_known) == (3, 1)
    line = book.of(second.key)
    assert line is not None
    assert (line.verdict, line.note) == (AlarmVerdict.FALSE, "учения")
    missed = next(one for one in book.lines if one.verdict is AlarmVerdict.MISSED)
    take_back_missed(home, DEMO_ACTOR, missed.alarm.key, NOW)
    assert alarm_ledger(home, DEMO_ACTOR, NOW).counts.missed == 0


def test_settings_hold_from_the_next_publication(home: Home) -> None:
    assert saved_settings(home, DEMO_ACTOR, NOW) == SurgeValues()
    save_settings(home, DEMO_ACTOR, SurgeValues(words=("заноз*",)), NOW)
    assert [one.word for one in found(home)] == ["взрыв*", "взрыв*"]
    publish_now(home, NOW)
    assert [(one.word, one.settlement) for one in found(home)] == [("заноз*", "Леуши")]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (SurgeValues(words=("а*",)), "звёздочка"),
        (SurgeValues(words=("(", "газ")), "не подходит"),
        (SurgeValues(words=tuple(f"слово{n}" for n in range(61))), "можно не больше 60"),
        (SurgeValues(windows=(40,)), "от 1 до 28"),
        (SurgeValues(weeks=2, least_weeks=4), "Недель для сравнения"),
        (SurgeValues(alpha=0.7), "меньше 0,5"),
    ],
)
def test_bad_settings_are_refused(home: Home, values: SurgeValues, reason: str) -> None:
    with pytest.raises(SettingError, match=reason):
        save_settings(home, DEMO_ACTOR, values, NOW)
    assert saved_settings(home, DEMO_ACTOR, NOW) == SurgeValues()


def test_nobody_changes_the_settings_without_the_right(home: Home) -> None:
    stranger = Actor("petrova", "Просмотр", frozenset(Right) - {Right.EDIT_DIRECTORIES})
    with pytest.raises(AccessDenied):
        save_settings(home, stranger, SurgeValues(weeks=6), NOW)


def test_the_series_shows_what_raised_the_alarm(drawn: Drawn) -> None:
    one = Alarm(
        key="", first_day=date(2026, 5, 1), last_day=date(2026, 5, 3), settlement="Мортка",
        block="ЖКХ", window=7, count=0, expected=None, upper=None, excess=None, growth=None,
        probability=None, text="", first_message_at=None,
    )  # fmt: skip
    series = surge_series(drawn.facts, DEMO_ACTOR, one)
    assert series["day"].iloc[0] == pd.Timestamp(one.first_day - timedelta(days=70))
    assert series["day"].iloc[-1] == pd.Timestamp(one.last_day + timedelta(days=14))
    days = [
        message.received.date()
        for message in drawn.messages
        if not message.excluded and (message.settlement, message.block) == ("Мортка", "ЖКХ")
    ]
    for row in series.itertuples():
        end = pd.Timestamp(str(row.day)).date()
        assert row[2] == sum(end - timedelta(days=6) <= day <= end for day in days)
    assert (series["low"] <= series["high"]).all()
    assert (series["high"] <= series["upper"]).all()
    assert not series.loc[series["alarmed"], "count"].le(series["upper"]).any()


def test_the_price_of_settings_grows_as_they_loosen(drawn: Drawn) -> None:
    strict, loose = (
        expected_false_alarms(
            drawn.facts, DEMO_ACTOR, replace(SurgeValues(), alpha=alpha, excess=1, growth=0)
        )
        for alpha in (0.0005, 0.02)
    )
    assert strict is not None
    assert loose is not None
    assert 0 <= strict.simulated < loose.simulated
    # a year has 365 days and 52 weeks a cell
    assert strict.nominal == pytest.approx(strict.cells * (365 + 52) * 0.0005)

"""The district's wall clock."""

from datetime import UTC, datetime, timedelta

from ui.clock import now


def test_the_clock_is_the_district_s_and_has_no_zone():
    here = now()
    there = datetime.now(UTC).replace(tzinfo=None)
    assert here.tzinfo is None
    assert here.microsecond == 0
    assert abs(here - there - timedelta(hours=5)) < timedelta(seconds=5)

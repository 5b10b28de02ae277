"""Terms of plans of measures: a wording → rules → due dates."""

from analytics.schedules.due_dates import Due, due_dates
from analytics.schedules.period_names import period_name
from analytics.schedules.pieces import Seasons
from analytics.schedules.rule_words import in_words
from analytics.schedules.rules import (
    Kind,
    Rule,
    Span,
    Understood,
    as_json,
    as_record,
    from_record,
)
from analytics.schedules.understanding import understood, years_of

__all__ = [
    "Due",
    "Kind",
    "Rule",
    "Seasons",
    "Span",
    "Understood",
    "as_json",
    "as_record",
    "due_dates",
    "from_record",
    "in_words",
    "period_name",
    "understood",
    "years_of",
]

"""A plan as the command line answers it."""

from typing import Any

from analytics.schedules import as_json
from answers.plans.drafts import Draft, DraftLine


def plan_json(draft: Draft) -> dict[str, Any]:
    """Return the plan as the command line answers it."""
    return {
        "title": draft.title,
        "kind": draft.kind,
        "lines": [_line_json(one) for one in draft.lines],
        "queue": [
            {
                "number": ", ".join(one.numbers),
                "about": one.about,
                "text": one.text,
                "reason": one.reason,
                "suggestion": one.suggestion,
            }
            for one in draft.waiting
        ],
    }


def _line_json(one: DraftLine) -> dict[str, Any]:
    notes = [*one.line.notes, *one.line.doubts]
    notes += [f"в тексте названы соисполнители: {', '.join(one.partners)}"] if one.partners else []
    notes += [f"снято: {one.line.dropped}"] if one.line.dropped else []
    notes += [
        f"срок {due.wanted:%d.%m.%Y} — нерабочий день, перенесён на {due.due:%d.%m.%Y}"
        for due in one.dues
        if due.wanted != due.due
    ]
    return {
        "number": one.line.number,
        "section": one.line.section,
        "measure": one.line.measure,
        "term_text": one.line.term_text,
        "rules": [as_json(rule) for rule in one.line.rules],
        "due_dates": [due.due.isoformat() for due in one.dues],
        "executors": list(one.line.executors),
        "notes": notes,
        "report": one.line.report_text,
        "status": one.status.value,
    }

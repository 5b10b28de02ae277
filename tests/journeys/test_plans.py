"""A plan comes in, somebody reports, and the matrix knows it."""

import re

import pytest
from playwright.sync_api import expect

from tests.data.plans import drawn_plans
from tests.journeys.conftest import Site, Visit

pytestmark = pytest.mark.journey

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def site(district: Site) -> Site:
    return district


def test_a_plan_is_taken_a_report_entered_and_the_matrix_changes(visit: Visit) -> None:
    page = visit.open("plans")
    page.locator('input[type="file"]').first.set_input_files(
        {"name": "план.docx", "mimeType": _WORD, "buffer": drawn_plans.document()}
    )
    page.get_by_role("button", name="Сохранить план").click(timeout=30_000)
    expect(page.get_by_text("план, редакция 1")).to_be_visible(timeout=30_000)

    page = visit.open("execution?due=all")
    late = page.locator(".duties td.cell-failed a", has_text=re.compile(r"▲.1(?!\d)"))
    before = late.count()
    assert before > 0
    late.first.click()
    page.get_by_label("Что сделано: с числами и датами").fill("Проведено 12 проверок", timeout=30_000)  # fmt: skip
    page.get_by_role("button", name="Сохранить отчёт").first.click()
    expect(page.get_by_text("Отчёт сохранён")).to_be_visible(timeout=30_000)

    page = visit.open("execution?due=all")
    expect(page.locator(".duties td.cell-done a").first).to_contain_text("исполнено")
    assert late.count() < before

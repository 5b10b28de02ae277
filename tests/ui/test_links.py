"""Addresses inside the dashboard keep the filters and nothing else."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from ui import links


@pytest.fixture(autouse=True)
def address(monkeypatch):
    asked = {"period": "2026-q3", "settlement": "Мортка", "indicator": "3", "embed": "true"}
    monkeypatch.setattr(links, "st", SimpleNamespace(query_params=asked))


def test_filters_travel_and_a_page_s_own_switches_stay():
    assert links.kept_filters() == {"period": "2026-q3", "settlement": "Мортка"}


def test_a_change_is_added_replaced_or_dropped():
    assert links.kept_filters(indicator=1, settlement=None, block="ЖКХ") == {
        "period": "2026-q3", "indicator": "1", "block": "ЖКХ",
    }  # fmt: skip


def test_a_link_is_relative_and_reads_back():
    link = urlsplit(links.page_link("messages", block="ЖКХ & ТКО", state="late"))
    assert (link.scheme, link.netloc, link.path) == ("", "", "messages")
    assert parse_qs(link.query) == {
        "period": ["2026-q3"], "settlement": ["Мортка"], "block": ["ЖКХ & ТКО"], "state": ["late"],
    }  # fmt: skip


def test_a_link_without_filters_has_no_query():
    assert links.page_link("help", period=None, settlement=None) == "help"

"""Pages are compared with an empty page pair by pair, and a median pair speaks."""

from datetime import date

from benchmarks.pages import Times, page

TIMES = Times(
    "Сводка",
    reruns=((300.0, 80.0), (500.0, 90.0), (310.0, 100.0)),  # 220, 410 and 210 above
    cpu=((120.0, 40.0), (180.0, 60.0)),
    loads=((1500.0, 900.0), (1700.0, 1000.0), (1400.0, 900.0)),  # 600, 700 and 500 above
)


def test_a_page_is_what_it_takes_above_the_empty_one() -> None:
    assert (TIMES.rerun, TIMES.load, TIMES.cpu_ratio) == (220.0, 600.0, (120 + 180) / (40 + 60))


def test_the_page_of_docs_holds_the_figures_the_day_and_the_machine() -> None:
    text = page([TIMES], 1_000_000, date(2026, 11, 22), "an abacus")
    assert "2026-11-22" in text
    assert "Machine: an abacus. About 1 000 000 messages." in text
    assert "| Сводка | **220** | 210 – 410 | 600 | 3.0 |" in text
    assert "An empty page reruns in 90 ms." in text

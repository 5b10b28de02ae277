"""«Рейтинг поселений»: places, N of M, weights, those not rated, an empty district."""

from tests.pages.conftest import texts


def tables(page):
    return "\n".join(one.proto.body for one in page.get("html")).replace("\u00a0", " ")


def test_places_parts_and_weights_are_shown(opened, small_district):
    page = opened("rating", small_district)
    assert page.title[0].value.startswith("Впереди ")
    assert len(page.get("plotly_chart")) == 3  # bars, the funnel, the history
    said = texts(page)
    assert "20 за малое число" in said
    assert "40 за ответы в срок" in said
    assert " из " in tables(page)
    assert "не рейтингуется" in tables(page)  # «не определено» has no place


def test_the_change_is_against_the_equal_period_before(opened, small_district):
    said = texts(opened("rating", small_district, period="2026-q3"))
    assert "с 31.03.2026 по 30.06.2026" in said


def test_without_an_earlier_period_there_is_no_change(opened, small_district):
    assert "Изменения места нет" in texts(opened("rating", small_district, period="2024"))


def test_one_source_is_rated_apart(opened, small_district):
    page = opened("rating", small_district, source="ПОС")
    assert page.title[0].value.startswith("Впереди ")
    assert "ПОС" in texts(page)


def test_the_chosen_settlement_is_highlighted_among_all(opened, small_district):
    body = tables(opened("rating", small_district, settlement="Мортка"))
    assert '<tr class="own">' in body
    assert "Леуши" in body


def test_too_few_messages_are_not_rated(opened, small_district):
    page = opened("rating", small_district, period="2026-10-18..2026-10-18")
    assert page.title[0].value.startswith(("Рейтинга нет", "Рейтингуется одно", "Впереди"))
    assert "не рейтингуется" in tables(page)


def test_an_empty_district_says_what_to_do(opened):
    page = opened("rating")
    assert "Что сделать дальше" in texts(page)
    assert len(page.get("plotly_chart")) == 0


def test_blocks_are_compared_under_the_same_address(opened, small_district):
    page = opened("rating", small_district, who="block")
    body = tables(page)
    assert "Отраслевой блок" in body
    assert "ЖКХ" in body
    said = texts(page)
    assert "50 за ответы в срок" in said
    assert "1000 жителей" not in said


def test_a_district_without_bodies_says_that_nobody_is_rated(opened, small_district):
    assert "Никто не рейтингуется" in texts(opened("rating", small_district, who="executor"))

"""Road-map measures: unique numbers, known topics, a status that agrees with the dates."""

from collections import Counter
from datetime import date


def test_a_number_names_one_measure_of_its_road_map(source_rows):
    keys = Counter(
        (row["Дорожная карта"], row["№ мероприятия"]) for row in source_rows("дорожные_карты")
    )
    assert len(keys) > 500
    assert set(keys.values()) == {1}
    assert all(isinstance(number, str) for _, number in keys)


def test_topics_and_settlements_are_those_of_the_directories(source_rows, district):
    themes = {topic.name for topic in district.topics} | {topic.group for topic in district.topics}
    places = {*district.population, "", "Кондинский район"}
    for row in source_rows("дорожные_карты"):
        assert row["Тема"] in themes
        assert row["Поселение"] in places


def test_the_status_agrees_with_the_dates(source_rows):
    statuses = Counter()
    for row in source_rows("дорожные_карты"):
        done, last = row["Дата исполнения"], row["Период по"]
        assert row["Период с"] < last
        if done != "":
            assert row["Период с"] <= done <= date(2026, 10, 31)
        expected = (
            "исполнено" if done else "просрочено" if last < date(2026, 10, 31) else "в работе"
        )
        assert row["Статус"] == expected
        statuses[expected] += 1
    assert min(statuses[name] for name in ("исполнено", "просрочено", "в работе")) > 0


def test_the_flood_and_the_heating_failure_have_road_maps(source_rows):
    found = {(row["Поселение"], row["Тема"]) for row in source_rows("дорожные_карты")}
    assert ("Куминский", "Подтопление территории") in found
    assert ("Мортка", "Ненадлежащее качество или отсутствие отопления") in found

"""Lines of two texts of a plan are paired by number and measure, and what changed is said."""

from analytics.plan_changes import Stands, aligned, change_words, gone_words

WASTE = Stands("1", "1", "Вывоз мусора с дворов посёлка", "постоянно", ("А",))
ROADS = Stands("2", "2", "Ремонт дорог и проездов", "май", ("А", "Б"))


def new(
    number: str, measure: str, term: str = "май", executors: tuple[str, ...] = ("А",)
) -> Stands:
    return Stands("", number, measure, term, executors)


def test_one_number_and_a_like_measure_is_one_line() -> None:
    pairs = aligned([WASTE, ROADS], [new("1", "Вывоз мусора со всех дворов посёлка")])
    assert pairs.was == (WASTE,)
    assert pairs.gone == (ROADS,)


def test_a_line_keeps_itself_under_another_number() -> None:
    pairs = aligned([WASTE, ROADS], [new("1", ROADS.measure), new("2", WASTE.measure)])
    assert pairs.was == (ROADS, WASTE)
    assert pairs.gone == ()


def test_another_measure_under_an_old_number_is_new() -> None:
    assert aligned([WASTE], [new("1", "Сход граждан")]).was == (None,)


def test_no_old_line_is_taken_twice() -> None:
    pairs = aligned([WASTE], [new("1", WASTE.measure), new("2", WASTE.measure)])
    assert pairs.was == (WASTE, None)


def test_changes_are_said() -> None:
    assert change_words(WASTE, new("1", WASTE.measure, "постоянно")) == ""
    assert change_words(ROADS, new("3", "Ремонт", "июнь", ("Б", "В"))) == (
        "Строка 3: номер был 2; изменён текст мероприятия; срок был «май», стал «июнь»; "
        "добавлены исполнители: В; больше не исполнители: А"
    )
    assert change_words(None, new("4", "Сход")) == "Новая строка 4: Сход"
    assert gone_words(ROADS) == "Строки 2 больше нет: Ремонт дорог и проездов"

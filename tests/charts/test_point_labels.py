"""Names beside points: never upon one another, never on a point."""

from charts.point_labels import sides


def test_a_lone_name_stands_above():
    assert sides([(100, 100)], ["Мортка"]) == ["top center"]


def test_two_close_points_are_named_on_different_sides():
    assert sides([(100, 100), (104, 100)], ["Мортка", "Леуши"]) == ["top center", "bottom center"]


def test_a_name_does_not_cover_a_point_without_one():
    assert sides([(100, 100), (110, 118)], ["Мортка", ""])[0] == "bottom center"
    # ... nor the edge of its mark: half of «Мортка» is 21 pixels, the mark reaches 7 more
    assert sides([(100, 100), (126, 118)], ["Мортка", ""])[0] == "bottom center"


def test_where_there_is_no_room_the_name_stands_above():
    crowd = [(100 + 3 * i, 100 + 2 * i) for i in range(12)]
    assert sides(crowd, ["Междуреченский"] * 12)[-1] == "top center"

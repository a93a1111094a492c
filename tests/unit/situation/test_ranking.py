"""Places in a ranking."""

from fractions import Fraction

from app.situation.ranking import ranks


def test_equal_points_share_a_place_and_the_next_place_counts_all_before():
    points = [Fraction(one, 3) for one in (9, 7, 7, 7, 2, 1, 1)]
    assert ranks(points) == [1, 2, 2, 2, 5, 6, 6]
    assert ranks([]) == []

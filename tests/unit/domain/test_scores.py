"""The trade's formulas against vectors worked out by hand from the published weights and bands."""

from fractions import Fraction

import pytest

from app.domain.scores import (
    Grade,
    acceptor_score,
    area_score,
    collector_score,
    department_score,
    dispatcher_score,
    grade_of,
    shift_leader_score,
)


@pytest.mark.parametrize(
    ("counts", "points", "grade"),
    [
        ((120, 110, 104, 112, 98, 108, 6), "90.447", Grade.A), ((50, 48, 48, 50, 50, 50, 0), "100.000", Grade.A),
        ((64, 60, 33, 62, 20, 40, 10), "57.677", Grade.D),
    ],
)  # fmt: skip
def test_a_department_s_score(counts, points, grade):
    names = ("filed", "due", "closed", "to_handle", "in_time", "handled", "rework")
    score = department_score(**dict(zip(names, counts, strict=True)))

    assert f"{float(score.points):.3f}" == points
    assert score.grade is grade


@pytest.mark.parametrize(
    ("counts", "is_second_class", "points", "grade"),
    [
        ((1, 4, 4, 4, 3), False, 82.5, Grade.B), ((0, 2, 2, 2, 2), False, 98, Grade.A),
        ((3, 10, 10, 5, 2), True, 30, Grade.E),
    ],
)  # fmt: skip
def test_an_area_s_score(counts, is_second_class, points, grade):
    names = ("complaints", "filed", "due", "closed", "in_time")
    score = area_score(**dict(zip(names, counts, strict=True)), is_second_class=is_second_class)

    assert score.points == Fraction(points)
    assert score.grade is grade


def test_a_larger_area_is_measured_by_its_filings_per_unit_grid():
    one = area_score(complaints=0, filed=4, due=4, closed=4, in_time=4)
    ten = area_score(complaints=0, filed=40, due=40, closed=40, in_time=40, grids=10)

    assert one.points == ten.points


def test_a_collector_s_score():
    score = collector_score(
        valid=92, decided=100, missed=5, filed=100, verified=90, to_verify=100, checked=85, to_check=100
    )

    assert score.points == Fraction("90.8")


@pytest.mark.parametrize(("accepted", "verify", "check", "points"), [(1300, 95, 90, 92), (90, 100, 100, 75)])
def test_an_acceptor_s_score(accepted, verify, check, points):
    score = acceptor_score(accepted=accepted, verify=100, verify_in_time=verify, check=100, check_in_time=check)

    assert score.points == points


def test_a_shift_leader_s_score():
    score = shift_leader_score(filed=100, filed_in_time=80, filed_rightly=95, closed=100, closed_in_time=70)

    assert score.points == Fraction("82.5")


@pytest.mark.parametrize(("dispatched", "points"), [(500, 84), (501, 87)])
def test_a_dispatcher_s_score(dispatched, points):
    kept = Fraction(9 * dispatched, 10)

    assert dispatcher_score(dispatched=dispatched, in_time=kept, rightly=kept).points == points


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90", "A"), ("89.999", "B"), ("75", "B"), ("60", "C"), ("40", "D"), ("39.999", "E")],
)
def test_a_grade_is_given_unrounded(points, grade):
    assert grade_of(Fraction(points)) == grade


def test_nothing_to_count_is_neither_full_nor_no_points():
    late = department_score(filed=10, due=4, closed=0, to_handle=4, in_time=0, handled=0, rework=0)
    nothing = collector_score(valid=0, decided=0, missed=0, filed=0, verified=0, to_verify=0, checked=0, to_check=0)

    assert late.points == Fraction(100 * 10, 70)
    assert nothing.points is None
    assert nothing.grade is None


@pytest.mark.parametrize(
    ("filed", "points"), [(50, 100), (51, 90), (100, 90), (101, 75), (200, 75), (500, 60), (999, 40), (1000, 0)]
)
def test_the_bands_of_a_department_s_filings_do_not_overlap(filed, points):
    score = department_score(filed=filed, due=0, closed=0, to_handle=0, in_time=0, handled=0, rework=0)

    assert score.parts[0].points == points

"""Every class has a limit, and the ones a city lives by are those of the trade."""

import pytest

from app.domain.clocks import Limit, LimitUnit
from app.domain.errors import UnknownClass, UnknownCondition
from app.domain.limits import HandlingLimit, Limits
from app.domain.terms import Stage

DAILY = [
    "E06010", "E09009", "E06036", "E06007", "E09010", "E09001", "E07001", "E07007", "E06012", "E09005", "E06003",
    "C03005", "C01002", "C01037", "E06013", "C01004", "C01073",
]  # fmt: skip
"""What simulated cities report most: the published monthly mixes."""


def test_every_class_of_the_catalogue_has_conditions(site):
    for entry in site.catalogue.for_cases():
        assert site.limits.conditions(entry.key)


@pytest.mark.parametrize("class_key", DAILY)
def test_what_happens_daily_has_conditions_of_its_own(site, class_key):
    assert {row.class_key for row in site.limits.conditions(class_key)} == {class_key}


def test_the_table_is_as_large_as_promised(site):
    own = [row for row in site.limits.rows if len(row.class_key) == 6]

    assert len(own) >= 70
    assert len({row.class_key for row in own}) >= 45
    assert {row.class_key for row in own} <= set(site.catalogue.classes)


def test_urgent_is_what_runs_through_the_night(site):
    assert {row.urgent for row in site.limits.rows if row.limit.unit is LimitUnit.URGENT_HOUR} == {True}
    assert {row.limit.is_work for row in site.limits.rows if row.urgent} == {False}


@pytest.mark.parametrize(
    ("class_key", "condition", "limit", "urgent"),
    [
        ("E06010", "1", "4h", False),
        ("E06012", "1", "2h", False),
        ("E09001", "1", "2u", True),
        ("E07001", "1", "1d", False),
        ("C01003", "1", "2u", True),
        ("C01037", "3", "2d", False),
        ("E06010", "9", "2u", True),
        ("C02044", "0", "3d", False),
        ("E01003", "1", "2u", True),
    ],
)
def test_a_limit_is_looked_up_by_class_and_condition(site, class_key, condition, limit, urgent):
    row = site.limits.handling(class_key, condition)

    assert (row.limit, row.urgent) == (Limit.parse(limit), urgent)


def test_a_class_without_conditions_of_its_own_has_its_majors(site):
    assert [row.class_key for row in site.limits.conditions("C02044")] == ["C02", "C02"]
    assert site.limits.others("E06010")[0].class_key == "E06"


def test_what_is_not_in_the_table_is_named(site):
    with pytest.raises(UnknownCondition, match="E06010 没有立案条件 7"):
        site.limits.handling("E06010", "7")
    with pytest.raises(UnknownClass, match="E88001"):
        site.limits.handling("E88001", "1")
    with pytest.raises(UnknownClass, match="E88001"):
        site.limits.conditions("E88001")


def test_two_rows_for_one_condition_are_refused():
    row = HandlingLimit(
        class_key="E06010", condition="1", trigger="", limit=Limit.parse("1h"), urgent=False, closing=""
    )
    with pytest.raises(ValueError, match="E06010 1"):
        Limits((row, row))


@pytest.mark.parametrize(
    ("stage", "urgent", "area", "minutes"),
    [
        (Stage.ACCEPTED, True, "", 5),
        (Stage.ACCEPTED, False, "", 15),
        (Stage.CHECKING, True, "", 30),
        (Stage.CHECKING, False, "", 60),
        (Stage.CHECKING, False, "rural", 120),
        (Stage.CHECKING, False, "harbour", 60),
        (Stage.FILED, False, "rural", 15),
    ],
)
def test_our_own_posts_have_their_minutes(site, stage, urgent, area, minutes):
    assert site.stage_limits.limit(stage, urgent, area) == Limit(minutes, LimitUnit.MINUTE)


def test_filing_and_dispatching_take_thirty_minutes_together_and_ten_where_urgent(site):
    for urgent, together in ((False, 30), (True, 10)):
        both = [site.stage_limits.limit(stage, urgent).amount for stage in (Stage.ACCEPTED, Stage.FILED)]
        assert sum(both) == together


def test_every_post_of_ours_has_a_limit_and_no_ended_case_has(site):
    for stage in Stage:
        holder = site.workflow.charter.holders[stage]
        is_open = not holder.final and not holder.waiting
        expected = is_open and stage is not Stage.HANDLED
        assert (site.stage_limits.limit(stage, urgent=False) is not None) is expected

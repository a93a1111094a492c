"""Emergency plans as data: a bad one is an error with its place, and the nearest ones are found by kind."""

from pathlib import Path

import pytest

from app.adapters.tables.plans_file import read_plan, read_plans
from app.domain.emergency_plan import Plan, PlanStep, nearest_plans, plan_for
from app.domain.errors import TableError

SHIPPED = Path(__file__).resolve().parents[2] / "config" / "plans"
GOOD = 'name = "火灾"\nkind = "火灾"\n[[steps]]\ntitle = "报警"\nminutes = 1\n'


def plan(key, kind, levels=(1, 2, 3, 4)):
    return Plan(key=key, name=kind, kind=kind, levels=levels, steps=(PlanStep(title="a", minutes=1),))


def test_the_shipped_plan_for_waterlogging_has_steps_in_order():
    (shipped,) = [one for one in read_plans(SHIPPED) if one.kind == "内涝"]

    limits = [step.limit for step in shipped.steps]
    assert len(shipped.steps) == 7
    assert limits == sorted(limits)
    assert all(step.who for step in shipped.steps)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs a name"),
        (GOOD.replace('kind = "火灾"', ""), "needs a name and a kind"),
        (GOOD + "hours = 1\n", "step 1: unknown key hours"),
        (GOOD.replace("minutes = 1", "minutes = 0"), "minutes is 0"),
        (GOOD.replace("minutes = 1", ""), "minutes are missing"),
        (GOOD.replace("报警", "报" * 41), "1 to 40 signs"),
        (GOOD.replace('kind = "火灾"', f'kind = "{"火" * 13}"'), "kind up to 12"),
        ("levels = [true]\n" + GOOD, "levels is a list of 1 to 4"),
        (GOOD + f'who = "{"人" * 41}"\n', "who has up to 40 signs"),
        ("levels = [5]\n" + GOOD, "levels is a list of 1 to 4"),
        ("colour = 1\n" + GOOD, "unknown key colour"),
        ("name = ", "plan.toml"),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused(tmp_path, text, said):
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(TableError, match=r"plan\.toml") as caught:
        read_plan(path)

    assert said in str(caught.value)


def test_a_folder_that_is_not_there_holds_no_plans(tmp_path):
    assert read_plans(tmp_path / "plans") == ()


def test_the_plan_is_the_one_of_the_kind_and_level_and_else_the_nearest_are_named():
    plans = (plan("a", "火灾"), plan("b", "内涝", (1, 2)), plan("c", "道路积水"), plan("d", "积雪"), plan("e", "塌陷"))

    assert plan_for(plans, "内涝", 2) is plans[1]
    assert plan_for(plans, "内涝", 3) is None
    assert nearest_plans(plans, "内涝", 3)[0].key == "b"
    assert [one.key for one in nearest_plans(plans, "积水", 3)] == ["c", "d", "a"]

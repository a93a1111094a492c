"""A class of components on the wall: it has no place, is called what the catalogue calls it, and is undone like all else."""

import pytest

from app.domain.catalogue import ClassEntry, OlderClass
from app.domain.codes import Scheme
from app.domain.terms import Kind
from app.situation.wall_stand import Subject
from tests.unit.services.test_wall_steering import kinds, seen
from tests.unit.services.town import LAT, WEST_LON

COVERS = Subject(kind="component_class", id="01002", label="污水井盖")


def show(hall, user: str = "leader", **given):
    return hall.ask(user, "wall_show_subject", kind="component_class", **given)


@pytest.mark.parametrize("user", ["leader", "east"])
def test_it_goes_up_without_a_place_from_a_seat_of_one_area_too(hall, store, user):
    assert show(hall, user, id="01002", label="污水井盖")["ok"]

    assert seen(store).subject == COVERS
    assert kinds(store) == ["subject_shown"]


def test_undo_brings_back_the_component_that_was_shown_before(hall, store):
    cover = {"kind": "component", "id": "37010201002000042", "label": "000042", "lon": WEST_LON, "lat": LAT}
    assert hall.ask("leader", "wall_show_subject", **cover)["ok"]
    assert show(hall, id="01002", label="污水井盖")["ok"]

    assert hall.ask("leader", "wall_undo")["ok"]

    assert seen(store).subject == Subject(**cover)


def test_the_catalogue_knows_a_class_of_components_by_today_s_digits_and_by_older_ones(hall):
    catalogue = hall.rules.catalogue
    cover = ClassEntry(key="C01002", kind=Kind.COMPONENT, code="01002", major_name="市政公用设施", name="污水井盖")
    old = OlderClass(
        scheme=Scheme.CJT214,
        kind=Kind.COMPONENT,
        code="0102",
        major_name="公用设施",
        name="污水井",
        today="C01002",
        note="",
    )
    known = type(catalogue)({"C01002": cover}, {(old.scheme, old.kind, old.code): old})

    assert [known.component_class(digits) for digits in ("01002", "0102", "0999")] == ["污水井盖", "污水井", ""]

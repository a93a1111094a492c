"""The components as columns: found by their code, by its end, and by nothing else."""

import random

import pytest

from app.domain.component import STATES, Component, Components, ComponentState


def made(count=500):
    rng = random.Random(5)
    codes = rng.sample(range(10**9), count)
    return Components.of(Component(f"99010101{code:09d}", 114 + n / 1000, 30.5) for n, code in enumerate(codes))


def test_a_whole_code_is_found():
    components = made()

    assert [components.find(code) for code in components.codes] == list(range(len(components)))


def test_an_end_that_only_one_code_has_is_enough():
    components = Components.of(
        Component(code, 114, 30) for code in ("99010101001000012", "99010101002000012", "1000013")
    )

    assert components.find("000013") is not None
    assert components.find("000012") is None
    assert [components.codes[row] for row in components.ending_in("000012")] == [
        "99010101001000012",
        "99010101002000012",
    ]
    assert components.find("00013") is None  # five digits are too few


@pytest.mark.parametrize("digits", ["7", "77", "123", "9"])
def test_ends_are_found_as_by_looking_at_every_code(digits):
    components = made(5000)

    assert components.ending_in(digits) == [n for n, code in enumerate(components.codes) if code.endswith(digits)]


def test_the_same_code_twice_is_an_error():
    with pytest.raises(ValueError, match="123456 is there twice"):
        Components.of([Component("123456", 114, 30), Component("123456", 114, 31)])


def test_states_are_kept():
    components = Components.of([Component("2", 1, 2, ComponentState.LOST), Component("1", 3, 4)])

    assert (components.codes, list(components.lon), list(components.state)) == (("1", "2"), [3, 1], [0, 2])


@pytest.mark.parametrize(("code", "kind"), [("37010201101000012", "01101"), ("3701020101000012", "0101")])
def test_those_of_one_class_are_told_by_the_class_in_the_code_of_either_length(code, kind):
    others = ("37010201102000014", "3701020102000013")
    found = Components.of(
        [Component(code, 114, 30, ComponentState.LOST), *(Component(one, 115, 31) for one in others)]
    ).of_kind(kind)

    assert Components.kind_of(code) == kind
    assert (found.codes, list(found.lon), list(found.lat)) == ((code,), [114], [30])
    assert STATES[found.state[0]] is ComponentState.LOST

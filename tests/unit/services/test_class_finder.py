"""A class by a few letters, the most used first."""

from functools import cache

import pytest

from app.services.class_finder import ClassFinder
from app.services.initials import initials
from tests.unit.services.town import RUBBISH, tables


@cache
def catalogue():
    return tables()["catalogue"]


@cache
def finder(uses=()):
    return ClassFinder(catalogue(), dict(uses))


def found(text, uses=None, limit=12):
    return [entry.key for entry in finder(tuple((uses or {}).items())).search(text, limit)]


@pytest.mark.parametrize("text", ["E06010", "e06010", "暴露垃圾", "bllj", "06010"])
def test_a_class_is_found_by_code_name_and_initials(text):
    assert RUBBISH in found(text)[:2]


def test_every_class_is_found_by_each_of_its_spellings():
    for entry in catalogue().for_cases():
        for text in (entry.key, entry.name, *initials(entry.name)):
            assert entry.key in found(text, limit=400), (entry.name, text)


def test_of_classes_that_fit_alike_the_most_used_comes_first():
    plain = found("垃圾", limit=400)
    beginning = [key for key in plain if catalogue().classes[key].name.startswith("垃圾")]
    last = plain[-1]
    assert len(plain) > len(beginning) + 1
    assert plain[: len(beginning)] == beginning
    assert found("垃圾", {last: 5}, limit=400)[: len(beginning) + 1] == [*beginning, last]
    assert found("", {last: 5})[0] == last


def test_the_exact_name_wins_over_a_more_used_longer_one():
    assert found("暴露垃圾", dict.fromkeys(found("", limit=400), 9) | {RUBBISH: 0})[0] == RUBBISH


def test_uses_are_counted_on():
    counting = ClassFinder(catalogue())
    second = counting.search("", 2)[1].key
    counting.used(second)
    assert counting.search("", 1)[0].key == second


def test_what_an_older_scheme_called_so_is_found_last():
    older = next(
        one
        for one in catalogue().older.values()
        if one.today and one.today in {e.key for e in catalogue().for_cases()} and not found_by_name(one)
    )
    assert older.today in found(older.name, limit=400)


def found_by_name(older):
    return any(older.name in entry.name for entry in catalogue().for_cases())


def test_there_are_never_more_than_asked_for_and_nonsense_finds_nothing():
    assert len(found("", limit=3)) == 3
    assert found("没有这种东西zzzz") == []

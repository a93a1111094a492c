"""Names by what is typed of them, against a plain look at every name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.initials import folded, initials
from app.services.name_index import EXACT, PREFIX, NameIndex

NAMES = st.lists(st.text("文昌长乐路桥a1座", min_size=1, max_size=6), min_size=1, max_size=30)


def plainly(names, wanted):
    """Return the numbers of the names that *wanted* is part of, in words or, of letters, in initials."""
    if wanted.isascii():
        return {
            n for n, name in enumerate(names) if wanted in folded(name) or any(wanted in one for one in initials(name))
        }
    return {n for n, name in enumerate(names) if wanted in folded(name)}


@settings(max_examples=300, deadline=None)
@given(NAMES, st.text("文昌长乐路桥a1wclz", min_size=1, max_size=4))
def test_what_is_found_is_what_a_look_at_every_name_finds(names, wanted):
    found = NameIndex(names).find(wanted, most=100)
    assert {fit.number for fit in found} == plainly(names, wanted)
    assert len({fit.number for fit in found}) == len(found)


@settings(max_examples=200, deadline=None)
@given(NAMES, st.data())
def test_the_best_come_first_and_of_equals_the_more_important(names, data):
    wanted = folded(data.draw(st.sampled_from(names)))
    found = NameIndex(names).find(wanted, most=100)
    assert found == sorted(found, key=lambda fit: (-fit.score, fit.number))
    first = names[found[0].number]
    assert folded(first) == wanted or wanted.isascii()
    assert all(fit.score in (EXACT, PREFIX) for fit in found if folded(names[fit.number]).startswith(wanted))


def test_all_words_must_fit_in_any_order_and_what_stands_before_a_name_counts():
    index = NameIndex(["第一中学", "第二中学", "菜市场"], ["文昌路第一中学", "解放路第二中学", ""])
    assert [fit.number for fit in index.find("中学 文昌", 9)] == [0]
    assert [fit.number for fit in index.find("文昌路第一", 9)] == [0]
    assert [fit.number for fit in index.find("zx dy", 9)] == [0]
    assert [fit.number for fit in index.find("中学", 1)] == [0]
    assert index.find("", 9) == []
    assert index.find("中学 北京", 9) == []


def test_a_thousand_names_with_one_beginning_give_the_first_of_them():
    index = NameIndex([f"文昌路{number}" for number in range(1_000)])
    assert [fit.number for fit in index.find("文", 5)] == [0, 1, 2, 3, 4]
    assert [fit.number for fit in index.find("wcl", 3)] == [0, 1, 2]
    assert [fit.number for fit in index.find("昌路", 3)] == [0, 1, 2]

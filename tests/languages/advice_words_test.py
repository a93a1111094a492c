"""Reasons beside advice are said in the screen's language: only what the site named stays Chinese."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Post, Queue, Stage
from app.services.advice import Advisor
from app.services.dispatch_learning import Dispatched, LearnedDepartments, hit_rates
from app.services.reasons import Reason, Sentence, because
from tests.gui.console_hall import NOW, Console, row
from tests.gui.console_looks_test import LONG, cut, settle
from tests.gui.speaking import LANGUAGES, speaking
from tests.languages.sources import CHINESE
from tests.unit.services.test_advice import EAST, WEST, Row
from tests.unit.services.town import COVER, LAT, MONDAY_9, RUBBISH, SHOP, WEST_LON, city, places, tables
from widgets.console.advice_words import worded

SITE_S = ("文昌街道办", "文昌街道", "建设街道", "暴露垃圾", "店外经营", "环卫处", "松动弹跳有声响，或翻盖", "松动")
"""Names and conditions of the tables, and words that a description shares with them."""


def advisor(*, learned: tuple[tuple[str, str, str, int], ...] = ()) -> Advisor:
    """Return advice from the town's tables and from (class, grid, department, times) dispatched before."""
    made = Advisor(city(), places(), tables()["limits"], tables()["catalogue"])
    for class_key, grid, department, times in learned:
        made.learned.learn(
            [Dispatched(class_key=class_key, grid=grid, department=department, at=at) for at in range(times)]
        )
    return made


def duplicates() -> tuple[Reason, ...]:
    """Return why cases before and after, with and without words, may be the same."""
    before = Row(case_id="old", number="N1", reported_at=MONDAY_9 - 2 * HOUR - 5 * MINUTE)
    after = replace(before, reported_at=MONDAY_9 + 5 * MINUTE)
    texts = {"new": "垃圾散落", "old": "垃圾散落路边"}
    found = (*advisor().duplicates(Row(), [before]), *advisor().duplicates(Row(), [after], texts))
    return tuple(one.reason for one in found)


def reasons() -> tuple[Reason, ...]:
    """Return a reason of each kind that the town's tables give."""
    plain, seen = advisor(), advisor(learned=((RUBBISH, WEST, "HW", 9), (SHOP, EAST, "WC", 9)))
    dispatched = [Dispatched(class_key=RUBBISH, grid=WEST, department="HW", at=at) for at in range(20)]
    return (
        plain.grid(WEST_LON, LAT).reason, plain.grid(117.001, LAT).reason, because(Sentence.IN_NO_DUTY_GRID, "x"),
        plain.department(WEST, RUBBISH).reason, plain.department(EAST, SHOP).reason,
        seen.department(WEST, RUBBISH).reason, seen.department(EAST, SHOP).reason,
        *(because(one, 9, 7) for one in Sentence if one.name.startswith("KEPT_IN")),
        advisor(learned=((RUBBISH, WEST, "HW", 9),)).learned.rank("X99", "")[0].reason,
        plain.condition(COVER, "踩上去松动").reason, plain.condition(COVER, "").reason,
        plain.condition("E99001", "").reason, because(Sentence.ONLY_CONDITION, "x"),
        because(Sentence.MARKED_URGENT), because(Sentence.NOT_URGENT), because(Sentence.URGENT_CLASS, "x"),
        because(Sentence.DANGER_SPOKEN_OF, "x", ("y", "z")),
        *duplicates(), hit_rates([]).report, hit_rates(dispatched).report,
    )  # fmt: skip


def sentences(reason: Reason) -> Iterator[Sentence]:
    """Yield the sentences that *reason* is made of."""
    yield reason.sentence
    for part in reason.parts:
        if isinstance(part, Reason):
            yield from sentences(part)


def test_each_sentence_is_tried_here():
    assert {one for reason in reasons() for one in sentences(reason)} == set(Sentence)


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.sentence.name)
def test_a_reason_is_all_english_on_an_english_screen_but_for_what_the_site_named(qapp, reason):
    with speaking(qapp, "en"):
        said = worded(reason)
    for name in SITE_S:
        said = said.replace(name, "")

    assert said
    assert not CHINESE.search(said), said


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.sentence.name)
def test_a_reason_on_a_chinese_screen_reads_as_it_is_stored(qapp, reason):
    with speaking(qapp, "zh"):
        assert worded(reason) == reason.zh


@pytest.mark.parametrize(("language", "grid", "owner"), [
    ("zh", "属责任网格", "权责清单"), ("en", ", duty grid", "Responsibility list: "),
])  # fmt: skip
def test_the_form_of_an_open_case_gives_its_reasons_in_the_screen_s_language(qapp, monkeypatch, language, grid, owner):
    with speaking(qapp, language):
        console = Console(monkeypatch)
        console.show(row(1, stage=Stage.ACCEPTED, queue=Queue.ACCEPTED))
        console.feed.speak()
        told = {name: line.reason.text() for name, line in console.page.form.rows.items()}
        console.close()

    assert grid in told["grid"]
    assert owner in told["department"]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "同为暴露垃圾"), ("en", "also 暴露垃圾, 11 m away, 25 min earlier")]
)
def test_a_suspected_duplicate_says_why_in_the_screen_s_language(qapp, monkeypatch, language, words):
    with speaking(qapp, language):
        console = Console(monkeypatch)
        other = row(2, lat=row(1).lat + 1e-4, reported_at=NOW - 30 * MINUTE)
        console.show(row(1), other)
        console.settle()
        console.feed.speak()
        told = console.page.form.rows["duplicate"].reason.text()
        console.close()

    assert words in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_reason_is_not_cut_in_the_form(qapp, monkeypatch, language):
    with speaking(qapp, language):
        console = Console(monkeypatch)
        case = row(1, stage=Stage.FILED, queue=Queue.FILED, post=Post.DISPATCHER, place=LONG)
        firsts = [one.code for one in console.context.city.departments if one.level == 1]
        advised = console.context.advisor.department(case.grid, case.class_key).value
        sent = (advised, *(code for code in firsts if code != advised))[:3]
        newer = LearnedDepartments()
        for place, code in enumerate(sent):
            newer.learn(
                [
                    Dispatched(class_key=case.class_key, grid=case.grid, department=code, at=at)
                    for at in range(900 - place)
                ]
            )
        monkeypatch.setattr(console.context.advisor.learned, "_counts", newer._counts)
        console.show(case, posts=(Post.DISPATCHER,))
        window = settle(console)
        told, short = console.page.form.rows["department"].reason.text(), cut(window)
        console.close()

    assert str(2697) in told
    assert short == []

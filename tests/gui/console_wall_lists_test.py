"""列出案卷: from a number on the desk's small picture to the list of exactly its cases, as of the wall's moment."""

from dataclasses import replace
from typing import get_args

import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMenu

from app.adapters.mqtt.wall_report import decode, encode
from app.domain.city import AreaLevel
from app.domain.moment import DAY, HOUR
from app.domain.terms import Queue, Source, Stage
from app.services.wall_counted import (
    Aged,
    AtSpot,
    Bred,
    Counted,
    Drilled,
    Filings,
    MorningDue,
    Rest,
    Settled,
    Tasks,
    Then,
    Tonight,
    Waiting,
)
from app.services.wall_line import WallReport
from app.services.wall_marks import WallMark
from app.services.wall_methods import Method
from app.services.wall_scored import Handed, Posted, Replied, Scored, Worked
from app.situation.evaluation import Count
from app.situation.evaluation_people import Work
from app.situation.evaluation_posts import PostWork
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.which import Which
from tests.gui.console_hall import row
from tests.gui.console_wall_marks_test import at_cell, opened, told
from tests.gui.console_wall_test import WallConsole, scenes  # noqa: F401  # a fixture
from tests.unit.situation.growth import GRIDS, NOON, ListSource, case_id, in_disposal, situation
from tests.unit.terminals.test_terminals_asyncapi import DOCUMENT
from widgets.console import window as console_window
from widgets.console.filters_views import ALL, FIRST, LEDGER, VIEWS
from widgets.console.filters_window import GIVEN
from widgets.console.given_list import GivenList
from widgets.console.wall_list_words import behind_words
from widgets.console.wall_method_words import method_words

LATE = Drilled(which=Which.CASE_OVER, queue=Queue.DISPOSING)
DISPOSING = WallMark(
    left=100, right=1_500, top=4_000, bottom=4_300, name="待处置", filter=EVERYTHING,
    behind=(Drilled(which=Which.OPEN, queue=Queue.DISPOSING), LATE),
)  # fmt: skip
RUBBISH = WallMark(left=100, right=1_500, top=5_000, bottom=5_300, name="暴露垃圾", filter=Filter(classes=("E06",)))


def city():
    """Return three cases at a department: one late already, one late an hour later, one elsewhere that is never."""
    log = ListSource()
    for n, due, grid in ((1, NOON - HOUR, GRIDS[0]), (2, NOON + HOUR, GRIDS[0]), (3, NOON + 9 * HOUR, GRIDS[2])):
        log.case(case_id(n), "dispatch", NOON - 5 * HOUR, in_disposal(n, case_due=due, case_soon=due, grid=grid))
    return situation(log)


@pytest.fixture
def console(qapp, monkeypatch, scenes):  # noqa: F811
    known = city()
    made_context = console_window.ConsoleWindow.__init__
    monkeypatch.setattr(
        console_window.ConsoleWindow, "__init__",
        lambda self, context, *more: made_context(self, replace(context, look=known.at), *more),
    )  # fmt: skip
    made = WallConsole(monkeypatch, scenes)
    made.show(row(1))
    made.alive()
    yield made
    made.close()


def lists_in(console, place) -> dict[str, object]:
    """Return the lists that the menu at *place* offers, by their words."""
    _, found = opened(console, place)
    menu = found["列出案卷"].menu()
    return {one.text(): one for one in menu.actions()}


def take(console, words: str):
    menu = console.window.flow.marks.menu
    menu.triggered.emit(lists_in(console, at_cell(console, 1, 2))[words])
    console.until(lambda: console.window.extra.sheet("lists") is not None)
    return console.window.extra.sheet("lists")


def test_the_lists_of_a_panel_are_offered_by_their_words_and_a_mark_without_one_has_what_it_narrows_to(console):
    told(console, DISPOSING, RUBBISH)

    offered = lists_in(console, at_cell(console, 1, 2))

    assert list(offered) == ["待处置　未结案", "待处置　处置超期", "暴露垃圾"]
    assert offered["暴露垃圾"].data()[1].question().filter == Filter(classes=("E06",))
    assert "大屏只看 待处置" not in opened(console, at_cell(console, 1, 2))[1], "nothing is narrowed to a queue"


@pytest.mark.parametrize(("at", "late"), [(NOON, [1]), (NOON + 2 * HOUR, [2, 1])])
def test_the_list_has_exactly_the_cases_of_the_walls_moment(console, at, late):
    console.alive(marks=(DISPOSING,), seen_at=at)
    console.until(lambda: console.box.watch.report.seen_at == at)

    window = take(console, "待处置　处置超期")
    console.until(lambda: window.table.rows)

    assert sorted(one.case_id for one in window.table.rows) == sorted(case_id(n) for n in late)
    assert window.view_key == GIVEN
    assert window.views.currentItem().text() == "大屏：待处置　处置超期"
    assert window.said == f"大屏 6月10日 {12 + (at - NOON) // HOUR}:00:00 时共 {len(late)} 件"
    assert not any(field.isEnabled() for field in window.finds.values())


def test_another_number_takes_the_lists_place_and_the_ready_lists_are_there_as_before(console):
    told(console, DISPOSING)
    console.alive(marks=(DISPOSING,), seen_at=NOON)
    console.until(lambda: console.box.watch.report.seen_at == NOON)
    window = take(console, "待处置　处置超期")
    console.until(lambda: len(window.table.rows) == 1)

    take(console, "待处置　未结案")
    console.until(lambda: len(window.table.rows) == 3)
    count = window.views.count()
    window.keep()

    assert count == len(VIEWS) + 2
    assert "不能存为视图" in window.said
    window.views.setCurrentRow(len(VIEWS))
    assert window.view_key == LEDGER
    window.views.setCurrentRow(1)
    assert all(field.isEnabled() for field in window.finds.values())
    assert window.table.rows == ()
    window.views.setCurrentRow(len(VIEWS) + 1)
    assert len(window.table.rows) == 3


def test_whoever_sees_one_area_reads_its_cases_alone_and_is_told_of_the_others(console):
    console.alive(marks=(DISPOSING,), seen_at=NOON)
    console.until(lambda: console.box.watch.report.seen_at == NOON)
    seat = console.window.extra._seat
    seat.person = replace(seat.person, area=GRIDS[0][:6])

    window = take(console, "待处置　未结案")
    console.until(lambda: window.table.rows)

    assert sorted(one.case_id for one in window.table.rows) == [case_id(1), case_id(2)]
    assert window.said.endswith("时共 3 件，其中 1 件不在本区")


def test_a_desk_that_looks_back_is_offered_no_list_of_the_wall_of_now(console):
    told(console, DISPOSING)
    console.box.show_past(is_past=True)

    assert "列出案卷" not in opened(console, at_cell(console, 1, 2))[1]


def said_in(console, place) -> list[str]:
    """Return what the menu at *place* says and offers to nobody."""
    return [words for words, action in opened(console, place)[1].items() if not action.isEnabled()]


def test_a_number_whose_mark_had_no_room_says_so_and_one_with_its_list_does_not(console):
    whole = replace(DISPOSING, top=3_400, bottom=6_600, name="各环节", is_whole=True)
    console.alive(marks=(whole,), left_out=3)
    console.until(lambda: console.box.watch.report.left_out)
    assert said_in(console, at_cell(console, 1, 2)) == ["大屏报文已满，3 处数字没有带来案卷"]

    row_there = replace(DISPOSING, left=0, right=1_600, top=3_400, bottom=6_600)
    console.alive(marks=(row_there, whole), left_out=3)
    console.until(lambda: len(console.box.watch.report.marks) > 1)
    assert said_in(console, at_cell(console, 1, 2)) == []


def test_a_number_of_a_newer_wall_says_that_this_seat_does_not_know_it(console):
    console.alive(unread=("a", "b"))
    console.until(lambda: console.box.watch.report.unread)

    assert said_in(console, at_cell(console, 1, 2)) == ["大屏程序较新，2 处数字本席位不认得"]
    console.box.live.show_scene(console.box.keyed[1])
    assert said_in(console, at_cell(console, 1, 2)) == [], "another scene than the wall's"


def test_what_counts_no_cases_is_explained_in_a_sentence(console):
    told(console, replace(DISPOSING, is_whole=True, methods=(Method.MORE_OR_LESS, Method.USUAL)), RUBBISH)

    assert said_in(console, at_cell(console, 1, 2)) == [method_words(Method.MORE_OR_LESS), method_words(Method.USUAL)]
    assert said_in(console, at_cell(console, 6, 1)) == []


def test_every_method_is_described_and_said_in_words_of_its_own():
    described = DOCUMENT["components"]["schemas"]["wall"]["properties"]["marks"]["items"]["properties"]["methods"]

    assert set(described["items"]["enum"]) == {one.value for one in Method}
    assert len({method_words(one) for one in Method}) == len(Method)


def test_windows_of_one_wall_add_up_what_they_could_not_tell(console):
    console.alive(left_out=3)
    console.line.tell(replace(console.box.watch.report, part="right", left_out=4, unread=("a",)))
    console.until(lambda: len(console.box.watch.parts) > 1)

    assert (console.box.watch.report.left_out, console.box.watch.report.unread) == (7, ("a",))


KINDS = (
    Drilled(which=Which.CASE_OVER, queue=Queue.DISPOSING), Drilled(which=Which.REPORTED_TODAY, source=Source.APP),
    Drilled(which=Which.OPEN, department="D1"), AtSpot(class_key="E06010", lon=116.25, lat=40.5),
    AtSpot(class_key="E06010", lon=116.25, lat=40.5, open_only=True), Handed(department="D1"),
    Handed(department="D1", in_time=True), Filings(),
    Scored(count=Count.CLOSED), Scored(count=Count.CLOSED, with_over=True), Scored(count=Count.HANDED, with_over=True),
    Worked(work=Work.VERIFIED, terminal="T1"), Worked(work=Work.CHECKED, with_over=True), Posted(work=PostWork.FILED_RIGHTLY, actor="s1"),
    Tasks(terminal="T1"), Tasks(late_only=True), Waiting(stage=Stage.CHECKING), Waiting(stage=Stage.VERIFYING, late_only=True),
    Filings(day=NOON - NOON % DAY), Filings(weekday=0), Filings(hour=9), Filings(is_before=True, source=Source.APP),
    Rest(classes=("E06010",)), Rest(level=AreaLevel.SUBDISTRICT, areas=("420102001",)), Rest(sources=(Source.APP,)),
    Rest(level=AreaLevel.SUBDISTRICT, outside=True), MorningDue(without=("D1",)),
    Filings(is_like=True), Filings(is_like=True, whole_day=True), Then(which=Which.DUE_TODAY), Aged(age=2), Replied(department="D1"), Settled(),
    MorningDue(department=""), MorningDue(with_urgent=True), Tonight(), Tonight(urgent_only=True), Tonight(is_before=True),
    Tonight(first=2, until=3), Tonight(is_before=True, until=14), Bred(duty_grid="G1", road="北街"),
)  # fmt: skip
"""Numbers of every kind."""


def said_by(of):
    """Return what a kind says, by the names that its question has too."""
    return [(name, getattr(of, name)) for name in of.__struct_fields__]


@pytest.mark.parametrize("of", KINDS, ids=repr)
def test_every_kind_of_number_crosses_the_wire_has_words_and_asks_for_cases(of):
    behind = structs.replace(of, period=Period.WEEK, filter=Filter(classes=("E06",)))
    mark = replace(DISPOSING, behind=(behind,))
    (there,) = decode(encode(WallReport(wall="hall", part="main", at=NOON, scene="hot", marks=(mark,)))).marks

    assert there.behind == (behind,)
    assert behind_words(behind)
    asked = there.behind[0].question()
    for name, value in said_by(behind):
        assert getattr(asked, name, value) == value, name
    assert isinstance(asked.answer(city().at(NOON)), tuple)


def test_every_kind_is_tried_and_described():
    tags = {kind.__struct_config__.tag for kind in get_args(Counted)}
    described = DOCUMENT["components"]["schemas"]["wall"]["properties"]["marks"]["items"]["properties"]["behind"]

    assert {type(of) for of in KINDS} == set(get_args(Counted))
    assert set(described["items"]["properties"]["of"]["enum"]) == tags


def test_lists_of_one_row_are_told_apart():
    row = [Scored(count=count, department="D1") for count in Count]
    row += [Scored(count=count, with_over=True, department="D1") for count in (Count.CLOSED, Count.HANDED)]

    for kinds in (row, [Worked(work=work) for work in Work], [Posted(work=work, actor="s1") for work in PostWork]):
        words = [behind_words(of) for of in kinds]
        assert len(set(words)) == len(words)


def test_a_menu_that_is_opened_again_keeps_no_menus_of_before(console):
    told(console, DISPOSING, RUBBISH)
    menu = console.window.flow.marks.menu
    for _ in range(3):
        lists_in(console, at_cell(console, 1, 2))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(menu.findChildren(QMenu)) == 1


def test_many_lists_of_a_panel_stand_by_their_rows(console):
    rows = tuple(replace(DISPOSING, top=4_000 + 300 * n, bottom=4_300 + 300 * n, name=f"{n} 局") for n in range(7))
    told(console, *rows, replace(RUBBISH, top=6_300, bottom=6_500))

    offered = lists_in(console, at_cell(console, 1, 2))

    assert list(offered) == [*(row.name for row in rows), "暴露垃圾"]
    assert [one.text() for one in offered["3 局"].menu().actions()] == [
        "3 局　待处置　未结案",
        "3 局　待处置　处置超期",
    ]


def test_a_list_that_two_marks_have_is_offered_once(console):
    told(console, RUBBISH, replace(RUBBISH, top=5_400, bottom=5_700), replace(DISPOSING, top=5_800, bottom=6_100))

    _, found = opened(console, at_cell(console, 1, 2))

    assert [one.text() for one in found["列出案卷"].menu().actions()] == [
        "暴露垃圾",
        "待处置　未结案",
        "待处置　处置超期",
    ]


def test_a_long_list_says_how_much_of_it_is_shown(console):
    given = GivenList(name="立案", at=NOON, rows=tuple(replace(row(1), case_id=case_id(n)) for n in range(ALL + 7)))
    console.window.extra.show_list(given)
    console.until(lambda: console.window.extra.sheet("lists") is not None)
    window = console.window.extra.sheet("lists")

    assert len(window.table.rows) == FIRST
    assert window.said.endswith(f"时共 {ALL + 7} 件，列出前 {FIRST} 件，Ctrl+↓ 再多")
    window.more()
    assert len(window.table.rows) == ALL
    assert window.said.endswith(f"时共 {ALL + 7} 件，列出前 {ALL} 件")


def test_what_lies_elsewhere_takes_no_place_in_a_long_list():
    here, there = row(1, grid=GRIDS[0]), row(2, grid=GRIDS[2])
    given = GivenList(name="立案", at=NOON, rows=(there, here, there, here, here))

    seen = given.within(GRIDS[0][:6], 2)

    assert [one.case_id for one in seen.rows] == [here.case_id] * 2
    assert (seen.elsewhere, seen.beyond, seen.total) == (2, 1, 5)

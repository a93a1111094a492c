"""A wall's report on the wire: what an older desk reads of a newer wall's, and what is told where not all has room."""

import json
import logging
from dataclasses import replace
from types import SimpleNamespace

import pytest
from msgspec import Raw

from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.wall_marks_read import read_marks
from app.adapters.mqtt.wall_report import LONGEST, decode, encode, fitted
from app.domain.moment import DAY
from app.domain.terms import Light, Queue
from app.services.wall_counted import Drilled
from app.services.wall_line import WallReport
from app.services.wall_marks import WallMark
from app.services.wall_methods import Method
from app.services.wall_scored import Scored
from app.situation.evaluation import Count
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.which import Which

NOW = 20_600 * DAY
LARGEST = 40_000
"""Bytes of the largest picture that a wall sends."""
BY = Filter(classes=("E06010",), areas=("420102001",), departments=("D1",))
LATE = Drilled(which=Which.CASE_OVER, queue=Queue.DISPOSING)
ROW = WallMark(left=100, right=1_500, top=4_000, bottom=4_300, name="待处置", filter=EVERYTHING, behind=(LATE,))
PANEL = replace(ROW, bottom=9_000, name="各环节", is_whole=True, behind=(Drilled(which=Which.IN_HAND),))
RUBBISH = WallMark(left=100, right=1_500, top=5_000, bottom=5_300, name="暴露垃圾", filter=Filter(classes=("E06",)))
REPORT = WallReport(
    wall="hall", part="main", at=NOW, scene="daily", looks={"queues": "live"}, marks=(ROW, PANEL, RUBBISH),
    picture=b"\xff\xd8", cells=(0, 0, 6, 3), seen_at=NOW,
)  # fmt: skip


def told_by_a_newer_wall(report: WallReport, change) -> bytes:
    """Return the bytes of *report* after *change* of its marks, as a newer program would write them."""
    body = json.loads(encode(report))
    change(body["marks"])
    return json.dumps(body).encode()


def test_a_report_is_read_as_it_was_told():
    assert decode(encode(REPORT)) == REPORT


def unknown_kind(marks):
    marks[0]["behind"] = [{"of": "walked", "metres": 5}]


def unknown_set(marks):
    marks[0]["behind"][0]["which"] = "over_the_moon"


def unknown_queue(marks):
    marks[0]["behind"][0]["queue"] = "rechecking"


def unknown_narrowing(marks):
    marks[0]["behind"][0]["floor"] = 3


def unknown_light(marks):
    marks[0]["filter"]["lights"] = ["purple"]


def other_shape(marks):
    marks[0] = ["left", 5]


def list_of_before(marks):
    marks[0]["behind"] = [{"which": "case_over", "queue": "disposing"}]


@pytest.mark.parametrize(
    "change",
    [unknown_kind, unknown_set, unknown_queue, unknown_narrowing, unknown_light, other_shape, list_of_before],
)
def test_a_mark_that_is_not_known_is_passed_over_and_the_rest_of_the_report_is_read(change):
    found = decode(told_by_a_newer_wall(REPORT, change))

    assert found.marks == (PANEL, RUBBISH)
    assert len(found.unread) == 1
    assert replace(found, marks=REPORT.marks, unread=()) == REPORT


def test_a_mark_keeps_the_lists_that_are_known():
    report = replace(REPORT, marks=(replace(ROW, behind=(LATE, Drilled(which=Which.OPEN))),))

    def change(marks):
        marks[0]["behind"].insert(1, {"of": "walked", "metres": 5})

    found = decode(told_by_a_newer_wall(report, change))
    assert found.marks == report.marks
    assert len(found.unread) == 1
    assert "walked" in found.unread[0]


def test_a_mark_that_narrows_and_whose_one_list_is_not_known_is_offered_with_no_other_list():
    mark = replace(ROW, filter=Filter(lights=(Light.RED,)))

    found = decode(told_by_a_newer_wall(replace(REPORT, marks=(mark,)), unknown_kind))

    assert found.marks == ()


def test_a_method_that_is_not_known_is_passed_over_and_the_others_are_kept():
    report = replace(REPORT, marks=(replace(PANEL, methods=(Method.USUAL, Method.HOUR_AGO)),))

    def change(marks):
        marks[0]["methods"].insert(1, "by_the_stars")

    found = decode(told_by_a_newer_wall(report, change))
    assert found.marks == report.marks
    assert len(found.unread) == 1


def test_what_a_newer_wall_says_of_a_mark_too_is_passed_over():
    def change(marks):
        marks[0]["colour"] = "red"

    assert decode(told_by_a_newer_wall(REPORT, change)) == REPORT


def test_a_mark_of_broken_text_is_passed_over():
    assert read_marks([Raw(b'{"name": "\xff"}'), Raw(b"5")]).marks == ()


def long_report(rows: int) -> WallReport:
    """Return a report of an evaluation with so many rows, each with ten lists, its panels' own marks last."""
    one = Scored(count=Count.CLOSED_IN_TIME, department="990101", period=Period.MONTH, filter=BY)
    mark = replace(ROW, name="城市管理执法局", behind=(one,) * 10)
    marks = (*(replace(mark, name=f"{n} 局") for n in range(rows)), *(replace(PANEL, name=f"{n}") for n in range(5)))
    return replace(REPORT, scene="evaluation", marks=marks, picture=b"\xff" * LARGEST)


def test_a_report_that_has_room_is_told_whole():
    report = long_report(30)

    assert len(encode(report)) < LONGEST
    assert fitted(report) is report


def test_of_a_report_that_is_too_long_the_panels_and_the_first_rows_are_told_and_how_many_are_not():
    report = long_report(300)
    assert len(encode(report)) > LONGEST

    payload = encode(fitted(report))
    found = decode(payload)

    assert len(payload) <= LONGEST
    assert [one.name for one in found.marks[:7]] == ["0", "1", "2", "3", "4", "0 局", "1 局"]
    rows = len(found.marks) - 5
    assert [one.name for one in found.marks[5:]] == [f"{n} 局" for n in range(rows)]
    assert found.left_out == 300 - rows
    row = len(encode(replace(report, marks=report.marks[:1]))) - len(encode(replace(report, marks=())))
    assert len(payload) + row > LONGEST, "not one more has room"
    assert replace(found, marks=report.marks, left_out=0) == report


def test_a_picture_too_large_for_any_mark_still_says_that_the_wall_lives():
    report = replace(long_report(10), picture=b"\xff" * 98_000)

    found = decode(encode(fitted(report)))

    assert (found.marks, found.left_out) == ((), 15)


def test_what_is_not_known_is_logged_once_and_the_report_is_heard_each_time(caplog):
    desk = DeskLink("mqtt://localhost:1", "990101", "5")
    heard: list[WallReport] = []
    desk.listen(heard.append)
    payload = told_by_a_newer_wall(REPORT, unknown_kind)

    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            desk._take(SimpleNamespace(topic="wanmi/v1/990101/wall/hall/wall", payload=payload))

    assert [one.marks for one in heard] == [(PANEL, RUBBISH)] * 3
    assert [one.message for one in caplog.records if "walked" in one.message] == [one.message for one in caplog.records]
    assert len(caplog.records) == 1

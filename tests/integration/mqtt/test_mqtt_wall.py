"""A wall says over a real broker that it lives, and desks hear it, also those that come later."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.adapters.mqtt.desk_link import DeskLink
from app.services.wall_counted import Drilled
from app.services.wall_line import WallReport
from app.services.wall_marks import WallMark
from app.situation.filters import EVERYTHING
from app.situation.questions.which import Which
from tests.mosquitto import MosquittoServer

REPORT = WallReport(wall="hall", part="main", at=1_781_143_200_000_000, scene="daily", looks={"queues": "live"})


def until(condition: Callable[[], object]) -> None:
    give_up_at = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < give_up_at, "never happened"
        time.sleep(0.01)


def test_the_last_word_of_a_wall_reaches_whoever_listens_now_and_later(
    mosquitto: MosquittoServer, city_code: str
) -> None:
    wall, early, late = (DeskLink(mosquitto.url, city_code, seat) for seat in ("wall", "5", "6"))
    heard: list[WallReport] = []
    wall.open()
    early.open()
    stop = early.listen(heard.append)
    wall.tell(REPORT)
    until(lambda: heard == [REPORT])
    wall.close()

    later: list[WallReport] = []
    late.listen(later.append)
    late.open()
    until(lambda: later == [REPORT])
    again: list[WallReport] = []
    late.listen(again.append)
    assert again == [REPORT]

    stop()
    late.tell(REPORT)
    until(lambda: len(later) == 2)
    assert heard == [REPORT]
    early.close()
    late.close()
    late.tell(REPORT)  # without a broker nothing is told and nothing breaks


def test_garbage_on_a_walls_topic_is_passed_over(mosquitto: MosquittoServer, city_code: str) -> None:
    desk = DeskLink(mosquitto.url, city_code, "5")
    heard: list[WallReport] = []
    desk.open()
    desk.listen(heard.append)
    topic = f"wanmi/v1/{city_code}/wall/hall/wall"
    for payload in (b"", b"{", b"[]", b'{"wall": 5}', b"x" * 20_000):
        desk._connection.publish(topic, payload)  # what a stranger might send

    desk.tell(REPORT)

    until(lambda: heard)
    assert heard == [REPORT]
    desk.close()


def test_a_word_too_long_for_one_message_is_heard_with_the_marks_that_had_room(
    mosquitto: MosquittoServer, city_code: str, caplog: pytest.LogCaptureFixture
) -> None:
    lists = (Drilled(which=Which.CASE_OVER, department="990101"),) * 10
    row = WallMark(left=0, top=0, right=10, bottom=10, name="城管局", filter=EVERYTHING, behind=lists)
    panel = replace(row, name="部门", is_whole=True)
    wall, desk = DeskLink(mosquitto.url, city_code, "wall"), DeskLink(mosquitto.url, city_code, "5")
    heard: list[WallReport] = []
    desk.listen(heard.append)
    wall.open()
    desk.open()

    for _ in range(2):
        wall.tell(replace(REPORT, marks=(row,) * 300 + (panel,)))
    until(lambda: len(heard) == 2)

    assert heard[0].marks[0] == panel
    assert heard[0].marks[1:] == (row,) * (300 - heard[0].left_out)
    assert heard[0].left_out
    assert [one.message for one in caplog.records if "no room" in one.message] == [
        f"daily: a report has no room for {heard[0].left_out} of the wall's marks"
    ]
    wall.close()
    desk.close()

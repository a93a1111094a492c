"""覆盖 and 盲区: the board adds up, what nobody looked at is listed by road, and both need a roster."""

import itertools

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import DAY, HOUR
from app.domain.terms import Stage
from app.situation.questions.coverage import Coverage
from tests.gui.search_hall import NOW
from tests.gui.track_hall import START, streets_in, the_city
from tests.gui.track_rooms import COUNT, hall_of, made_day, paper, press, ready_hall  # noqa: F401  # fixtures
from tests.unit.situation.growth import case_id, state
from tests.unit.situation.track_reference import DaysSource
from widgets.map.layers.ways import LineKind


def test_the_coverage_board_adds_up_with_its_streets_on_the_map(hall):
    window = hall.tracks()
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: window.coverage.table.rows and window.map.view.flown[-1] != "box")
    rows = window.coverage.table.rows
    assert [row.share is None for row in rows] == [n >= COUNT for n in range(len(rows))]
    assert [column.of(rows[-1]) for column in window.coverage.table.model.columns][1:] == ["无排班", "—", "—", "—"]
    first = rows[0]
    found = Coverage(duty_grid=first.duty_grid).answer(hall.situation.at())
    assert (found.grid.seen_m, found.grid.street_m) == (first.seen_m, first.street_m)
    kinds, starts = list(window.map.view.ways.kinds), list(window.map.view.ways.starts)
    assert set(kinds) == {LineKind.SEEN, LineKind.UNSEEN}
    pieces = sum(end - start - 1 for start, end in itertools.pairwise(starts))
    assert pieces == len(found.is_seen)
    unseen = [n for n, kind in enumerate(kinds) if kind == LineKind.UNSEEN]
    assert sum(starts[n + 1] - starts[n] - 1 for n in unseen) == int((~found.is_seen).sum())


def test_the_board_of_a_past_day_is_that_of_its_last_moment(hall):
    window = hall.tracks()
    window.replay.chooser.show_day(NOW - DAY)
    hall.until(lambda: "无排班" in window.replay.chooser.shift.currentText())
    window.replay.chooser.people.setText("王二2")
    assert window.replay.as_of() == START + 16 * HOUR - DAY - 1
    window.replay.chooser.show_day(NOW)
    assert window.replay.as_of() is None


def test_without_a_roster_there_is_no_coverage_and_no_blind_spot(qapp, tmp_path):
    hall = hall_of(tmp_path, duties=())
    window = hall.tracks()
    window.tabs.setCurrentIndex(1)
    hall.until(lambda: "无排班" in window.coverage.note.text())
    window.tabs.setCurrentIndex(2)
    hall.until(lambda: "无排班" in window.unseen.words.text())
    hall.close()


def test_blind_spots_are_listed_by_road_and_each_shows_its_filings(qapp, tmp_path):
    source, duties = made_day()
    grid = next(one for one in the_city().duty_grids if one.code == duties[0].duty_grid)
    bred = DaysSource(fixes=list(source.fixes))
    for number, line in enumerate(streets_in(the_city(), grid)):
        lon, lat = (float(one) for one in line[len(line) // 2])
        given = {"lon": lon, "lat": lat, "duty_grid": grid.code, "road": f"第{number % 5}路", "stage": Stage.FILED}
        bred.case(case_id(number), "file", NOW - 3 * DAY, state(number, **given))
    hall = hall_of(tmp_path, bred, duties)
    window = hall.tracks()
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: window.unseen.table.rows and not window.unseen.words.text().startswith("读取"))
    rows = window.unseen.table.rows
    assert [row.spot.bred for row in rows] == sorted((row.spot.bred for row in rows), reverse=True)
    assert str(sum(row.spot.bred for row in rows)) in window.unseen.list_words.text()
    assert window.map.view.heats
    window.unseen.table.view.setFocus()
    QTest.keyClick(window.unseen.table.view, Qt.Key.Key_Return)
    hall.until(lambda: len(window.map.view.ways.spot_kinds) == rows[0].spot.bred)
    hall.close()

"""What is written into the replay's date: a day, or what is none and brings the chosen one back."""

from datetime import datetime

import pytest

from app.domain.moment import CHINA, DAY, from_datetime
from widgets.console.track_chooser import TrackChooser

NOW = from_datetime(datetime(2026, 6, 11, 15, 26, tzinfo=CHINA))
TODAY = "2026-06-11"


@pytest.fixture
def chooser(qtbot):
    made = TrackChooser(NOW)
    qtbot.addWidget(made)
    return made


def write(chooser: TrackChooser, text: str) -> str:
    chooser.day.setText(text)
    chooser.day.editingFinished.emit()
    return chooser.day.text()


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-06-09", "2026-06-09"), ("6/9", "2026-06-09"), ("2026年6月9日", "2026-06-09"), ("26/6/9", "2026-06-09")],
)
def test_a_day_is_written_with_its_year_or_without(chooser, written, day):
    assert write(chooser, written) == day
    assert chooser.start == from_datetime(datetime(2026, 6, 9, tzinfo=CHINA))


@pytest.mark.parametrize(
    "written", ["", "昨天", "6/31", "20260609", "6/99999999999999999999", "1/1/1/1", "9999-12-31", "0/0/0"]
)
def test_what_is_no_day_brings_the_chosen_one_back(chooser, written):
    assert write(chooser, written) == TODAY
    assert chooser.start + DAY > NOW
    assert write(chooser, "6/9") == "2026-06-09", "the field goes on working"

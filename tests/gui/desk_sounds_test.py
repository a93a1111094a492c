"""The desk's sounds: each has its own tone and volume, rings until taken, and never without words on the screen."""

import io
import wave
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel

from app.domain.terms import Post, Stage
from app.situation.questions.listing import Listed
from tests.gui.search_hall import Hall, case_row
from widgets.console.desk_sound import AGAIN_MS, DeskSound
from widgets.console.desk_tones import RATE, Tone, wave_of


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def late(number: int, **changes: object):
    ours = {"stage": Stage.REPORTED, "post": Post.ACCEPTOR, "is_stage_over": True, "is_over": False}
    return case_row(number, **(ours | changes))


def listed(*rows) -> Listed:
    return Listed(rows=rows, total=len(rows))


def test_the_three_tones_are_short_sounds_that_differ():
    sounds = {}
    for tone in Tone:
        with wave.open(io.BytesIO(wave_of(tone))) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
            assert 0.2 < file.getnframes() / RATE < 1.0
            sounds[tone] = file.readframes(file.getnframes())
    assert len(set(sounds.values())) == len(Tone)
    assert all(max(memoryview(frames).cast("h")) > 10_000 for frames in sounds.values())


def test_each_sound_keeps_a_volume_of_its_own(qapp, tmp_path):
    places = QSettings(str(tmp_path / "places.ini"), QSettings.Format.IniFormat)
    urgent, stage = DeskSound(places, Tone.URGENT), DeskSound(places, Tone.STAGE_OVER)
    urgent.set_volume(15)
    stage.switch()

    again = DeskSound(places, Tone.URGENT)
    assert (again.volume, stage.volume, stage.is_on) == (15, 0, False)
    stage.begin()
    assert (stage.rung, stage.is_ringing) == (0, True), "silent, and still waiting to be taken"


def test_a_new_lateness_of_the_own_post_rings_with_its_sentence_until_it_is_taken(hall):
    said: list[tuple[str, str]] = []
    hall.extra.said.connect(lambda words, role: said.append((words, role)))
    watch = hall.extra._overdue
    assert watch is not None
    assert set(watch._question.posts) == {Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER}
    hall.feed.speak(Listing=listed(late(1)))
    assert watch.sound.rung == 0, "what was late when one sat down is shown, not rung"

    hall.feed.speak(Listing=listed(late(1), late(2, road="解放路")))

    assert (watch.sound.rung, watch.sound.is_ringing) == (1, True)
    assert said == [("环节超时：暴露垃圾 解放路", "over")]
    assert watch.sound._again.interval() == AGAIN_MS == 30_000
    watch.sound._again.timeout.emit()
    assert watch.sound.rung == 2
    hall.feed.speak(Listing=listed(late(1), late(2, claimed_by="5")))
    assert not watch.sound.is_ringing, "a seat has taken it"


def test_what_has_gone_on_rings_no_more_and_space_says_that_one_has_seen_it(hall):
    watch = hall.extra._overdue
    hall.feed.speak(Listing=listed())
    hall.feed.speak(Listing=listed(late(1)))
    hall.feed.speak(Listing=listed())
    assert not watch.sound.is_ringing
    hall.feed.speak(Listing=listed(late(2)))
    assert watch.sound.is_ringing

    hall.extra.acknowledge_alarm()

    assert not watch.sound.is_ringing
    hall.feed.speak(Listing=listed(late(2)))
    assert watch.sound.rung == 2, "seen is seen"


def test_it_is_quiet_once_the_person_has_left(hall):
    watch = hall.extra._overdue
    hall.feed.speak(Listing=listed())
    hall.feed.speak(Listing=listed(late(1)))

    hall.extra.leave()

    assert not watch.sound.is_ringing
    hall.sit("3108")


def test_the_alarms_window_sets_each_volume_and_says_who_rings_for_the_line(hall):
    window = hall.open("alarms")
    sliders = window.sounds.sliders
    assert set(sliders) == {Tone.URGENT, Tone.STAGE_OVER}
    sliders[Tone.STAGE_OVER].setValue(25)

    assert hall.extra._overdue.sound.volume == 25
    words = [one.text() for one in window.sounds.findChildren(QLabel)]
    assert "来电由话务系统振铃，本席未接入" in words

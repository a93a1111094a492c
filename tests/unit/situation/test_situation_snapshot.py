"""The columns on disk: they come back as they were, or are passed over."""

import json
import shutil
import threading
import zlib

import msgspec
import numpy as np
import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation import snapshot
from app.situation.questions.drill import Drill, Which
from app.situation.questions.people import People
from app.situation.questions.wall_now import WallNow
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, duty, in_disposal, situation


class CountingSource(ListSource):
    """Counts how many events it had to give."""

    given = 0

    def events_after(self, seq, limit):
        events = super().events_after(seq, limit)
        self.given += len(events)
        return events


def city_s_log():
    source = growth.random_log(1)
    source.append("hall", "scene_shown", {"v": 1, "scene": "督办"}, NOON, stream=Stream.WALL)
    source.append("T1", "terminal_online", {"v": 1}, NOON, stream=Stream.TERMINAL)
    for i in range(50):
        source.fix(f"T{i % 3}", NOON - HOUR + i * MINUTE)
    return source


def answers(made):
    views = [made.at(t, axis) for t in (NOON - 30 * HOUR, NOON, NOON + 5 * MINUTE) for axis in ("recorded", "valid")]
    people = [People().answer(view) for view in views]
    return (
        [Drill(which=which).answer(view) for which in Which for view in views],
        [(one.due, one.on_duty, one.offline, one.terminals, one.lon.tolist(), one.status.tolist()) for one in people],
        [WallNow().answer(view) for view in views],
    )


def test_a_seat_that_starts_from_a_snapshot_answers_as_before_and_reads_the_tail_only(tmp_path):
    log = city_s_log()
    situation(log, duty("T1"), snapshot=tmp_path).save_snapshot()
    for number in range(5):
        log.case(case_id(900 + number), "dispatch", NOON + number * SECOND, in_disposal(900 + number))
    log.case(log.events[0].subject, "close", NOON + MINUTE, in_disposal())
    log.fix("T9", NOON + SECOND)

    source = CountingSource(events=log.events, fixes=log.fixes)
    restarted = situation(source, duty("T1"), snapshot=tmp_path)

    assert answers(restarted) == answers(situation(log, duty("T1")))
    assert source.given == 7


def test_progress_goes_from_the_snapshot_s_part_to_one(tmp_path):
    log = growth.random_log(2)
    situation(log, snapshot=tmp_path).save_snapshot()
    log.events.extend(growth.random_log(3).events[:0])
    told = []

    restarted = growth.Situation(log, growth.setting(), tmp_path, now=growth.HandClock())
    restarted.load(told.append)

    assert told[0] == told[-1] == 1.0
    fresh = growth.Situation(log, growth.setting(), None, now=growth.HandClock())
    told.clear()
    fresh.load(told.append)
    assert told[0] == 0.0
    assert told == sorted(told)


def _foreign(log, folder):
    log.name = "store-2"


def _rewritten(log, folder):
    log.events[-1] = growth.replace_hash(log.events[-1], "another")


def _shorter(log, folder):
    del log.events[-10:]


def _cut_off(log, folder):
    file = folder / "event.case.npy"
    file.write_bytes(file.read_bytes()[:-7])


def _garbage(log, folder):
    (folder / "manifest.json").write_bytes(b"{nonsense")


def _damaged_head(log, folder):
    """Leave a bracket of the file's head open, at which numpy's reader fails in its own way."""
    file = folder / "event.case.npy"
    file.write_bytes(file.read_bytes().replace(b")", b"(", 1))


def _other_value(log, folder):
    """Change a value to another that is possible, as a page that the disk lost does."""
    stages = np.load(folder / "event.stage.npy")
    stages[-1] = (stages[-1] + 1) % 3
    np.save(folder / "event.stage.npy", stages)


def _with_manifest(folder, **changed):
    """Write the manifest with something changed as a program with a mistake does: its check sum fits."""
    manifest = json.loads((folder / "manifest.json").read_text()) | changed
    own = snapshot.own_sum(msgspec.convert(manifest, snapshot.Manifest))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"own": own}))


def _said_by(folder, key):
    return json.loads((folder / "manifest.json").read_text())[key]


def _beyond_memory(log, folder):
    _with_manifest(folder, lengths=dict.fromkeys(_said_by(folder, "lengths"), 10**15))


def _other_number(log, folder):
    """Change a digit of the manifest: no position up to there would ever be read."""
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"fix_number": manifest["fix_number"] + 1_000_000}))


def _missing(log, folder):
    (folder / "about.lon.npy").unlink()


def _wrong_type(log, folder):
    np.save(folder / "event.stage.npy", np.load(folder / "event.stage.npy").astype(np.float64))


def _torn(log, folder):
    """Make one column a row longer than the others of its table, as a save beside a running load could."""
    longer = np.append(np.load(folder / "event.post.npy"), np.uint8(0))
    np.save(folder / "event.post.npy", longer)
    lengths = _said_by(folder, "lengths")
    _with_manifest(folder, lengths=lengths | {"event.post": lengths["event.post"] + 1})


def _written(folder, name, values):
    """Write a column as a program with a mistake does: its check sum fits."""
    np.save(folder / name, values)
    _with_manifest(folder, sums=_said_by(folder, "sums") | {name: zlib.crc32(values.data)})


def _astray(log, folder):
    rows = np.load(folder / "event.about.npy")
    rows[0] = 2_000_000
    _written(folder, "event.about.npy", rows)


def _nothing_more(log, folder):
    rows = np.load(folder / "event.more.npy")
    rows[-1] = 2_000_000
    _written(folder, "event.more.npy", rows)


def _of_the_first_format(log, folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 1}))


def _without_claims(log, folder):
    (folder / "claims.json").unlink()


def _other_alarms(log, folder):
    (folder / "alarms.json").write_text('[{"seq": "one"}]')


def _wordless(log, folder):
    (folder / "words.json").write_text('{"words":[],"terminals":[]}')


def _endless(log, folder):
    ends = np.load(folder / "place.ends.npy")
    ends[-1] += 5
    _written(folder, "place.ends.npy", ends)


def _other_words(log, folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["schema"]["Stage"] = "reported"
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    "spoil",
    [
        _foreign,
        _rewritten,
        _shorter,
        _cut_off,
        _garbage,
        _damaged_head,
        _other_value,
        _beyond_memory,
        _other_number,
        _missing,
        _wrong_type,
        _other_words,
        _torn,
        _astray,
        _nothing_more,
        _of_the_first_format,
        _without_claims,
        _other_alarms,
        _wordless,
        _endless,
    ],
)
def test_a_bad_or_foreign_snapshot_is_passed_over_and_the_log_read_anew(tmp_path, spoil):
    log = growth.random_log(4)
    situation(log, snapshot=tmp_path).save_snapshot()
    spoil(log, tmp_path / (tmp_path / "CURRENT").read_text())

    source = CountingSource(events=log.events, name=log.name)
    restarted = situation(source, snapshot=tmp_path)

    assert source.given >= len(log.events)
    assert answers(restarted) == answers(situation(log))


def test_a_crash_while_writing_leaves_the_former_snapshot(tmp_path, monkeypatch):
    log = growth.random_log(5)
    made = situation(log, snapshot=tmp_path)
    made.save_snapshot()
    former = (tmp_path / "CURRENT").read_text()
    log.case(case_id(999), "reported", NOON, growth.state(999))
    made.poll()

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot.os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        made.save_snapshot()

    assert (tmp_path / "CURRENT").read_text() == former
    assert sorted(one.name for one in tmp_path.iterdir()) == ["CURRENT", former]
    source = CountingSource(events=log.events)
    situation(source, snapshot=tmp_path)
    assert source.given == 2


def test_the_former_snapshot_is_dropped_when_the_new_one_is_whole(tmp_path):
    log = growth.random_log(6)
    made = situation(log, snapshot=tmp_path)
    made.save_snapshot()
    made.save_snapshot()

    assert [folder.name for folder in tmp_path.glob("seq-*")] == [(tmp_path / "CURRENT").read_text()]


def test_an_empty_city_has_a_snapshot_too(tmp_path):
    situation(ListSource(), snapshot=tmp_path).save_snapshot()
    source = CountingSource()
    source.case(case_id(1), "reported", NOON, growth.state())

    assert len(Drill(which=Which.OPEN).answer(situation(source, snapshot=tmp_path).at())) == 1
    assert source.given == 1


def test_a_folder_that_was_never_written_is_no_snapshot(tmp_path):
    shutil.rmtree(tmp_path)

    assert len(Drill(which=Which.OPEN).answer(situation(growth.random_log(7), snapshot=tmp_path).at())) > 0


def test_a_snapshot_taken_while_the_log_is_read_is_of_one_moment(tmp_path):
    log = growth.random_log(8)
    made = situation(log, snapshot=tmp_path)
    while_writing = threading.Event()
    done = threading.Event()

    def grow():
        while not done.is_set():
            log.events = [
                *log.events,
                growth.replace(log.events[-1], seq=len(log.events) + 1, hash=str(len(log.events))),
            ]
            made.poll()
            while_writing.set()
            done.wait(0.005)  # on a slow machine, too, a snapshot is written amid some events, not amid thousands

    thread = threading.Thread(target=grow)
    thread.start()
    while_writing.wait(60)
    try:
        for _ in range(5):
            made.save_snapshot()
            assert snapshot.read_snapshot(tmp_path, log) is not None
    finally:
        done.set()
        thread.join()


def test_a_store_that_is_away_does_not_keep_the_snapshot_from_being_written(tmp_path):
    log = growth.random_log(9)
    made = situation(log, snapshot=tmp_path)
    log.down = True

    made.save_snapshot()

    assert (tmp_path / "CURRENT").exists()

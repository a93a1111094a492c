"""`picture`: the wall of a past moment in a file, over a real store; and one sentence for what cannot be done."""

import os
import random
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from app.adapters.store.store import open_store
from app.cli.parts import parts_of
from app.cli.settings import ROOT, read_settings
from app.domain.moment import HOUR, MINUTE, to_datetime
from app.simulate.history import write_history

MAIN = ROOT / "main.py"
WITHIN_S = 400


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A store with the last five hours of the generated city, and when they ended."""
    folder = tmp_path_factory.mktemp("picture")
    database = f"sqlite:///{folder / 'w.sqlite'}"
    store = open_store(database, attachments=folder / "attachments", fsync=False)
    store.migrate()
    settings = read_settings()
    parts = parts_of(settings)
    now = parts.clock.now()
    assert store.take_lease("test", now)
    write_history(store, parts.rules, now - 5 * HOUR, now, random.Random(2), reports_a_day=900, seed=1)
    store.dispose()
    return database, now, folder


def run(town, out, at, *more):
    database, _, folder = town
    environment = os.environ | {
        "WANMI_STORE__DATABASE": database, "WANMI_STORE__ATTACHMENTS": str(folder / "attachments"),
        "XDG_CACHE_HOME": str(folder / "cache"), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, str(MAIN), "picture", "--at", at, "--out", str(out), *more],
        capture_output=True, text=True, timeout=WITHIN_S, env=environment, check=False,
    )  # fmt: skip


def typed(at):
    return f"{to_datetime(at):%Y-%m-%d %H:%M:%S}"


def test_the_wall_of_a_past_moment_is_written_whole(town, tmp_path):
    _, now, _ = town
    out = tmp_path / "then.png"

    done = run(town, out, typed(now - 40 * MINUTE), "--scene", "daily")

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(out)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (5760, 1620)
    assert colours(image) > 500
    assert [one.name for one in tmp_path.iterdir()] == ["then.png"]


def test_without_a_scene_it_is_the_one_that_stood_there(town, tmp_path):
    _, now, _ = town

    done = run(town, tmp_path / "then.png", typed(now - 90 * MINUTE))

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("at", "name", "more", "sentence"),
    [
        ("noon", "a.png", (), "'noon' is no moment"),
        ("2099-01-01 10:00", "a.png", (), "has not come yet"),
        ("2020-01-01 10:00", "a.png", (), "the log has nothing of that moment"),
        ("0:00", "a.jpg", (), "name it .png"),
        ("0:00", "nowhere/a.png", (), "is no folder"),
        ("0:00", "a.png", ("--scene", "nobody"), "nobody"),
        (
            "0:00",
            "a.png",
            ("--database", "sqlite:////nowhere/at/all.db"),
            "cannot be opened (sqlite:////nowhere/at/all.db)",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(town, tmp_path, at, name, more, sentence):
    done = run(town, tmp_path / name, at, *more)

    assert done.returncode == 2, done.stdout
    told = [line for line in done.stderr.splitlines() if line.startswith("main.py picture:")]
    assert len(told) == 1
    assert sentence in told[0]
    assert not list(tmp_path.iterdir())


def colours(image):
    """Return how many colours a coarse grid of points has: a black or empty wall has few."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)})

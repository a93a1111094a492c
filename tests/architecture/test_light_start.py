"""A program loads what its command needs: a wall starts without the desk's windows and what only others ask for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WALL = "import main, app.cli.told, app.cli.seat, widgets.running"
"""What `main.py wall` loads before its first window."""
OF_OTHERS = (
    "widgets.console", "app.cli.demo", "app.simulate.history", "app.services.gateway", "app.services.call_reconciliation",
    "alembic", "psycopg", "pypinyin", "iotcore", "argon2", "pyqtgraph",
)  # fmt: skip


def loaded_by(program: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(told.stdout.split())


@pytest.fixture(scope="module")
def of_the_wall() -> set[str]:
    return loaded_by(WALL)


@pytest.mark.parametrize("other", OF_OTHERS)
def test_a_wall_starts_without(other: str, of_the_wall: set[str]) -> None:
    assert "widgets.wall.window" in of_the_wall
    assert sorted(name for name in of_the_wall if name == other or name.startswith(f"{other}.")) == []


def test_a_desk_starts_without_the_charts_of_its_track_window_and_a_demo_without_the_writing_of_history() -> None:
    loaded = loaded_by("import app.cli.demo, widgets.console.maker")

    assert {"app.cli.demo", "widgets.console.window"} <= loaded
    assert {
        "pyqtgraph",
        "widgets.console.track_window",
        "app.simulate.history",
        "pypinyin",
        "alembic",
    } & loaded == set()


def test_the_help_of_the_command_line_loads_no_program() -> None:
    assert {"numpy", "pydantic", "sqlalchemy", "PySide6"} & loaded_by("import main; main.build_parser()") == set()


def test_each_of_them_is_loaded_by_those_who_need_it() -> None:
    """Or the names above are spelled wrong, and their absence means nothing."""
    needing = (
        "import app.cli.demo, app.cli.gateway, app.cli.reconcile, app.simulate.history, widgets.console.track_window"
    )
    asking = "from app.services.initials import initials; initials('文昌路')"
    migrating = (
        "from app.adapters.store.migrating import _config; _config()\nimport app.adapters.store.failures_postgres"
    )

    assert set(OF_OTHERS) <= loaded_by(f"{needing}; {asking}; {migrating}")


def test_a_panel_is_loaded_alone_and_all_of_them_when_asked_for() -> None:
    alone = loaded_by("from widgets.wall.registry import load_panel; load_panel('queues')")
    every = loaded_by("from widgets.wall.registry import load_panels; load_panels()")

    assert {name for name in alone if name.startswith("widgets.wall.panels.")} == {"widgets.wall.panels.queues"}
    assert {"widgets.wall.panels.feed", "widgets.wall.panels.blind_spots"} <= every

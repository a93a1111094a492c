"""The supervisor keeps its children, and they end with it, however it ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
sys.path.insert(0, {root!r})
from app.cli.stopping import stop_on_signal
stopping = stop_on_signal()
print("begun", flush=True)
stopping.wait()
print("ended", flush=True)
"""
KEEPER = """
import sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from app.cli.supervisor import Supervisor
with Supervisor(Path({child!r})) as keeper:
    child = keeper.keep("child", (), Path({log!r}))
    print(child.process.pid, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def child(tmp_path: Path) -> Path:
    path = tmp_path / "child.py"
    path.write_text(textwrap.dedent(CHILD).format(root=str(ROOT)), encoding="utf-8")
    return path


def yielded() -> int:
    """Return the priority of a child that yields by 7; 19 is the system's last."""
    return min(19, os.getpriority(os.PRIO_PROCESS, 0) + 7)


def until(condition: Callable[[], object], seconds: float = 60.0) -> bool:
    give_up_at = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.05)
    return True


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_fallen_child_is_started_again_and_stopped_in_the_end(child: Path, tmp_path: Path) -> None:
    log = tmp_path / "child.log"
    with Supervisor(child) as keeper:
        kept = keeper.keep("child", (), log)
        assert kept.process is not None
        first = kept.process.pid
        assert until(lambda: log.read_text(encoding="utf-8").count("begun") == 1)
        os.kill(first, signal.SIGKILL)

        assert until(lambda: log.read_text(encoding="utf-8").count("begun") == 2)

        assert kept.falls == 1
        second = kept.process.pid
    assert not is_running(second)
    assert log.read_text(encoding="utf-8").count("ended") == 1


def test_a_child_does_not_outlive_a_supervisor_that_was_killed(child: Path, tmp_path: Path) -> None:
    log = tmp_path / "child.log"
    script = tmp_path / "keeper.py"
    script.write_text(KEEPER.format(root=str(ROOT), child=str(child), log=str(log)), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        pid = int(keeper.stdout.readline())
        assert until(lambda: "begun" in log.read_text(encoding="utf-8"))

        keeper.kill()

        assert until(lambda: not is_running(pid))
    assert "ended" in log.read_text(encoding="utf-8")


def test_a_yielding_child_takes_the_time_that_others_leave_and_so_does_the_one_after_it(
    child: Path, tmp_path: Path
) -> None:
    with Supervisor(child) as keeper:
        kept = keeper.keep("child", (), tmp_path / "child.log", yielding=7)
        first = kept.process
        assert first is not None
        assert os.getpriority(os.PRIO_PROCESS, first.pid) == yielded()

        first.kill()

        assert until(lambda: kept.process not in (None, first))
        assert kept.process is not None
        assert until(lambda: os.getpriority(os.PRIO_PROCESS, kept.process.pid) == yielded())

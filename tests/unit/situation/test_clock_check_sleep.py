"""A computer that slept: what others wrote meanwhile is old when it wakes, and says nothing against its clock."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NOT_ALLOWED = 77
SLEEPER = f"""
import ctypes, os, sys
from app.domain.moment import MINUTE
from app.situation.clock_check import ClockCheck

NEW_USER, NEW_TIME = 0x10000000, 0x80
libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(NEW_TIME | (0 if os.geteuid() == 0 else NEW_USER)):
    sys.exit({NOT_ALLOWED})

def sleep(seconds):  # as Linux does it: the clock since the boot goes on, the monotonic one stands still
    try:
        with open("/proc/self/timens_offsets", "w") as offsets:
            offsets.write(f"boottime {{seconds}} 0")
        with open("/proc/self/ns/time_for_children") as there:
            return not libc.setns(there.fileno(), NEW_TIME)
    except PermissionError:
        return False

now = 1_717_992_000_000_000
check = ClockCheck(lambda: now)
check.has_read(None)
if not sleep(7 * 60):
    sys.exit({NOT_ALLOWED})
now += 7 * MINUTE
check.has_read(now - 5 * MINUTE)
print(check.off)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a clock that shows how long the computer slept")
def test_what_was_written_while_the_computer_slept_is_no_wrong_clock():
    woken = subprocess.run([sys.executable, "-c", SLEEPER], cwd=ROOT, capture_output=True, text=True, check=False)
    if woken.returncode == NOT_ALLOWED:
        pytest.skip("this system lets nobody move a process's clock")

    assert (woken.returncode, woken.stdout.strip()) == (0, "0"), woken.stderr

"""A process that runs for months keeps few heaps, however many threads allocate."""

import os
import re
import subprocess
import sys

import pytest

THREADS = 12
CHILD = f"""
import ctypes, sys, threading
from app.services.memory import spare_the_start
if sys.argv[1] == "spare":
    spare_the_start()
held, here = [], threading.Barrier({THREADS})
def allocate():
    here.wait()
    held.append([bytes(2000 + n) for n in range(300)])
    here.wait()
threads = [threading.Thread(target=allocate) for _ in range({THREADS})]
for one in threads:
    one.start()
for one in threads:
    one.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the GNU C library's allocator")


def heaps(how: str, **surroundings: str) -> int:
    """Return how many heaps a process has whose threads allocate at the same time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MALLOC_", "GLIBC_"))}
    child = subprocess.run(
        [sys.executable, "-c", CHILD, how], capture_output=True, text=True, check=True, env=kept | surroundings
    )
    return len(re.findall(r"<heap nr=", child.stdout))


def test_threads_share_two_heaps():
    assert heaps("plain") > 2, "else this test shows nothing"
    assert heaps("spare") == 2


def test_what_the_surroundings_say_goes_before():
    assert heaps("spare", GLIBC_TUNABLES="glibc.malloc.arena_max=3") == 3


HOLES = """
import ctypes
from app.services.memory import give_back
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
def resident():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("RssAnon:"))
before = resident()
blocks = [libc.malloc(60_000) for _ in range(2000)]
for block in blocks:
    ctypes.memset(block, 1, 60_000)
for place, block in enumerate(blocks):
    if place % 20:
        libc.free(block)
print(before, resident(), give_back(), resident())
"""


def test_what_is_free_between_what_is_kept_goes_back():
    child = subprocess.run([sys.executable, "-c", HOLES], capture_output=True, text=True, check=True)
    before, holed, _, given = (int(word) if word != "None" else 0 for word in child.stdout.split())
    assert holed - before > 100_000, "else there is nothing to give back"
    assert given - before < 0.2 * (holed - before)

"""Qt for tests: offscreen, software drawn, and the browser's sandbox off only where the tests run as root.

The collector runs between tests, in the thread Qt lives in, as it does in a seat.
"""

import gc
import os

import pytest

from widgets.collecting import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

pytest_plugins = ["tests.mosquitto", "tests.postgres", "tests.gateway_process"]


def pytest_configure() -> None:
    """Keep the collector out of the workers' threads."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what the tests so far have left."""
    collect_what_is_due()

"""Qt for tests: offscreen, software drawn, and the browser's sandbox off only where the tests run as root.

The collector runs between tests, in the thread Qt lives in, as it does in a seat.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from widgets.collecting import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")  # the same examples everywhere, however slow the machine

pytest_plugins = ["tests.mosquitto", "tests.postgres", "tests.gateway_process"]

PATIENCE_MS = 60_000
"""How long a test waits at least, whatever limit it names; only what never happens takes that long."""


class PatientBot(QtBot):
    """Waits long enough for a machine that does other things too."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802  # pytest-qt's name
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **how):  # noqa: N802  # pytest-qt's name
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **how)

    def waitSignals(self, signals, *, timeout=PATIENCE_MS, **how):  # noqa: N802  # pytest-qt's name
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **how)


@pytest.fixture
def qtbot(qapp, request):
    """Give the patient one in place of pytest-qt's, which waits 5 s."""
    return PatientBot(request)


def pytest_configure() -> None:
    """Keep the collector out of the workers' threads."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what the tests so far have left."""
    collect_what_is_due()

"""Qt for tests: offscreen, software drawn, and the browser's sandbox off only where the tests run as root."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

pytest_plugins = ["tests.mosquitto", "tests.postgres", "tests.gateway_process"]

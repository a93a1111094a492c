"""What a desk will ask for is made ready once, at the first log-in, while the screen goes on."""

import threading

from PySide6.QtCore import QObject

from app.cli.parts import city_of
from app.cli.settings import read_settings
from app.services.geocoder import Geocoder
from widgets.console.preparing import Preparing
from widgets.jobs import Jobs


def test_it_is_made_ready_elsewhere_and_once(qtbot):
    owner, jobs, threads = QObject(), Jobs(), []
    ahead = Preparing(jobs, lambda: threads.append(threading.get_ident()), owner)

    ahead.start()
    ahead.start()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    jobs.close()

    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_a_geocoder_made_ready_has_its_index():
    geocoder = Geocoder(city_of(read_settings()))
    assert "_known" not in vars(geocoder)

    geocoder.prepare()

    assert "_known" in vars(geocoder)

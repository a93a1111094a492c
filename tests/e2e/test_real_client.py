"""A stranger's MQTT client: Debian's mosquitto_pub reports a problem and a phone tells where it is."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import yaml

from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from tests.e2e.conftest import Hall
from tests.gateway_process import CITY
from widgets.wall.window import WallWindow

ROOT = Path(__file__).resolve().parents[2]
PHONES = ROOT.parent / "shared" / "data" / "terminals" / "owntracks_payload_examples.json"
CASES = OpenCases(labels=6)
PEOPLE = People(limit=5)


KEPT = "tests/kept"
"""What the broker keeps on this topic comes to whoever has subscribed, who says nothing of it himself."""


def publish(hall: Hall, topic: str, payload: object, *more: str) -> None:
    port = hall.gateway.broker.rsplit(":", 1)[1]
    command = ["mosquitto_pub", "-h", "127.0.0.1", "-p", port, "-q", "1", "-t", topic, "-m", json.dumps(payload), *more]
    subprocess.run(command, check=True)


def report_example() -> dict[str, object]:
    document = yaml.safe_load((ROOT / "docs" / "asyncapi.yaml").read_text(encoding="utf-8"))
    payload: dict[str, object] = document["components"]["messages"]["report"]["examples"][0]["payload"]
    return payload


def received(receipts: Path) -> list[str]:
    """Return the receipts among what mosquitto_sub has heard."""
    told = [line.split(" ", 1) for line in receipts.read_text(encoding="utf-8").splitlines()]
    return [body for topic, body in told if topic.endswith("/receipt")]


@pytest.fixture
def receipts(hall: Hall, tmp_path: Path) -> Path:
    """Give the file into which mosquitto_sub writes the terminal's receipts."""
    return tmp_path / "receipts"


def test_the_documents_report_is_a_case_in_the_queue_and_on_the_wall(
    hall: Hall, wall: WallWindow, receipts: Path
) -> None:
    if shutil.which("mosquitto_pub") is None:
        pytest.skip("mosquitto_pub is not installed")
    window = hall.console("demo")
    port = hall.gateway.broker.rsplit(":", 1)[1]
    topic = f"wanmi/v1/{CITY}/terminal/2001"
    publish(hall, KEPT, "here", "-r")
    with receipts.open("wb") as out:
        listener = subprocess.Popen(
            ["mosquitto_sub", "-p", port, "-q", "1", "-F", "%t %p", "-t", f"{topic}/receipt", "-t", KEPT], stdout=out
        )
        try:
            hall.wait(lambda: KEPT in receipts.read_text(encoding="utf-8"), "it is subscribed")
            publish(hall, f"{topic}/report", report_example())
            hall.wait(lambda: received(receipts), "a receipt")
            hall.wait(lambda: window.page.queue.model.rowCount() == 1, "the case is in the queue")
            hall.wait(lambda: len(hall.moment().of(CASES).lon) == 1, "the case is on the wall's map")
        finally:
            listener.terminate()
            listener.wait()

    (receipt,) = map(json.loads, received(receipts))
    row = window.page.queue.model.row_at(0)
    assert receipt["ok"] is True
    assert row is not None
    assert receipt["number"] == row.number
    assert row.place == "滨河路 12 号门前"
    assert "feed" in wall.views


def test_a_phone_with_owntracks_stands_on_the_map(hall: Hall, wall: WallWindow) -> None:
    if not PHONES.exists() or shutil.which("mosquitto_pub") is None:
        pytest.skip("no OwnTracks examples or no mosquitto_pub here")
    first = json.loads(PHONES.read_text(encoding="utf-8"))["traccar_owntracks_tests"][0]
    here = first | {"lon": 114.3012, "lat": 30.6005, "tst": int(time.time())}

    publish(hall, "owntracks/anna/phone", here)

    hall.wait(lambda: "ot-anna-phone" in hall.moment().of(PEOPLE).terminals, "the phone is on the map")
    people = hall.moment().of(PEOPLE)
    assert people.lon[people.terminals.index("ot-anna-phone")] == pytest.approx(114.3012, abs=1e-6)
    assert wall.isVisible()

"""Reports that pour in on a real broker, what was receipted of them, and what the log has."""

import json
import threading
import uuid

from app.adapters.clockwork import SystemClock
from app.adapters.mqtt.terminal_client import Body, TerminalClient
from app.services.messages import Report
from tests.gateway_process import CITY, GatewayProcess

WAIT_S = 120.0


class Publisher:
    """A terminal that remembers which receipts came."""

    def __init__(self, broker: str) -> None:
        self.numbers: dict[str, str] = {}
        self.refused: list[Body] = []
        self._came = threading.Condition()
        self.client = TerminalClient(broker, CITY, ["2001"], on_receipt=self._on_receipt, again_after_s=15.0)
        self.client.open()

    def _on_receipt(self, _terminal: str, body: Body) -> None:
        with self._came:
            if body.get("ok"):
                self.numbers[str(body["id"])] = str(body["number"])
            else:
                self.refused.append(body)
            self._came.notify_all()

    def wait_for(self, receipts: int, timeout_s: float = WAIT_S) -> bool:
        with self._came:
            return self._came.wait_for(lambda: len(self.numbers) + len(self.refused) >= receipts, timeout_s)


def report(number: int) -> Report:
    return Report(
        message_id=str(uuid.UUID(int=number + 1)), terminal="2001", device_at=SystemClock().now(), received_at=0, class_key="E06010",
        lon=114.3012 + number % 100 * 1e-5, lat=30.6005, accuracy_m=5.0, place=f"测试路 {number} 号", description="垃圾外溢",
        photos=(), component="", urgent=False, self_handled=False,
    )  # fmt: skip


def cases_by_message(process: GatewayProcess) -> dict[str, list[str]]:
    """Return the case numbers by the message id that caused them, straight from the log."""
    store = process.open_store()
    found: dict[str, list[str]] = {}
    try:
        seq = 0
        while events := store.events_after(seq, 5_000):
            seq = events[-1].seq
            for event in events:
                if event.stream == "case" and event.kind == "reported":
                    payload = json.loads(event.payload)
                    found.setdefault(payload["cause"].split("/")[-1], []).append(payload["after"]["number"])
        assert store.verify().ok
        assert not store.check_projections()
    finally:
        store.dispose()
    return found


def wait_for_log(process: GatewayProcess, words: str, timeout_s: float = 30.0) -> None:
    waiting = threading.Event()
    for _ in range(int(timeout_s / 0.1)):
        if words in process.log:
            return
        waiting.wait(0.1)
    raise AssertionError(f"no {words!r} in the log:\n{process.log}")

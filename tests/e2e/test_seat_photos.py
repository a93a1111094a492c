"""A photo chosen at a desk goes through the broker to the gateway and lies in the store under its digest."""

import hashlib

from app.adapters.clockwork import UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.cli.demo_users import DEMO_PASSWORD
from app.services.messages import Login
from tests.gateway_process import CITY, GatewayProcess


def test_a_photo_of_a_seat_is_kept_under_its_digest(gateway_process: GatewayProcess) -> None:
    content = b"\xff\xd8 a photo of a cleaned street" * 1000
    link = DeskLink(gateway_process.broker, CITY, "21", timeout_s=30)
    link.open()
    try:
        login = Login(step_id=UuidIds().new(), seat="21", user="department", password=DEMO_PASSWORD)
        assert link.login(login).ok
        digest = link.upload(content)
        again = link.upload(content)
    finally:
        link.close()

    assert digest == again == hashlib.sha256(content).hexdigest()
    store = gateway_process.open_store()
    try:
        assert store.attachment(digest) == content
    finally:
        store.dispose()

"""The gateway is killed with -9 while 5,000 reports pour in on a real Mosquitto: nothing receipted is lost or doubled."""

from tests.faults.pouring import Publisher, cases_by_message, report, wait_for_log
from tests.gateway_process import GatewayProcess

REPORTS = 5_000
FIRST_RECEIPTS = 400


def test_a_gateway_killed_amid_5000_reports_loses_and_doubles_none(gateway_process: GatewayProcess) -> None:
    publisher = Publisher(gateway_process.broker)
    try:
        for number in range(REPORTS):
            publisher.client.report(report(number))
        assert publisher.wait_for(FIRST_RECEIPTS)
        gateway_process.kill()
        receipted = dict(publisher.numbers)
        assert len(receipted) < REPORTS, "the gateway was too fast to be killed in between"

        stored = cases_by_message(gateway_process)
        assert {message: [number] for message, number in receipted.items()}.items() <= stored.items()
        assert all(len(numbers) == 1 for numbers in stored.values())

        gateway_process.start()
        assert publisher.wait_for(REPORTS)
    finally:
        publisher.client.close()

    assert publisher.refused == []
    assert gateway_process.stop() == 0
    stored = cases_by_message(gateway_process)
    assert stored == {message: [number] for message, number in publisher.numbers.items()}
    assert len(stored) == REPORTS
    assert receipted.items() <= publisher.numbers.items()


def test_a_standby_gateway_takes_the_lease_of_a_killed_one(gateway_process: GatewayProcess) -> None:
    standby = GatewayProcess(gateway_process.folder, gateway_process.broker)
    publisher = Publisher(gateway_process.broker)
    try:
        publisher.client.report(report(1))
        assert publisher.wait_for(1)
        standby.launch()
        wait_for_log(standby, "stands by")
        publisher.client.report(report(2))
        assert publisher.wait_for(2)

        gateway_process.kill()
        publisher.client.report(report(3))

        assert publisher.wait_for(3)
        assert publisher.refused == []
        assert len(set(publisher.numbers.values())) == 3
    finally:
        publisher.client.close()
        assert standby.stop() == 0

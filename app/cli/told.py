"""What a person at the command line can be told in a sentence; everything else is a bug with its traceback."""

from app.adapters.broker.errors import BrokerNotStarted
from app.adapters.geodata.geojson import SiteError
from app.adapters.mqtt.errors import BadBrokerUrl, BrokerUnavailable
from app.cli.failures import CommandError
from app.cli.settings import SettingsError
from app.domain.errors import BrokenHistory, TableError
from app.services.ports import StoreFailure

TOLD = (
    BadBrokerUrl, BrokenHistory, BrokerNotStarted, BrokerUnavailable, CommandError, SettingsError, SiteError, StoreFailure, TableError,
)  # fmt: skip

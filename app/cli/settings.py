"""The settings: config/wanmi.toml and the environment, read once, checked, frozen. Unknown keys are errors."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from app.adapters.tables.rows import read_toml
from app.domain.errors import TableError

ROOT = Path(__file__).resolve().parents[2]
"""The checkout; relative paths in the settings start here."""
FILE = ROOT / "config" / "wanmi.toml"


class SettingsError(Exception):
    """The settings cannot be used; the sentence says which key and why."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CitySettings(_Section):
    """Which city this is."""

    code: str = Field(default="990100", pattern=r"^\d{6}$")
    name: str = "示范市"
    seed: int = 20260611
    data: str = ""


class StoreSettings(_Section):
    """Where everything is kept."""

    database: str = "sqlite:///var/wanmi.sqlite"
    attachments: Path = Path("var/attachments")
    fsync: bool = True


class BrokerSettings(_Section):
    """Where messages go through."""

    url: str = "mqtt://127.0.0.1:1883"


class GatewaySettings(_Section):
    """What the one writer goes by."""

    merged_posts: bool = False
    calendar: Path = Path("config/calendar")
    limits: Path = Path("config/limits")
    workflow: Path = Path("config/workflow.toml")
    reasons: Path = Path("config/reasons.toml")
    roster: Path = Path("config/roster")
    other_checker: bool = False
    reply_limit_12345: str = Field(default="5d", pattern=r"^\d+[muhdn]$")
    owntracks: dict[str, str] = Field(default_factory=dict)


class HousekeepingSettings(_Section):
    """For how many days what ages is kept; 0 keeps it for ever. The log itself is never shortened."""

    fixes_days: int = Field(default=400, ge=0)
    inbox_days: int = Field(default=30, ge=0)
    quarantine_days: int = Field(default=90, ge=0)
    sessions_days: int = Field(default=7, ge=0)


class WallSettings(_Section):
    """Which wall this seat is."""

    layout: Path = Path("config/walls/demo.toml")
    scene: str = "daily"
    name: str = Field(default="hall", pattern=r"^[\w.-]{1,64}$")
    speech: bool = False
    by_hours: bool = False


class MapSettings(_Section):
    """The base map under the city, from a file or the site's own server; never asked of anybody by the page itself."""

    base: str = ""
    system: Literal["wgs84", "cgcs2000", "gcj02"] = "wgs84"
    min_zoom: int = Field(default=3, ge=0, le=22)
    max_zoom: int = Field(default=18, ge=0, le=22)
    cache: Path = Path("var/tiles")
    cache_mb: int = Field(default=500, ge=1, le=100_000)
    max_age_days: int = Field(default=30, ge=0)
    components_system: Literal["wgs84", "cgcs2000", "gcj02", "bd09"] = "wgs84"


class CameraSettings(_Section):
    """The cameras of the city, and where the generated city's pictures come from."""

    file: str = ""
    simulated: str = Field(default="http://127.0.0.1:8973", pattern=r"^https?://[\w.\-]+:\d{1,5}$")


class EmergencySettings(_Section):
    """What the hall goes by in an emergency."""

    plans: Path = Path("config/plans")


class DutySettings(_Section):
    """Who leads today: posts and numbers."""

    leader: str = "带班领导 1002"
    shift_leader: str = "值班长 3102"


class DemoSettings(_Section):
    """How large the demo's city life is."""

    folder: Path = Path("var/demo")
    history_days: int = Field(default=30, ge=1, le=400)
    reports_per_day: int = Field(default=330, ge=1, le=20_000)
    terminals: int = Field(default=62, ge=1, le=5_000)


class UiSettings(_Section):
    """How a seat's windows speak: Chinese (``zh``) or English (``en``)."""

    language: str = Field(default="zh", pattern="^(zh|en)$")


class LogSettings(_Section):
    """How much is logged."""

    level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")


class Settings(BaseSettings):
    """All settings. A command's option overrides the environment, which overrides the file."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        env_prefix="WANMI_",
        env_nested_delimiter="__",
    )

    city: CitySettings = CitySettings()
    store: StoreSettings = StoreSettings()
    broker: BrokerSettings = BrokerSettings()
    gateway: GatewaySettings = GatewaySettings()
    housekeeping: HousekeepingSettings = HousekeepingSettings()
    wall: WallSettings = WallSettings()
    map: MapSettings = MapSettings()
    cameras: CameraSettings = CameraSettings()
    emergency: EmergencySettings = EmergencySettings()
    duty: DutySettings = DutySettings()
    demo: DemoSettings = DemoSettings()
    ui: UiSettings = UiSettings()
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, strongest first."""
        return init_settings, env_settings, file_secret_settings, _of_the_file(settings_cls)


def _of_the_file(settings_cls: type[BaseSettings]) -> InitSettingsSource:
    """Return what the file says, nothing where there is none; raise a ``TableError`` naming file and line."""
    return InitSettingsSource(settings_cls, read_toml(FILE)[0] if FILE.exists() else {})


def read_settings() -> Settings:
    """Return the settings, or raise :class:`SettingsError` naming the key."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"config/wanmi.toml or the environment: {key}: {first['msg']}") from error
    except TableError as error:
        raise SettingsError(str(error)) from error
    except ValueError as error:
        raise SettingsError(f"the environment cannot be read: {error}") from error


def under_root(path: Path) -> Path:
    """Return *path*, taken from the checkout if it is relative."""
    return path if path.is_absolute() else ROOT / path


def database_under_root(url: str) -> str:
    """Return *url* with a relative SQLite path taken from the checkout."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url[len(prefix) :].startswith("/"):
        return url
    return prefix + str(ROOT / url[len(prefix) :])

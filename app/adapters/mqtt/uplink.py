"""The sending side of ``wanmi/v1``: what a terminal or a seat puts on the wire for a value the gateway will read."""

from functools import singledispatch

from msgspec import json

from app.adapters import topics
from app.domain.fix import Fix
from app.domain.moment import to_datetime
from app.services.messages import Fixes, Login, Media, Reply, Report, Step, TerminalStatus

Sent = Fixes | Report | Reply | TerminalStatus | Media | Step | Login
VERSION = 1
MEDIA_MOST = 8 * 1024 * 1024
TEXT_MOST = 64 * 1024
"""Bytes that the gateway reads of a photo and of anything else (``terminals/limits.py``); a broker may drop who sends more."""


def encode(message: Sent, city: str) -> tuple[str, bytes]:
    """Return topic and payload of *message*; receipt times are not sent."""
    if isinstance(message, Media):
        owner, name = (topics.seat, message.seat) if message.seat else (topics.terminal, message.terminal)
        return owner(city, name, f"media/{message.sha256}"), message.content
    channel, body = _body(message)
    owner = topics.seat if isinstance(message, Step | Login) else topics.terminal
    name = message.seat if isinstance(message, Step | Login) else message.terminal
    return owner(city, name, channel), json.encode({"v": VERSION, **body})


def is_too_large(message: Sent, payload: bytes) -> bool:
    """Say whether the gateway would refuse *message* for the length of its *payload* alone."""
    return len(payload) > (MEDIA_MOST if isinstance(message, Media) else TEXT_MOST)


@singledispatch
def _body(message: object) -> tuple[str, dict[str, object]]:
    raise TypeError(f"{type(message).__name__} is not sent up")


@_body.register
def _fixes(message: Fixes) -> tuple[str, dict[str, object]]:
    return "fix", {"fixes": [_fix(fix) for fix in message.fixes]}


@_body.register
def _report(message: Report) -> tuple[str, dict[str, object]]:
    return "report", {
        "id": message.message_id,
        "at": to_datetime(message.device_at),
        "class": message.class_key,
        "lon": message.lon,
        "lat": message.lat,
        "acc": message.accuracy_m,
        "place": message.place,
        "text": message.description,
        "photos": message.photos,
        "component": message.component,
        "urgent": message.urgent,
        "self_handled": message.self_handled,
    }


@_body.register
def _reply(message: Reply) -> tuple[str, dict[str, object]]:
    return "reply", {
        "id": message.message_id,
        "at": to_datetime(message.device_at),
        "case": message.case_id,
        "task": message.task,
        "result": message.result,
        "note": message.note,
        "photos": message.photos,
    }


@_body.register
def _status(message: TerminalStatus) -> tuple[str, dict[str, object]]:
    return "status", {"at": to_datetime(message.device_at), "online": message.online, "detail": message.detail}


@_body.register
def _step(message: Step) -> tuple[str, dict[str, object]]:
    return "step", {
        "id": message.step_id,
        "session": message.session,
        "name": message.name,
        "case": message.case_id,
        "version": message.version,
        "fields": dict(message.fields),
    }


@_body.register
def _login(message: Login) -> tuple[str, dict[str, object]]:
    return "login", {
        "id": message.step_id,
        "user": message.user,
        "password": message.password,
        "post": message.post,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "at": to_datetime(fix.device_at),
        "lon": fix.lon,
        "lat": fix.lat,
        "acc": fix.accuracy_m,
        "spd": fix.speed_mps,
        "crs": fix.course_deg,
    }

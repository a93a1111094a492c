"""The command line: which commands and options there are. A wrong one gives one clear sentence and exit code 2."""

import argparse
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from app.domain.moment import CHINA, Instant, from_datetime


class OneSentenceParser(argparse.ArgumentParser):
    """A parser whose error is one sentence with the way on, never a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Print *message* and end with exit code 2."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)  # noqa: T201 - a command's answer
        sys.exit(2)


def instant(text: str) -> Instant:
    """Return the instant of an ISO date or time; without a zone it is China Standard Time."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date or time like 2026-11-01 or 2026-11-01T08:00") from None
    return from_datetime(when if when.tzinfo else when.replace(tzinfo=CHINA))


def month(text: str) -> str:
    """Return a month of this century as it is written, ``2026-06``."""
    if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no month like 2026-06")
    return text


def positive(text: str) -> int:
    """Return a whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number of at least 1")
    return number


def seconds(text: str) -> float:
    """Return a finite number that is not negative."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of at least 0")
    return number


def city_code(text: str) -> str:
    """Return a city's six-digit division code, whose last two digits are 00 (GB/T 2260)."""
    if not re.fullmatch(r"[0-9]{4}00", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no city's division code: six digits that end in 00")
    return text


def seat_name(text: str) -> str:
    """Return a seat's name, which is part of its topics and of a file's name."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no seat's name: letters, digits, _ and - only")
    return text


def _database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database", metavar="URL", help="sqlite:///FILE or postgresql+psycopg://… (default: configuration)"
    )


def _broker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--broker", metavar="URL", help="mqtt://[user:password@]host:port (default: configuration)")


def _wall(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--layout", type=Path, metavar="FILE", help="the wall's file (default: configuration)")
    parser.add_argument("--group", type=seat_name, metavar="NAME", help="serve these outputs only (all)")
    parser.add_argument("--fit", action="store_true", help="the whole wall in one window, shrunk to the first screen")
    parser.add_argument(
        "--test-card", action="store_true", help="begin with the test card (Ctrl+Shift+T takes it away)"
    )
    parser.add_argument("--screens", action="store_true", help="list this machine's screens by name, and end")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = OneSentenceParser(prog="main.py", description="Wanmi 万米, the command hall of digital city management")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=OneSentenceParser)

    demo = commands.add_parser("demo", help="a generated city alive on a wall, and a console to work its cases")
    demo.add_argument("--headless", action="store_true", help="no display: render to pictures and end")
    demo.add_argument("--seconds", type=positive, default=45, help="headless: run this long before the pictures (45)")
    demo.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="headless: where the pictures go (out)"
    )

    gateway = commands.add_parser("gateway", help="the one writer: takes in terminals and desks, runs the clocks")
    gateway.add_argument(
        "--city", type=city_code, metavar="CODE", help="six-digit division code (default: configuration)"
    )

    for name, words in (("wall", "the hall's wall"), ("console", "a seat's console")):
        seat = commands.add_parser(name, help=words)
        seat.add_argument(
            "--city", type=city_code, metavar="CODE", help="six-digit division code (default: configuration)"
        )
        if name == "console":
            seat.add_argument("--seat", type=seat_name, default="1", help="this seat's name, as the log shows it (1)")
        else:
            _wall(seat)

    simulate = commands.add_parser("simulate", help="play terminals on any broker, with --database departments too")
    simulate.add_argument("--terminals", type=positive, default=62, metavar="N", help="how many (62)")
    simulate.add_argument("--rate", type=seconds, default=6.0, metavar="R", help="reports per minute, all together (6)")
    simulate.add_argument(
        "--seconds", type=seconds, default=60.0, metavar="S", help="how long; 0 is until stopped (60)"
    )
    simulate.add_argument(
        "--city", type=city_code, metavar="CODE", help="six-digit division code (default: configuration)"
    )

    export = commands.add_parser("export", help="write cases into a file")
    export.add_argument("what", choices=["cases"])
    export.add_argument("--format", choices=["csv", "geojson", "json"], default="csv")
    export.add_argument("--since", type=instant, metavar="TIME", help="reported at or after")
    export.add_argument("--until", type=instant, metavar="TIME", help="reported before")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    picture = commands.add_parser("picture", help="write the wall as it was at a moment into a PNG file")
    picture.add_argument("--at", required=True, metavar="TIME", help="'2026-11-22 14:21', '11-22 14:21' or '14:21'")
    picture.add_argument("--scene", default="", metavar="KEY", help="a scene (default: the one that stood there then)")
    picture.add_argument("--layout", type=Path, metavar="FILE", help="the wall's file (default: configuration)")
    picture.add_argument(
        "--city", type=city_code, metavar="CODE", help="six-digit division code (default: configuration)"
    )
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the picture goes")

    reconcile = commands.add_parser("reconcile", help="compare a month's work orders with the hotline's own list")
    reconcile.add_argument("--month", type=month, required=True, metavar="2026-06")
    reconcile.add_argument("--line", choices=["12345", "12319"], default="12345", help="the hotline (12345)")
    reconcile.add_argument("--orders", type=Path, required=True, metavar="FILE", help="the line's list, CSV")
    reconcile.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    user = commands.add_parser("user", help="add, change or disable a person who may log in; asks for the password")
    user.add_argument("name", metavar="USER")
    what = user.add_mutually_exclusive_group(required=True)
    what.add_argument("--posts", default="", help="comma-separated: acceptor,shift_leader,dispatcher,department,…")
    what.add_argument("--disable", action="store_true", help="the person may no longer log in; the log keeps the name")
    user.add_argument("--department", default="", help="the department's code, for the post department")
    user.add_argument("--area", default="", help="a code prefix the person is limited to")

    doctor = commands.add_parser("doctor", help="look at store, broker and calendar, and say what to do")
    doctor.add_argument("--verify", action="store_true", help="verify both hash chains and every projection")

    for command in (gateway, simulate, doctor, *(commands.choices[name] for name in ("wall", "console"))):
        _broker(command)
    for command in (
        gateway,
        simulate,
        doctor,
        export,
        picture,
        reconcile,
        user,
        *(commands.choices[name] for name in ("wall", "console")),
    ):
        _database(command)
    return parser

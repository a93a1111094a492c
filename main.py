"""Wanmi's command line: reads the settings, builds what a command needs, and closes it in reverse."""

import argparse
import faulthandler
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.arguments import build_parser
from app.cli.failures import CommandError
from app.services.memory import spare_the_start

if TYPE_CHECKING:
    from app.cli.doctor import Finding
    from app.cli.settings import Settings

CANNOT = 2
STARTED = time.monotonic()

Command = Callable[[argparse.Namespace, "Settings"], int]


def _gateway(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.gateway import run_gateway

    return run_gateway(settings, database=given.database, broker=given.broker, city=given.city)


def _simulate(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.simulate import run_simulate

    print(
        run_simulate(
            settings, database=given.database, broker=given.broker, city=given.city, terminals=given.terminals,
            rate=given.rate, seconds=given.seconds,
        )
    )  # fmt: skip
    return 0


def _export(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.export import run_export

    print(
        run_export(
            settings, database=given.database, file_format=given.format, since=given.since, until=given.until,
            output=given.output,
        )
    )  # fmt: skip
    return 0


def _picture(given: argparse.Namespace, settings: "Settings") -> int:
    from app.adapters.clockwork import SystemClock
    from app.cli.picture import moment_of, open_still_seat, writable

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out, t = writable(given.out), moment_of(given.at, SystemClock().now())
    with open_still_seat(settings, database=given.database, city=given.city, layout=given.layout) as parts:
        from widgets.picture import LayoutError, PictureError, run_picture

        try:
            failed = run_picture(parts, t, given.scene, out)
        except (LayoutError, PictureError) as error:
            raise CommandError(str(error)) from error
    print(out)
    for panel in failed:
        print(f"main.py picture: {panel} could not show that moment and says so", file=sys.stderr)
    return 1 if failed else 0


def _reconcile(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.reconcile import run_reconcile

    print(
        run_reconcile(
            settings, database=given.database, month=given.month, line=given.line, orders=given.orders,
            output=given.output,
        )
    )  # fmt: skip
    return 0


def _user(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.user import run_disable, run_user

    if given.disable:
        print(run_disable(settings, database=given.database, name=given.name))
        return 0
    print(
        run_user(
            settings, database=given.database, name=given.name, posts=given.posts, department=given.department,
            area=given.area,
        )
    )  # fmt: skip
    return 0


def _doctor(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.doctor import run_doctor

    findings = run_doctor(settings, database=given.database, broker=given.broker, verify=given.verify)
    findings.append(_look_at_speech(settings))
    for finding in findings:
        print(f"{'ok  ' if finding.is_well else 'LOOK'} {finding.what:<12} {finding.words}")
    if not all(finding.is_reached for finding in findings):
        return CANNOT
    return 0 if all(finding.is_well for finding in findings) else 1


def _look_at_speech(settings: "Settings") -> "Finding":
    """Look whether this machine could speak alarms; that is no fault where nobody wants it."""
    from PySide6.QtCore import QCoreApplication

    from app.cli.doctor import Finding
    from widgets.wall.speech import speech_trouble

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    trouble = speech_trouble()
    del application
    said = trouble or "a Chinese voice is there"
    switched = "on" if settings.wall.speech else "off"
    return Finding(
        what="speech", is_well=not (trouble and settings.wall.speech), words=f"[wall] speech is {switched}; {said}"
    )


def _wall(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.seat import open_seat
    from app.cli.settings import under_root

    if given.screens:
        from widgets.running import list_screens

        print(list_screens())
        return 0
    layout, seat = under_root(given.layout or settings.wall.layout), f"wall-{given.group}" if given.group else "wall"
    with ExitStack() as closing:
        parts = closing.enter_context(
            open_seat(settings, database=given.database, broker=given.broker, city=given.city, seat=seat)
        )
        from widgets.running import TEST_CARD, LayoutError, run_wall

        try:
            card = TEST_CARD if given.test_card else ""
            return run_wall(parts, layout, group=given.group or "", fit=given.fit, card=card)
        except LayoutError as error:
            raise CommandError(str(error)) from error


def _console(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.seat import open_seat

    with ExitStack() as closing:
        parts = closing.enter_context(
            open_seat(settings, database=given.database, broker=given.broker, city=given.city, seat=given.seat)
        )
        from widgets.running import run_console

        return run_console(parts, given.seat)


def _demo(given: argparse.Namespace, settings: "Settings") -> int:
    from app.cli.demo import Demo, start_words
    from app.cli.demo_users import DEMO_PASSWORD, HALL_USER
    from app.cli.seat import open_demo_seat

    is_headless = given.headless or not _has_display()
    if is_headless and given.out.exists() and not given.out.is_dir():
        raise CommandError(f"{given.out} is a file, not a folder for the pictures")
    if is_headless:
        print(f"no display is used: the demo runs offscreen for {given.seconds} s and writes pictures to {given.out}/")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with ExitStack() as closing:
        house = closing.enter_context(Demo(settings))
        print(start_words(house), flush=True)
        parts = closing.enter_context(open_demo_seat(house))
        from widgets.demo import LogIn, run_headless, run_on_screen

        if is_headless:
            return run_headless(parts, LogIn(user=HALL_USER, password=DEMO_PASSWORD), given.out, given.seconds, STARTED)
        return run_on_screen(parts, STARTED)


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


COMMANDS: dict[str, Command] = {
    "demo": _demo,
    "gateway": _gateway,
    "wall": _wall,
    "console": _console,
    "simulate": _simulate,
    "export": _export,
    "picture": _picture,
    "reconcile": _reconcile,
    "user": _user,
    "doctor": _doctor,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code, 2 with one sentence when it cannot do its work."""
    given = build_parser().parse_args(arguments)
    spare_the_start()
    from app.cli.settings import read_settings
    from app.cli.told import TOLD

    try:
        settings = read_settings()
        logging.basicConfig(level=settings.log.level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells each plug-in at each start
        faulthandler.enable()  # a crash inside Qt or its browser tells where it was
        return COMMANDS[given.command](given, settings)
    except TOLD as error:
        print(f"main.py {given.command}: {error}", file=sys.stderr)
        return CANNOT


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.exit(main())

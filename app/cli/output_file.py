"""A file that a command writes: all of it or nothing, through a file beside it."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.failures import CommandError


def check_output(output: Path) -> None:
    """Raise a :class:`CommandError` where *output* is a folder."""
    if output.is_dir() or not output.name:
        raise CommandError(f"{output} is a folder, not a file")


@contextmanager
def written_whole(output: Path) -> Iterator[Path]:
    """Yield the file to write into, which takes *output*'s place at the end; raise a :class:`CommandError` if it cannot."""
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        yield unfinished
        unfinished.replace(output)
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):  # where it could not be made it is not there either
            unfinished.unlink()

"""`reconcile`: compares a month of a hotline's work orders with the line's own list, into a CSV file."""

from pathlib import Path

from app.adapters.exchange.csv_file import write
from app.adapters.exchange.line_orders import LineFileError, read_line_orders
from app.cli.failures import CommandError
from app.cli.output_file import check_output, written_whole
from app.cli.parts import city_of, store_of
from app.cli.settings import Settings
from app.cli.whose_store import refuse_other_city
from app.domain.terms import Source
from app.services.call_reconciliation import month_bounds, reconcile_month, rows


def run_reconcile(
    settings: Settings, *, database: str | None, month: str, line: str, orders: Path, output: Path
) -> str:
    """Write the comparison of *month* with the list in *orders* into *output*; return what to tell the person."""
    month_bounds(month)
    check_output(output)
    try:
        theirs = read_line_orders(orders)
    except LineFileError as error:
        raise CommandError(str(error)) from error
    store = store_of(settings, database, read_only=True)
    try:
        refuse_other_city(store, city_of(settings))
        result = reconcile_month(store, month, theirs, Source(line))
    finally:
        store.dispose()
    with written_whole(output) as unfinished:
        write(rows(result), unfinished)
    return (
        f"{month}: {len(result.matched)} agree, {len(result.differing)} differ, {len(result.missing_here)} missing here, "
        f"{len(result.missing_there)} missing there, {len(result.repeated)} listed twice; all in {output}"
    )

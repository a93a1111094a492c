"""`export cases`: writes cases into a file, all of it or nothing."""

from pathlib import Path

from app.adapters.exchange.registry import load_writers
from app.cli.output_file import check_output, written_whole
from app.cli.parts import parts_of, store_of
from app.cli.settings import Settings
from app.cli.whose_store import refuse_other_city
from app.domain.moment import Instant
from app.services.advice import Advisor
from app.services.exporting import export_rows


def run_export(
    settings: Settings,
    *,
    database: str | None,
    file_format: str,
    since: Instant | None,
    until: Instant | None,
    output: Path,
) -> str:
    """Write the cases of the period into *output* through a file beside it; return what to tell the person."""
    check_output(output)
    rules = parts_of(settings).rules
    advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
    store = store_of(settings, database, read_only=True)
    try:
        refuse_other_city(store, rules.city)
        with written_whole(output) as unfinished:
            count = load_writers()[file_format](export_rows(store, advisor, since, until), unfinished)
    finally:
        store.dispose()
    return f"{count} cases in {output}"

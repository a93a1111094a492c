"""Rules of the trade as pure values; standard library only."""

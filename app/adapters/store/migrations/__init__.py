"""The tables' history, one file a step; run by :mod:`app.adapters.store.migrating`."""

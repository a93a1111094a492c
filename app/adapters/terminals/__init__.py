"""The protocols terminals speak; one module is one protocol, found by :mod:`app.adapters.terminals.registry`."""

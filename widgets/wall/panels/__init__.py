"""Wall panels: one file is one panel, found by its place here."""

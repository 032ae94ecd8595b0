"""Stage 6: rows become bytes, one module a format, one column contract."""

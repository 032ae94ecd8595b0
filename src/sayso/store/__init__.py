"""The only SQL: engine, rows, load and save, read queries, migrations."""

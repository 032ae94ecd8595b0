"""Read queries: every table as the lines that people list and export, in a pinned number of queries."""

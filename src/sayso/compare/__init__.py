"""Stage 5: two assertions become a verdict, with its reason."""

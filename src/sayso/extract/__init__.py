"""Stage 2: a text becomes claims, each with the rule that fired."""

"""Stage 1: bytes become documents with regions and offsets."""

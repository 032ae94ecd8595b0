"""Stage 3: claims are pinned to their words, and found again after an edit."""

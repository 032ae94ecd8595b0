"""Stage 4: who said it: sources, cues and what they are responsible for."""

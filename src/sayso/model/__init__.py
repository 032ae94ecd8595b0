"""The vocabulary: frozen value objects that every stage speaks, standard library only."""

"""What a program can say about itself in figures, each with its definition, its number and its uncertainty."""

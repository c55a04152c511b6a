"""How well what mentors write answers what mentees write: the criterion goals_text and its two providers."""

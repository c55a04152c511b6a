"""What may be published, to whom, and how small groups stay hidden."""

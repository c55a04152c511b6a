"""The roster: a matching as a record, as the lock file people review, and as a difference in words."""

"""Who goes with whom: hard rules, scores, the best assignment, its proof and its explanation."""

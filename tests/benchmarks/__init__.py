"""Speed and memory beside other tools that read the same files. `python -m tests.benchmarks` prints the tables."""

"""Tests, by subject. `make test` runs them; CONTRIBUTING.md says how to run one."""

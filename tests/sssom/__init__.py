"""What `make test-sssom` runs: sssom-py reads the sets that are exported, in an environment of its own."""

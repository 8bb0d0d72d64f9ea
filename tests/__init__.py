"""The tests, as one package: another distribution must not take their name."""

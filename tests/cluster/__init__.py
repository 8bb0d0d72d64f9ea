"""Tests on clusters that the tests themselves start: `make test-cluster` runs them."""

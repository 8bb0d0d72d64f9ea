"""Tests of what people look at, opened in Chromium: run by `make test-browser`."""

"""Run the command line with `python -m wsis`."""

from wsis.cli import main

main()

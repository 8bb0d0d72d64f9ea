"""Run the command line with `python -m wsis`."""

from wsis.cli import main

if __name__ == "__main__":
    main()

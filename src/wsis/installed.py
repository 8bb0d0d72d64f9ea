"""The version of the package, as far as its installation tells it."""

#: What stands for the version where there is no installation: a copy of the sources beside a program, or in a zip file.
UNKNOWN = "0+unknown"


def installed_version() -> str:
    """Tell the version of the package that is installed.

    >>> installed_version() == UNKNOWN or installed_version()[0].isdigit()
    True
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load, and seldom asked for

    try:
        return version("wsis")
    except PackageNotFoundError:
        return UNKNOWN

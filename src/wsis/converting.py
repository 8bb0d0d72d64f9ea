"""Between plain data and the attrs classes and dataclasses of a host application that hold values of this library."""

from typing import TYPE_CHECKING

from wsis.dataset import Dataset

if TYPE_CHECKING:
    from cattrs import Converter


def converter(*, dataset: Dataset | None = None) -> "Converter":
    """Make a cattrs converter that knows every value of this library; it is the caller's own to change.

    An entry is its code, and a register the list of its projects. Where entries of several kinds may stand, the
    framework is named too: `{"framework": "goal", "code": "5"}`. Names are an object by language, a dataset is its
    version and digest, a day its ISO 8601 text. Everything else is its fields, without those that have their default.
    What is unknown, or of another type than the class says, is refused; `worded` puts the faults in words.

    Args:
        dataset: The dataset whose entries it knows; the newest bundled one by default, loaded when first needed.

    Returns:
        A converter that shares nothing with those of other calls.

    >>> import attrs
    >>> import wsis
    >>> @attrs.frozen
    ... class Report:
    ...     line: wsis.ActionLine
    ...     projects: wsis.Register
    >>> report = wsis.converter().structure({"line": "C5", "projects": [{"id": "1", "title": "Fibre"}]}, Report)
    >>> report.line, report.projects[0]
    (ActionLine('C5', 'Confidence and security'), Project('1', 'Fibre'))
    >>> wsis.converter().unstructure(report)
    {'line': 'C5', 'projects': [{'id': '1', 'title': 'Fibre'}]}
    """
    from wsis._hooks import hosted  # noqa: PLC0415 - only who converts pays for cattrs

    return hosted(dataset)


def worded(error: BaseException, kind: type | None = None) -> str:
    """Put one fault that a converter found in words, for `cattrs.transform_error(error, format_exception=worded)`.

    Args:
        error: What was raised at one place of the data.
        kind: The type that was expected there.

    >>> import cattrs
    >>> import wsis
    >>> try:
    ...     wsis.converter().structure({"id": "1", "title": None}, wsis.Project)
    ... except cattrs.BaseValidationError as error:
    ...     cattrs.transform_error(error, format_exception=worded)
    ['expected str, not None @ $.title']
    """
    from wsis._converter import worded as in_words  # noqa: PLC0415 - as above

    return in_words(error, kind)

"""The names of the objectives and themes of the Global Digital Compact, with the paragraphs of each: closed tables."""

from typing import NamedTuple, final

from wsis.parsing.labels import Label


@final
class Section(NamedTuple):
    """A stretch of paragraphs of the Compact under one heading.

    Args:
        objective: The objective, or the follow-up part.
        theme: The theme; none where an objective has no themes.
        first: The number of the first paragraph.
        last: The number of the last.
    """

    objective: str
    theme: str | None
    first: int
    last: int


_ADOPTED = "A/RES/79/1, annex I, 2024"
_SEEN = "WSIS–GDC matrix, ITU"
_START = "the first words of the title"

COMPACT_LABELS = (
    Label(
        "1",
        "en",
        _ADOPTED,
        "Close all digital divides and accelerate progress across the Sustainable Development Goals",
    ),
    Label(
        "1",
        "en",
        _SEEN,
        "Close all digital divides and accelerate progress across Sustainable Development Goals (SDGs)",
    ),
    Label("1", "en", _SEEN, "Close all digital divides and accelerate progress across the SDGs"),
    Label("1", "en", _START, "Close all digital divides"),
    Label("2", "en", _ADOPTED, "Expand inclusion in and benefits from the digital economy for all"),
    Label("2", "en", _START, "Expand inclusion in and benefits from the digital economy"),
    Label(
        "3",
        "en",
        _ADOPTED,
        "Foster an inclusive, open, safe and secure digital space that respects, protects and promotes human rights",
    ),
    Label("3", "en", _START, "Foster an inclusive, open, safe and secure digital space"),
    Label("4", "en", _ADOPTED, "Advance responsible, equitable and interoperable data governance approaches"),
    Label("4", "en", _START, "Advance responsible, equitable and interoperable data governance"),
    Label(
        "5", "en", _ADOPTED, "Enhance international governance of artificial intelligence for the benefit of humanity"
    ),
    Label(
        "5", "en", _SEEN, "Enhance international governance of artificial intelligence (AI) for the benefit of humanity"
    ),
    Label("5", "en", _SEEN, "Enhance international governance of AI for the benefit of humanity"),
    Label("5", "en", _START, "Enhance international governance of artificial intelligence"),
    Label("5", "en", _START, "Enhance international governance of AI"),
    Label("follow-up", "en", _ADOPTED, "Follow-up and review"),
    Label("follow-up", "en", _START, "Follow-up"),
    Label("connectivity", "en", _ADOPTED, "Connectivity"),
    Label("digital-literacy-skills-and-capacities", "en", _ADOPTED, "Digital literacy, skills and capacities"),
    Label(
        "digital-public-goods-and-digital-public-infrastructure",
        "en",
        _ADOPTED,
        "Digital public goods and digital public infrastructure",
    ),
    Label("human-rights", "en", _ADOPTED, "Human rights"),
    Label("internet-governance", "en", _ADOPTED, "Internet governance"),
    Label("digital-trust-and-safety", "en", _ADOPTED, "Digital trust and safety"),
    Label("information-integrity", "en", _ADOPTED, "Information integrity"),
    Label("data-privacy-and-security", "en", _ADOPTED, "Data privacy and security"),
    Label("data-exchanges-and-standards", "en", _ADOPTED, "Data exchanges and standards"),
    Label(
        "data-for-the-sustainable-development-goals-and-for-development",
        "en",
        _ADOPTED,
        "Data for the Sustainable Development Goals and for development",
    ),
    Label(
        "data-for-the-sustainable-development-goals-and-for-development",
        "en",
        _SEEN,
        "Data for the Sustainable Development Goals (SDGs) and for development",
    ),
    Label(
        "data-for-the-sustainable-development-goals-and-for-development",
        "en",
        _SEEN,
        "Data for the SDGs and for development",
    ),
    Label("cross-border-data-flows", "en", _ADOPTED, "Cross-border data flows"),
    Label("interoperable-data-governance", "en", _ADOPTED, "Interoperable data governance"),
)

SECTIONS = (
    Section("1", "connectivity", 10, 11),
    Section("1", "digital-literacy-skills-and-capacities", 12, 13),
    Section("1", "digital-public-goods-and-digital-public-infrastructure", 14, 17),
    Section("2", None, 18, 21),
    Section("3", "human-rights", 22, 25),
    Section("3", "internet-governance", 26, 29),
    Section("3", "digital-trust-and-safety", 30, 32),
    Section("3", "information-integrity", 33, 36),
    Section("4", "data-privacy-and-security", 37, 39),
    Section("4", "data-exchanges-and-standards", 40, 42),
    Section("4", "data-for-the-sustainable-development-goals-and-for-development", 43, 45),
    Section("4", "cross-border-data-flows", 46, 47),
    Section("4", "interoperable-data-governance", 48, 49),
    Section("5", None, 50, 63),
    Section("follow-up", None, 64, 74),
)

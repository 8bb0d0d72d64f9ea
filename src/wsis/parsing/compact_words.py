"""The words around references to the Global Digital Compact, and around those to something else."""

from wsis.parsing.vocabulary import CATEGORY_LEADS, GOAL_LEADS, LINE_LEADS, SMALL_WORDS, TARGET_LEADS

COMPACT_LEADS = ("GDC", "Global Digital Compact", "Pacte numérique mondial", "Pacto Digital Global", "Compact")
OBJECTIVE_LEADS = ("GDC objective", "objective", "obj", "objectif", "objetivo")
#: The sign of a section is written out as "paragraph" in plain text, and that of a paragraph as "pilcrow".
PARAGRAPH_LEADS = (
    *("paragraph", "para", "par", "pilcrow", "commitment", "operative paragraph", "OP"),
    *("paragraphe", "párrafo", "párr", "parágrafo", "пункт", "п", "段"),
)
PLACE_LEADS = ("section", "chapter", "heading", "under")
#: What announces the number of something else in the Compact or beside it.
PART_LEADS = ("theme", "principle", "article", "page", "p", "pp", "row", "line", "item", "phase")
SUBPARAGRAPHS = (
    "subparagraph",
    "sub paragraph",
    "subpara",
    "sub para",
    "alinéa",
    "lit",
    "letter",
    "apartado",
    "inciso",
)
ANNEXES = ("annex I", "annex 1", "annexe I", "anexo I")
CARRIERS = ("Pact for the Future", "Pact of the Future")
#: What else may have numbered paragraphs, or the same abbreviation.
OTHER_DOCUMENTS = (
    *("annex II", "annex 2", "Declaration on Future Generations", "Our Common Agenda"),
    *("Geneva Plan of Action", "Plan of Action", "Declaration of Principles", "Tunis Agenda", "Tunis Commitment"),
    *("WSIS+20", "WSIS+20 outcome", "WSIS+10", "2030 Agenda", "Agenda 2030", "Addis Ababa Action Agenda"),
    *("Genomic Data Commons", "Game Developers Conference", "NCI GDC"),
)
STRANGE_LEADS = (*GOAL_LEADS, *TARGET_LEADS, *LINE_LEADS, *CATEGORY_LEADS, "WSIS")
LAST_PARAGRAPH = 74
ALL_OBJECTIVES = tuple(
    f"all {number}{name}"
    for number in ("", "5 ", "five ")
    for name in ("objectives", "GDC objectives", "objectives of the GDC", "objectives of the Global Digital Compact")
)
COMPACT_NOISE = (*SMALL_WORDS, "UN", "United Nations", "adopted")

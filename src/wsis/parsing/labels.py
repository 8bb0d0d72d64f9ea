"""The names of the action lines and goals as people write them: closed tables, one name a row, each with its source.

Case, accents, punctuation and the article "the" do not matter in them, nor do the plurals in `vocabulary.EQUIVALENTS`.
A name that begins with `E-` is also known without the hyphen.
"""

from types import MappingProxyType
from typing import Literal, NamedTuple, final

Standing = Literal["current", "outdated", "misspelt"]


@final
class Label(NamedTuple):
    """One name of one node.

    Args:
        code: The code that the name stands for; the first row of a code has the name to prefer.
        language: BCP 47 tag.
        source: Where the name is from.
        text: The name.
        standing: Whether one writes it so.
    """

    code: str
    language: str
    source: str
    text: str
    standing: Standing = "current"


_APP = "ICT4SDG app, University of the West Indies"
_DESA = "UN DESA, since 2006"
_GENEVA = "Geneva Plan of Action, 2003"
_ITU = "ITU platform"
_PRESS = "announcements of the WSIS Prizes, 2012 to 2026"
_SHORT = "short titles of this dataset"

ACTION_LINE_LABELS = (
    Label("C1", "en", _GENEVA, "The role of governments and all stakeholders in the promotion of ICTs for development"),
    Label("C1", "en", _SHORT, "Role of governments and all stakeholders"),
    Label("C1", "en", _PRESS, "The role of governments in the promotion of ICTs for development"),
    Label("C1", "en", _APP, "The Role of Government in ICT Promotion"),
    Label(
        "C1",
        "en",
        _DESA,
        "The role of public governance authorities and all stakeholders in the promotion of ICTs for development",
        "outdated",
    ),
    Label("C1", "en", _DESA, "The role of public governance authorities and all stakeholders", "outdated"),
    Label(
        "C1",
        "es",
        _PRESS,
        "Rol de los gobiernos y todas las partes interesadas en la promoción de las TIC para el desarrollo",
    ),
    Label("C2", "en", _ITU, "Information and communication infrastructure"),
    Label(
        "C2",
        "en",
        _GENEVA,
        "Information and communication infrastructure: an essential foundation for the Information Society",
    ),
    Label(
        "C2",
        "en",
        _ITU,
        "Information and communication infrastructure: an essential foundation for an inclusive information society",
    ),
    Label("C2", "en", _PRESS, "Communication infrastructure"),
    Label("C2", "en", _PRESS, "ICT infrastructure"),
    Label("C2", "en", _SHORT, "Infrastructure"),
    Label("C2", "bn", _PRESS, "ইনফরমেশন অ্যান্ড কমিউনিকেশন ইনফ্রাস্ট্রাকচার"),
    Label("C2", "es", _PRESS, "Infraestructura de Información y Comunicación"),
    Label("C2", "fr", _PRESS, "L’infrastructure de l’information et de la communication"),
    Label("C2", "ms", _PRESS, "Infrastruktur Komunikasi dan Maklumat"),
    Label("C3", "en", _GENEVA, "Access to information and knowledge"),
    Label("C3", "en", _APP, "Access to information knowledge", "misspelt"),
    Label("C3", "ru", _PRESS, "Доступ к информации и знаниям"),
    Label("C4", "en", _GENEVA, "Capacity building"),
    Label("C5", "en", _GENEVA, "Building confidence and security in the use of ICTs"),
    Label("C5", "en", _PRESS, "Building confidence and security"),
    Label("C5", "en", _SHORT, "Confidence and security"),
    Label("C6", "en", _GENEVA, "Enabling environment"),
    Label("C7", "en", _GENEVA, "ICT applications: benefits in all aspects of life"),
    Label("C7", "en", _SHORT, "ICT applications"),
    Label("C7", "en", _PRESS, "ICT App"),
    Label("C7-e-government", "en", _GENEVA, "E-government"),
    Label("C7-e-government", "en", _PRESS, "E-gov"),
    Label("C7-e-government", "ru", _PRESS, "Электронное правительство"),
    Label("C7-e-business", "en", _GENEVA, "E-business"),
    Label("C7-e-learning", "en", _GENEVA, "E-learning"),
    Label("C7-e-learning", "ru", _PRESS, "Электронное образование"),
    Label("C7-e-health", "en", _GENEVA, "E-health"),
    Label("C7-e-health", "es", _PRESS, "E-Salud"),
    Label("C7-e-employment", "en", _GENEVA, "E-employment"),
    Label("C7-e-environment", "en", _GENEVA, "E-environment"),
    Label("C7-e-agriculture", "en", _GENEVA, "E-agriculture"),
    Label("C7-e-science", "en", _GENEVA, "E-science"),
    Label("C7-e-science", "zh", _PRESS, "电子科学"),
    Label("C7-e-science", "zh-Hant", _PRESS, "電子科學"),
    Label("C8", "en", _GENEVA, "Cultural diversity and identity, linguistic diversity and local content"),
    Label("C8", "en", _SHORT, "Cultural and linguistic diversity"),
    Label("C8", "en", _PRESS, "Cultural diversity"),
    Label("C8", "es", _PRESS, "Diversidad cultural e identidad, diversidad lingüística y contenido local"),
    Label("C9", "en", _GENEVA, "Media"),
    Label("C9", "es", _PRESS, "Medios de Comunicación"),
    Label("C10", "en", _GENEVA, "Ethical dimensions of the Information Society"),
    Label("C10", "en", _SHORT, "Ethical dimensions"),
    Label("C10", "ms", _PRESS, "Dimensi Etika untuk Masyarakat Bermaklumat"),
    Label("C11", "en", _GENEVA, "International and regional cooperation"),
)

#: The action line of each WSIS Prizes category, by the winners' list of 2015 and the call of 2018; 10 is not C10.
PRIZE_CATEGORIES = MappingProxyType(
    {
        "1": "C1",
        "2": "C2",
        "3": "C3",
        "4": "C4",
        "5": "C5",
        "6": "C6",
        "7": "C7-e-government",
        "8": "C7-e-business",
        "9": "C7-e-learning",
        "10": "C7-e-health",
        "11": "C7-e-employment",
        "12": "C7-e-environment",
        "13": "C7-e-agriculture",
        "14": "C7-e-science",
        "15": "C8",
        "16": "C9",
        "17": "C10",
        "18": "C11",
    }
)

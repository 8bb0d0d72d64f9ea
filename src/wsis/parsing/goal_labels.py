"""The names of the Sustainable Development Goals: a closed table, one name a row, each with its source."""

from wsis.parsing.labels import Label

_ADOPTED = "A/RES/70/1, 2015"
_KOS = "UN Library, metadata.un.org/sdg"
_SHORT = "UN communications material"
_SEEN = "project registers"

GOAL_LABELS = (
    Label("1", "en", _SHORT, "No Poverty"),
    Label("1", "en", _ADOPTED, "End poverty in all its forms everywhere"),
    Label("1", "fr", _KOS, "Éliminer la pauvreté sous toutes ses formes et partout dans le monde"),
    Label("1", "es", _KOS, "Poner fin a la pobreza en todas sus formas y en todo el mundo"),
    Label("2", "en", _SHORT, "Zero Hunger"),
    Label(
        "2",
        "en",
        _ADOPTED,
        "End hunger, achieve food security and improved nutrition and promote sustainable agriculture",
    ),
    Label(
        "2",
        "fr",
        _KOS,
        "Éliminer la faim, assurer la sécurité alimentaire, améliorer la nutrition et promouvoir l’agriculture durable",
    ),
    Label(
        "2",
        "es",
        _KOS,
        "Poner fin al hambre, lograr la seguridad alimentaria y la mejora de la nutrición y promover la "
        "agricultura sostenible",
    ),
    Label("3", "en", _SHORT, "Good Health and Well-being"),
    Label("3", "en", _SEEN, "Good Health and Wellbeing"),
    Label("3", "en", _ADOPTED, "Ensure healthy lives and promote well-being for all at all ages"),
    Label("3", "fr", _KOS, "Permettre à tous de vivre en bonne santé et promouvoir le bien-être de tous à tout âge"),
    Label("3", "es", _KOS, "Garantizar una vida sana y promover el bienestar de todos a todas las edades"),
    Label("4", "en", _SHORT, "Quality Education"),
    Label(
        "4",
        "en",
        _ADOPTED,
        "Ensure inclusive and equitable quality education and promote lifelong learning opportunities for all",
    ),
    Label(
        "4",
        "fr",
        _KOS,
        "Assurer à tous une éducation équitable, inclusive et de qualité et des possibilités d’apprentissage tout"
        " au long de la vie",
    ),
    Label(
        "4",
        "es",
        _KOS,
        "Garantizar una educación inclusiva y equitativa de calidad y promover oportunidades de aprendizaje "
        "permanente para todos",
    ),
    Label("4", "zh-Hant", _SEEN, "優質教育"),
    Label("5", "en", _SHORT, "Gender Equality"),
    Label("5", "en", _ADOPTED, "Achieve gender equality and empower all women and girls"),
    Label("5", "fr", _KOS, "Parvenir à l’égalité des sexes et autonomiser toutes les femmes et les filles"),
    Label("5", "es", _KOS, "Lograr la igualdad de género y empoderar a todas las mujeres y las niñas"),
    Label("6", "en", _SHORT, "Clean Water and Sanitation"),
    Label("6", "en", _ADOPTED, "Ensure availability and sustainable management of water and sanitation for all"),
    Label(
        "6",
        "fr",
        _KOS,
        "Garantir l’accès de tous à des services d’alimentation en eau et d’assainissement gérés de façon durable",
    ),
    Label("6", "es", _KOS, "Garantizar la disponibilidad y la gestión sostenible del agua y el saneamiento para todos"),
    Label("7", "en", _SHORT, "Affordable and Clean Energy"),
    Label("7", "en", _ADOPTED, "Ensure access to affordable, reliable, sustainable and modern energy for all"),
    Label(
        "7",
        "fr",
        _KOS,
        "Garantir l’accès de tous à des services énergétiques fiables, durables et modernes, à un coût abordable",
    ),
    Label("7", "es", _KOS, "Garantizar el acceso a una energía asequible, fiable, sostenible y moderna para todos"),
    Label("8", "en", _SHORT, "Decent Work and Economic Growth"),
    Label(
        "8",
        "en",
        _ADOPTED,
        "Promote sustained, inclusive and sustainable economic growth, full and productive employment and decent "
        "work for all",
    ),
    Label(
        "8",
        "fr",
        _KOS,
        "Promouvoir une croissance économique soutenue, partagée et durable, le plein emploi productif et un "
        "travail décent pour tous",
    ),
    Label(
        "8",
        "es",
        _KOS,
        "Promover el crecimiento económico sostenido, inclusivo y sostenible, el empleo pleno y productivo y el "
        "trabajo decente para todos",
    ),
    Label("9", "en", _SHORT, "Industry, Innovation and Infrastructure"),
    Label("9", "en", _SEEN, "Industry and Innovation"),
    Label("9", "en", _SEEN, "Industry, Innovation, Infrastructure"),
    Label(
        "9",
        "en",
        _ADOPTED,
        "Build resilient infrastructure, promote inclusive and sustainable industrialization and foster innovation",
    ),
    Label(
        "9",
        "fr",
        _KOS,
        "Bâtir une infrastructure résiliente, promouvoir une industrialisation durable qui profite à tous et "
        "encourager l’innovation",
    ),
    Label(
        "9",
        "es",
        _KOS,
        "Construir infraestructuras resilientes, promover la industrialización inclusiva y sostenible y fomentar "
        "la innovación",
    ),
    Label("10", "en", _SHORT, "Reduced Inequalities"),
    Label("10", "en", _SEEN, "Reduced Inequality"),
    Label("10", "en", _ADOPTED, "Reduce inequality within and among countries"),
    Label("10", "fr", _KOS, "Réduire les inégalités dans les pays et d’un pays à l’autre"),
    Label("10", "es", _KOS, "Reducir la desigualdad en los países y entre ellos"),
    Label("11", "en", _SHORT, "Sustainable Cities and Communities"),
    Label("11", "en", _ADOPTED, "Make cities and human settlements inclusive, safe, resilient and sustainable"),
    Label(
        "11",
        "fr",
        _KOS,
        "Faire en sorte que les villes et les établissements humains soient ouverts à tous, sûrs, résilients et "
        "durables",
    ),
    Label(
        "11",
        "es",
        _KOS,
        "Lograr que las ciudades y los asentamientos humanos sean inclusivos, seguros, resilientes y sostenibles",
    ),
    Label("12", "en", _SHORT, "Responsible Consumption and Production"),
    Label("12", "en", _ADOPTED, "Ensure sustainable consumption and production patterns"),
    Label("12", "fr", _KOS, "Établir des modes de consommation et de production durables"),
    Label("12", "es", _KOS, "Garantizar modalidades de consumo y producción sostenibles"),
    Label("13", "en", _SHORT, "Climate Action"),
    Label("13", "en", _ADOPTED, "Take urgent action to combat climate change and its impacts"),
    Label(
        "13",
        "fr",
        _KOS,
        "Prendre d’urgence des mesures pour lutter contre les changements climatiques et leurs répercussions",
    ),
    Label("13", "es", _KOS, "Adoptar medidas urgentes para combatir el cambio climático y sus efectos"),
    Label("14", "en", _SHORT, "Life Below Water"),
    Label(
        "14",
        "en",
        _ADOPTED,
        "Conserve and sustainably use the oceans, seas and marine resources for sustainable development",
    ),
    Label(
        "14",
        "fr",
        _KOS,
        "Conserver et exploiter de manière durable les océans, les mers et les ressources marines aux fins du "
        "développement durable",
    ),
    Label(
        "14",
        "es",
        _KOS,
        "Conservar y utilizar sosteniblemente los océanos, los mares y los recursos marinos para el desarrollo "
        "sostenible",
    ),
    Label("15", "en", _SHORT, "Life on Land"),
    Label(
        "15",
        "en",
        _ADOPTED,
        "Protect, restore and promote sustainable use of terrestrial ecosystems, sustainably manage forests, "
        "combat desertification, and halt and reverse land degradation and halt biodiversity loss",
    ),
    Label(
        "15",
        "fr",
        _KOS,
        "Préserver et restaurer les écosystèmes terrestres, en veillant à les exploiter de façon durable, gérer "
        "durablement les forêts, lutter contre la désertification, enrayer et inverser le processus de "
        "dégradation des terres et mettre fin à l’appauvrissement de la biodiversité",
    ),
    Label(
        "15",
        "es",
        _KOS,
        "Proteger, restablecer y promover el uso sostenible de los ecosistemas terrestres, gestionar "
        "sosteniblemente los bosques, luchar contra la desertificación, detener e invertir la degradación de las "
        "tierras y detener la pérdida de biodiversidad",
    ),
    Label("16", "en", _SHORT, "Peace, Justice and Strong Institutions"),
    Label(
        "16",
        "en",
        _ADOPTED,
        "Promote peaceful and inclusive societies for sustainable development, provide access to justice for all "
        "and build effective, accountable and inclusive institutions at all levels",
    ),
    Label(
        "16",
        "fr",
        _KOS,
        "Promouvoir l’avènement de sociétés pacifiques et inclusives aux fins du développement durable, assurer "
        "l’accès de tous à la justice et mettre en place, à tous les niveaux, des institutions efficaces, "
        "responsables et ouvertes à tous",
    ),
    Label(
        "16",
        "es",
        _KOS,
        "Promover sociedades pacíficas e inclusivas para el desarrollo sostenible, facilitar el acceso a la "
        "justicia para todos y construir a todos los niveles instituciones eficaces e inclusivas que rindan "
        "cuentas",
    ),
    Label("17", "en", _SHORT, "Partnerships for the Goals"),
    Label(
        "17",
        "en",
        _ADOPTED,
        "Strengthen the means of implementation and revitalize the Global Partnership for Sustainable Development",
    ),
    Label(
        "17",
        "fr",
        _KOS,
        "Renforcer les moyens de mettre en œuvre le Partenariat mondial pour le développement durable et le "
        "revitaliser",
    ),
    Label(
        "17",
        "es",
        _KOS,
        "Fortalecer los medios de implementación y revitalizar la Alianza Mundial para el Desarrollo Sostenible",
    ),
)

"""Names of countries that pycountry lacks: in English, French and Spanish, and as the field shortens them.

Names in the languages of the United Nations are from the table country-codes of the project datasets, which its authors
have dedicated to the public domain. Names without a country of their own in ISO 3166 are not here.
"""

_TABLE = """
AD Andorre
AE Émirats arabes unis; Emiratos Árabes Unidos; UAE; U.A.E.
AF Afganistán
AG Antigua-et-Barbuda; Antigua y Barbuda
AL Albanie
AM Arménie
AR Argentine
AT Autriche
AU Australie
AZ Azerbaïdjan; Azerbaiyán
BA Bosnia; Bosnie-Herzégovine; Bosnia y Herzegovina; Bosnia-Herzegovina
BB Barbade
BE Belgique; Bélgica
BG Bulgarie
BH Bahreïn
BN Brunei
BO Bolivie (État plurinational de); Bolivia (Estado Plurinacional de); Estado Plurinacional de Bolivia
BQ Caribbean Netherlands
BR Brésil; Brasil
BT Bhoutan
BZ Belice
CC Cocos Islands
CD Democratic Republic of the Congo; Congo - Kinshasa; République démocratique du Congo; República Democrática del Congo
CD DR Congo; DRC; D.R. Congo; RDC; Congo DR; Congo DRC; Dem. Rep. Congo; Congo, Dem. Rep.
CF République centrafricaine; República Centroafricana
CG Congo - Brazzaville; Congo (Congo-Brazzaville); Congo, Rep.
CH Suisse; Suiza
CI Ivory Coast
CK Îles Cook; Islas Cook
CL Chili
CM Cameroun; Camerún
CN Chine
CO Colombie
CV Cape Verde
CY Chypre; Chipre
CZ Tchéquie; Chequia; Czechia (Czech Republic)
DE Allemagne; Alemania; Deutschland
DK Danemark; Dinamarca
DM Dominique
DO République dominicaine; República Dominicana
DZ Algérie; Argelia
EC Équateur
EE Estonie
EG Égypte; Egipto; Egypt, Arab Rep.
ER Érythrée
ES Espagne; España
ET Éthiopie; Etiopía
FI Finlande; Finlandia
FJ Fidji
FK Falkland Islands
FM Micronesia; Micronésie (États fédérés de); Micronesia (Estados Federados de)
FR Francia
GB UK; Royaume-Uni de Grande-Bretagne et d'Irlande du Nord; Reino Unido de Gran Bretaña e Irlanda del Norte; U.K.
GB Great Britain
GD Grenade; Granada
GE Géorgie
GM Gambie
GN Guinée
GQ Guinée équatoriale; Guinea Ecuatorial
GR Grèce; Grecia
GW Guinée-Bissau
HK Hong Kong SAR; Hong Kong, China
HM Heard & McDonald Islands
HR Croatie; Croacia
HU Hongrie; Hungría
ID Indonésie
IE Irlande; Irlanda
IN Inde
IR Iran (République islamique d'); Irán (República Islámica del); I.R. Iran
IS Islande; Islandia
IT Italie; Italia
JM Jamaïque
JO Jordanie; Jordania
JP Japon
KG Kirghizistan; Kirguistán
KH Cambodge; Camboya
KM Comores; Comoras
KN Saint-Kitts-et-Nevis; Saint Kitts y Nevis
KP République populaire démocratique de Corée; República Popular Democrática de Corea; DPRK; DPR Korea; Korea, North
KR Republic of Korea; République de Corée; República de Corea; Korea, Rep.; Korea (South)
KW Koweït
KZ Kazajstán
LA République démocratique populaire lao; República Democrática Popular Lao; Lao PDR; Lao P.D.R.
LB Liban; Líbano
LC Sainte-Lucie; Santa Lucía
LT Lituanie; Lituania
LU Luxemburgo
LV Lettonie; Letonia
LY Libye; Libia
MA Maroc; Marruecos
MD République de Moldova; República de Moldova
MF St. Martin
MH Îles Marshall; Islas Marshall
MK Macédoine du Nord; Macedonia del Norte; Macedonia; FYR Macedonia; FYROM; The former Yugoslav Republic of Macedonia
MM Burma
MN Mongolie
MO Macau
MR Mauritanie
MT Malte
MU Maurice; Mauricio
MV Maldivas
MX Mexique
MY Malaisie; Malasia
NA Namibie
NL Pays-Bas; Países Bajos; Holland
NO Norvège; Noruega
NU Nioué
NZ Nouvelle-Zélande; Nueva Zelandia
PE Pérou
PG Papouasie-Nouvelle-Guinée; Papua Nueva Guinea
PH Filipinas
PL Pologne; Polonia
PS Palestine; État de Palestine; Estado de Palestina; Palestine State; Occupied Palestinian Territory
PS Palestinian Territories; West Bank and Gaza
PW Palaos
RO Roumanie; Rumania
RS Serbie
RU Russia; Fédération de Russie; Federación de Rusia
SA Arabie saoudite; Arabia Saudita; KSA; K.S.A.
SB Îles Salomon; Islas Salomón
SD Soudan
SE Suède; Suecia
SG Singapour; Singapur
SH St. Helena
SI Slovénie; Eslovenia
SK Slovaquie; Eslovaquia
SL Sierra Leona
SM Saint-Marin
SO Somalie
SS Soudan du Sud; Sudán del Sur
ST Sao Tomé-et-Principe; Santo Tomé y Príncipe
SV Salvador, El
SX Sint Maarten
SY République arabe syrienne; República Árabe Siria
SZ Eswatini (fmr. 'Swaziland'); Swaziland
TD Tchad
TH Thaïlande; Tailandia
TJ Tadjikistan; Tayikistán
TL East Timor
TN Tunisie; Túnez
TR Turkey
TT Trinité-et-Tobago; Trinidad y Tabago
TW Chinese Taipei
TZ République-Unie de Tanzanie; República Unida de Tanzanía
UA Ucrania
UG Ouganda
UM U.S. Outlying Islands
US US; États-Unis d'Amérique; Estados Unidos de América; USA; U.S.A.; U.S.
UZ Ouzbékistan
VA Holy See; Vatican City; Saint-Siège; Santa Sede; Vatican
VC Saint-Vincent-et-les Grenadines; San Vicente y las Granadinas
VE Venezuela (République bolivarienne du); Venezuela (República Bolivariana de)
VI U.S. Virgin Islands; US Virgin Islands
YE Yemen, Rep.
ZA Afrique du Sud; Sudáfrica
ZM Zambie
"""

#: Code and name, as often as a country has names.
COUNTRY_NAMES = tuple((line[:2], name) for line in _TABLE.strip().splitlines() for name in line[3:].split("; "))

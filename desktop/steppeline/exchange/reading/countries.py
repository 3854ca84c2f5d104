"""Countries as data sets name them: ISO 3166-1 codes of two and three letters, FIPS 10-4 codes, and English names.

FIPS 10-4 and ISO look alike and are not: RS is Russia in the one and Serbia in the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from steppeline.exchange.reading.headers import plain_name

_TABLE = """
AF AFG AF Afghanistan;AL ALB AL Albania;DZ DZA AG Algeria;AD AND AN Andorra;AO AGO AO Angola;AR ARG AR Argentina
AM ARM AM Armenia;AU AUS AS Australia;AT AUT AU Austria;AZ AZE AJ Azerbaijan;BS BHS BF Bahamas;BH BHR BA Bahrain
BD BGD BG Bangladesh;BB BRB BB Barbados;BY BLR BO Belarus=Byelarus;BE BEL BE Belgium;BZ BLZ BH Belize
BJ BEN BN Benin;BT BTN BT Bhutan;BO BOL BL Bolivia;BA BIH BK Bosnia and Herzegovina=Bosnia-Herzegovina
BW BWA BC Botswana;BR BRA BR Brazil;BN BRN BX Brunei;BG BGR BU Bulgaria;BF BFA UV Burkina Faso;BI BDI BY Burundi
KH KHM CB Cambodia=Cambodia (Kampuchea);CM CMR CM Cameroon;CA CAN CA Canada;CV CPV CV Cape Verde
CF CAF CT Central African Republic;TD TCD CD Chad;CL CHL CI Chile;CN CHN CH China;CO COL CO Colombia
KM COM CN Comoros;CG COG CF Congo=Republic of Congo;CD COD CG Democratic Republic of the Congo=DR Congo (Zaire)
CR CRI CS Costa Rica;CI CIV IV Ivory Coast=Côte d'Ivoire;HR HRV HR Croatia;CU CUB CU Cuba;CY CYP CY Cyprus
CZ CZE EZ Czech Republic=Czechia;DK DNK DA Denmark;DJ DJI DJ Djibouti;DO DOM DR Dominican Republic
EC ECU EC Ecuador;EG EGY EG Egypt;SV SLV ES El Salvador;GQ GNQ EK Equatorial Guinea;ER ERI ER Eritrea
EE EST EN Estonia;SZ SWZ WZ Eswatini=Kingdom of eSwatini (Swaziland)=Swaziland;ET ETH ET Ethiopia;FJ FJI FJ Fiji
FI FIN FI Finland;FR FRA FR France;GA GAB GB Gabon;GM GMB GA Gambia;GE GEO GG Georgia;DE DEU GM Germany
GH GHA GH Ghana;GR GRC GR Greece;GD GRD GJ Grenada;GT GTM GT Guatemala;GN GIN GV Guinea
GW GNB PU Guinea-Bissau;GY GUY GY Guyana;HT HTI HA Haiti;VA VAT VT Vatican City;HN HND HO Honduras
HK HKG HK Hong Kong;HU HUN HU Hungary;IS ISL IC Iceland;IN IND IN India;ID IDN ID Indonesia;IR IRN IR Iran
IQ IRQ IZ Iraq;IE IRL EI Ireland;IL ISR IS Israel;IT ITA IT Italy;JM JAM JM Jamaica;JP JPN JA Japan
JO JOR JO Jordan;KZ KAZ KZ Kazakhstan;KE KEN KE Kenya;KP PRK KN North Korea;KR KOR KS South Korea
XK XKX KV Kosovo;KW KWT KU Kuwait;KG KGZ KG Kyrgyzstan;LA LAO LA Laos;LV LVA LG Latvia;LB LBN LE Lebanon
LS LSO LT Lesotho;LR LBR LI Liberia;LY LBY LY Libya;LI LIE LS Liechtenstein;LT LTU LH Lithuania
LU LUX LU Luxembourg;MG MDG MA Madagascar=Madagascar (Malagasy);MW MWI MI Malawi;MY MYS MY Malaysia
MV MDV MV Maldives;ML MLI ML Mali;MT MLT MT Malta;MR MRT MR Mauritania;MU MUS MP Mauritius;MX MEX MX Mexico
MD MDA MD Moldova;MC MCO MN Monaco;MN MNG MG Mongolia;ME MNE MJ Montenegro;MA MAR MO Morocco
MZ MOZ MZ Mozambique;MM MMR BM Myanmar=Myanmar (Burma)=Burma;NA NAM WA Namibia;NP NPL NP Nepal
NL NLD NL Netherlands;NZ NZL NZ New Zealand;NI NIC NU Nicaragua;NE NER NG Niger;NG NGA NI Nigeria
MK MKD MK North Macedonia=Macedonia;NO NOR NO Norway;OM OMN MU Oman;PK PAK PK Pakistan;PS PSE WE Palestine
PA PAN PM Panama;PG PNG PP Papua New Guinea;PY PRY PA Paraguay;PE PER PE Peru;PH PHL RP Philippines
PL POL PL Poland;PT PRT PO Portugal;QA QAT QA Qatar;RO ROU RO Romania=Rumania;RU RUS RS Russia=Russia (Soviet Union)
RW RWA RW Rwanda;WS WSM WS Samoa;SM SMR SM San Marino;SA SAU SA Saudi Arabia;SN SEN SG Senegal
RS SRB RI Serbia=Serbia (Yugoslavia);SC SYC SE Seychelles;SL SLE SL Sierra Leone;SG SGP SN Singapore
SK SVK LO Slovakia;SI SVN SI Slovenia;SB SLB BP Solomon Islands;SO SOM SO Somalia;ZA ZAF SF South Africa
SS SSD OD South Sudan;ES ESP SP Spain;LK LKA CE Sri Lanka;SD SDN SU Sudan;SR SUR NS Suriname;SE SWE SW Sweden
CH CHE SZ Switzerland;SY SYR SY Syria;TW TWN TW Taiwan;TJ TJK TI Tajikistan;TZ TZA TZ Tanzania;TH THA TH Thailand
TL TLS TT East Timor=Timor-Leste;TG TGO TO Togo;TO TON TN Tonga;TT TTO TD Trinidad and Tobago;TN TUN TS Tunisia
TR TUR TU Turkey=Türkiye;TM TKM TX Turkmenistan;UG UGA UG Uganda;UA UKR UP Ukraine
AE ARE AE United Arab Emirates;GB GBR UK United Kingdom;US USA US United States=United States of America
UY URY UY Uruguay;UZ UZB UZ Uzbekistan;VU VUT NH Vanuatu;VE VEN VE Venezuela
VN VNM VM Vietnam=Vietnam (North Vietnam);YE YEM YM Yemen=Yemen (North Yemen);ZM ZMB ZA Zambia
ZW ZWE ZI Zimbabwe=Zimbabwe (Rhodesia)
"""


@dataclass(frozen=True)
class Country:
    """A country: its codes and its English name."""

    iso2: str
    iso3: str
    fips: str
    name: str
    others: tuple[str, ...]


def _country(entry: str) -> Country:
    iso2, iso3, fips, names = entry.strip().split(" ", 3)
    name, *others = names.split("=")
    return Country(iso2, iso3, fips, name, tuple(others))


COUNTRIES = tuple(_country(entry) for line in _TABLE.strip().splitlines() for entry in line.split(";"))
BY_FIPS: Mapping[str, Country] = {country.fips: country for country in COUNTRIES}
BY_ISO2: Mapping[str, Country] = {country.iso2: country for country in COUNTRIES}
BY_NAME: Mapping[str, Country] = {
    plain_name(name): country
    for country in COUNTRIES
    for name in (country.name, *country.others, country.iso2, country.iso3)
}
"""By any name or ISO code, as `plain_name` writes it."""

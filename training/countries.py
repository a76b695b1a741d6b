"""Write the table of countries: ISO 3166-1 alpha-2 code and Indonesian names, first the canonical one.

    pip install babel==2.19.0
    python training/countries.py > src/newsner/names/data/countries.tsv

The names are the territory names of Unicode CLDR (locale id) as `babel` ships them; news uses more
(exonyms, short forms, abbreviations), added by hand below. Codes that are no country are left out.
"""

from __future__ import annotations

from babel import Locale

NO_COUNTRY = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AQ BV GS HM IO TF UM".split())
BETTER = {
    "CN": "China",
    "GB": "Inggris",
    "HK": "Hong Kong",
    "MO": "Makau",
    "MM": "Myanmar",
    "PS": "Palestina",
    "BN": "Brunei Darussalam",
    "CD": "Republik Demokratik Kongo",
    "CG": "Republik Kongo",
    "CI": "Pantai Gading",
    "SZ": "Eswatini",
    "CL": "Chile",
    "CC": "Kepulauan Cocos",
}
MORE = {
    "AE": "UEA;Emirat Arab;Uni Emirat",
    "AF": "Afghanistan",
    "BA": "Bosnia;Bosnia Herzegovina;Bosnia-Herzegovina",
    "BN": "Brunei",
    "BR": "Brazil",
    "BY": "Belarusia",
    "CH": "Swis",
    "CI": "Côte d'Ivoire",
    "CL": "Cile;Chili",
    "CN": "Tiongkok;Cina;RRT;RRC;Republik Rakyat China;Republik Rakyat Tiongkok;Republik Rakyat Cina",
    "CR": "Costa Rica",
    "CV": "Cape Verde",
    "CZ": "Republik Ceko;Ceska",
    "DJ": "Djibouti",
    "DZ": "Algeria",
    "EC": "Ecuador",
    "ET": "Ethiopia",
    "FM": "Federasi Mikronesia",
    "FR": "Perancis",
    "GB": "Britania Raya;Inggris Raya;Britania;UK;Kerajaan Inggris",
    "GQ": "Guinea Khatulistiwa",
    "GR": "Greece",
    "HK": "Hongkong",
    "HU": "Hongaria",
    "ID": "RI;NKRI;Republik Indonesia;Negara Kesatuan Republik Indonesia",
    "IR": "Republik Islam Iran",
    "JO": "Jordania",
    "KG": "Kirgistan;Kyrgyzstan",
    "KH": "Cambodia",
    "KM": "Komoros",
    "KP": "Korut",
    "KR": "Korsel;Republik Korea",
    "KW": "Quwait",
    "KZ": "Kazakstan",
    "LB": "Libanon",
    "LT": "Lithuania",
    "LU": "Luksemburg;Luxemburg",
    "LV": "Latvia",
    "MA": "Marokko",
    "MC": "Monaco",
    "MK": "Makedonia",
    "MM": "Burma",
    "MO": "Macau",
    "MV": "Maladewa;Maldives",
    "MX": "Mexico",
    "MZ": "Mozambique",
    "NZ": "Selandia Baru",
    "PG": "PNG;Papua New Guinea",
    "PR": "Puerto Rico",
    "PT": "Portugis",
    "RO": "Romania",
    "RU": "Federasi Rusia",
    "SA": "Saudi;Saudi Arabia;Arab Saudi",
    "SK": "Slowakia",
    "SI": "Slovenia;Slowenia",
    "SG": "Singapore",
    "SY": "Siria",
    "TH": "Muangthai",
    "TL": "Timor-Leste;Republik Demokratik Timor Leste",
    "TJ": "Tadjikistan",
    "TR": "Turkiye;Türkiye",
    "UA": "Ukraine",
    "US": "AS;USA;Amerika",
    "VA": "Tahta Suci Vatikan",
    "YE": "Yemen",
    "ZA": "Afsel",
}


def main() -> None:
    territories = Locale("id").territories
    for code in sorted(territories):
        if len(code) != 2 or not code.isalpha() or code in NO_COUNTRY:
            continue
        cldr = territories[code].replace("’", "'")
        names = [BETTER.get(code, cldr), cldr, *MORE.get(code, "").split(";")]
        print(code, ";".join(dict.fromkeys(name for name in names if name)), sep="\t")


if __name__ == "__main__":
    main()

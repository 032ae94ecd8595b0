"""Currency names, signs and codes as news writes them, with what tells rival currencies apart."""

from sayso.extract.figures.lexicon import word_set

DOLLARS = {
    "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD", "TW": "TWD", "JM": "JMD",
    "TT": "TTD", "FJ": "FJD", "LR": "LRD", "NA": "NAD", "BB": "BBD", "BS": "BSD", "BZ": "BZD", "GY": "GYD",
}  # fmt: skip
"""The dollar that a bare '$' means to an outlet, by its ISO 3166-1 country."""

SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS", "₫": "VND", "₦": "NGN", "₱": "PHP", "฿": "THB", "₴": "UAH", "₸": "KZT", "₵": "GHS",
    "₡": "CRC",
    "₾": "GEL", "₭": "LAK", "₮": "MNT", "₿": "XBT", "₨": "INR", "＄": "USD", "ரூ": "LKR", "元": "CNY",
    "円": "JPY", "원": "KRW",
}  # fmt: skip

PREFIXES = {
    "US": "USD", "U.S.": "USD", "USD": "USD", "A": "AUD", "AU": "AUD", "AUS": "AUD", "AUD": "AUD", "C": "CAD",
    "CA": "CAD", "CAN": "CAD", "CAD": "CAD", "CDN": "CAD", "NZ": "NZD", "NZD": "NZD", "HK": "HKD",
    "HKD": "HKD",
    "S": "SGD", "SG": "SGD", "SGD": "SGD", "NT": "TWD", "TWD": "TWD", "R": "BRL", "MX": "MXN", "Mex": "MXN",
    "mxn": "MXN", "usd": "USD", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD",
    "MXN": "MXN",
    "J": "JMD", "TT": "TTD", "FJ": "FJD", "Z": "ZWL", "ARS": "ARS", "CLP": "CLP", "COP": "COP", "BRL": "BRL",
    "EC": "XCD", "BDS": "BBD", "E": "EGP", "LE": "EGP", "IR": "IRR", "CN": "CNY", "RMB": "CNY",
}  # fmt: skip
"""Letters beside a sign: 'A$', 'US$', '$US', 'Mex$'."""

CODES = {
    code: code
    for code in word_set(
        "AED AFN ALL AMD AOA ARS AUD AZN BDT BGN BHD BIF BND BOB BRL BTN BWP BYN CAD CDF CHF CLP CNY COP CRC "
        "CUP CZK DJF DKK DOP DZD EGP ERN ETB EUR GBP GEL GHS GMD GNF GTQ GYD HKD HNL HUF IDR ILS INR IQD IRR "
        "ISK JMD JOD JPY KES KGS KHR KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
        "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
        "RWF SAR SCR SDG SEK SGD SOS SRD SSP SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS "
        "VES VND XAF XOF XPF YER ZAR ZMW"
    )
} | {
    "RMB": "CNY", "RM": "MYR", "Rs": "INR", "Rs.": "INR", "Re": "INR", "dlrs": "USD", "Dlrs": "USD", "dlr": "USD",
    "PS": "GBP", "DM": "DEM", "Fr": "CHF", "SFr": "CHF", "SFr.": "CHF", "FFr": "FRF", "Rp": "IDR", "Kshs": "KES",
    "KSh": "KES", "Ksh": "KES", "Sh": "KES", "Tk": "BDT", "Php": "PHP", "Dh": "AED", "Dhs": "AED",
    "SR": "SAR",
    "R": "ZAR", "N": "NGN", "P": "PHP",
    "BTC": "XBT", "XBT": "XBT", "ETH": "ETH", "usd": "USD", "eur": "EUR", "gbp": "GBP", "rmb": "CNY", "cad": "CAD",
    "aud": "AUD", "jpy": "JPY", "inr": "INR", "mxn": "MXN", "cny": "CNY", "Euro": "EUR", "EURO": "EUR",
    "MUSD": "USD", "MAUD": "AUD", "MEUR": "EUR", "MCAD": "CAD", "MSEK": "SEK", "MNOK": "NOK", "MGBP": "GBP",
    "MCHF": "CHF", "MDKK": "DKK", "sen": "",
    "nzd": "NZD", "btc": "XBT", "hkd": "HKD", "chf": "CHF", "krw": "KRW", "sgd": "SGD",
}  # fmt: skip
"""Codes and abbreviations before or after an amount. 'M' before a code means millions ('MSEK 60')."""

LONE = frozenset("RNP")
"""The letters of rand, naira, and peso or pula; without cents, thousands or a magnitude they number roads: 'R24'."""

ENGLISH_CODES = frozenset({
    "ALL", "TOP", "TRY", "CUP", "SOS", "PEN", "GEL", "MOP", "BOB", "COP", "MAD", "LAK", "RON", "SAR", "ERN",
    "Re",
    "ETH", "PAB", "SCR", "BIF", "DOP", "SR", "Fr", "Sh", "ARS", "SDG", "SSP", "MDL", "DM", "Euro", "PS",
})  # fmt: skip
"""Codes that also spell an English word or an everyday abbreviation: not read with a space before an amount."""

NAMES: dict[str, tuple[str, ...]] = {
    "dollar": ("USD",), "buck": ("USD",), "euro": ("EUR",), "yen": ("JPY",), "yuan": ("CNY",), "renminbi": ("CNY",),
    "kuai": ("CNY",), "quid": ("GBP",), "sterling": ("GBP",), "won": ("KRW",), "ruble": ("RUB",),
    "rouble": ("RUB",),
    "rupee": ("INR",), "rupiah": ("IDR",), "ringgit": ("MYR",), "baht": ("THB",), "dong": ("VND",),
    "kyat": ("MMK",),
    "kip": ("LAK",), "riel": ("KHR",), "taka": ("BDT",), "afghani": ("AFN",), "tenge": ("KZT",),
    "somoni": ("TJS",),
    "manat": ("AZN",), "lari": ("GEL",), "dram": ("AMD",), "hryvnia": ("UAH",), "hryvnya": ("UAH",),
    "zloty": ("PLN",),
    "zlotys": ("PLN",), "forint": ("HUF",), "koruna": ("CZK",), "kroner": ("NOK",), "krone": ("NOK",),
    "kronor": ("SEK",), "krona": ("SEK",), "crown": ("",), "franc": ("",), "peso": ("",), "dinar": ("",),
    "riyal": ("SAR",),
    "rial": ("IRR",), "dirham": ("AED",), "shekel": ("ILS",), "lira": ("TRY",), "lire": ("ITL",),
    "rand": ("ZAR",),
    "naira": ("NGN",), "cedi": ("GHS",), "birr": ("ETB",), "shilling": ("",), "kwacha": ("",), "kwanza": ("AOA",),
    "metical": ("MZN",), "meticais": ("MZN",), "pula": ("BWP",), "real": ("BRL",), "reais": ("BRL",),
    "reals": ("BRL",),
    "bolivar": ("VES",), "boliviano": ("BOB",), "guarani": ("PYG",), "quetzal": ("GTQ",), "lempira": ("HNL",),
    "colon": ("CRC",), "colón": ("CRC",), "colones": ("CRC",), "cordoba": ("NIO",), "balboa": ("PAB",),
    "gourde": ("HTG",),
    "leu": ("RON",), "lei": ("RON",), "lev": ("BGN",), "leva": ("BGN",), "lek": ("ALL",), "denar": ("MKD",),
    "markka": ("FIM",), "mark": ("DEM",), "deutschemark": ("DEM",), "guilder": ("NLG",), "peseta": ("ESP",),
    "escudo": ("PTE",), "drachma": ("GRD",), "schilling": ("ATS",), "tugrik": ("MNT",), "ariary": ("MGA",),
    "bitcoin": ("XBT",), "ether": ("ETH",), "rmb": ("CNY",), "ngultrum": ("BTN",), "rufiyaa": ("MVR",),
    "vatu": ("VUV",),
    "satoshi": ("XBT",), "pound": ("GBP",), "som": ("KGS",), "sum": ("UZS",), "sol": ("PEN",),
}  # fmt: skip
"""Singular names; an empty code is one that only a nationality or the text around can settle."""

MINOR = {
    "cent": ("cent", "dollar"), "cents": ("cent", "dollar"), "pence": ("penny", "pound"), "penny": ("penny", "pound"),
    "pennies": ("penny", "dollar"), "p": ("penny", "pound"), "kopeks": ("kopek", "ruble"),
    "kopecks": ("kopek", "ruble"),
    "paise": ("paisa", "rupee"), "paisas": ("paisa", "rupee"), "paisa": ("paisa", "rupee"),
    "fen": ("fen", "yuan"), "jiao": ("jiao", "yuan"),
    "centavos": ("centavo", "peso"),
    "sen": ("sen", ""), "satoshis": ("satoshi", "bitcoin"), "satoshi": ("satoshi", "bitcoin"),
    "c": ("cent", "dollar"),
    "¢": ("cent", "dollar"), "dime": ("dime", "dollar"), "eurocents": ("cent", "euro"), "groszy": ("grosz", "zloty"),
}  # fmt: skip
"""Minor units: the singular name and the currency that they divide."""

NATIONS: dict[str, dict[str, str]] = {
    "dollar": {
        "us": "USD", "american": "USD", "states": "USD", "canadian": "CAD", "australian": "AUD",
        "aussie": "AUD",
        "zealand": "NZD", "kong": "HKD", "singapore": "SGD", "singaporean": "SGD", "taiwan": "TWD",
        "taiwanese": "TWD",
        "jamaican": "JMD", "zimbabwe": "ZWL", "zimbabwean": "ZWL", "fijian": "FJD", "namibian": "NAD",
        "liberian": "LRD",
    },
    "pound": {
        "british": "GBP", "sterling": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP",
        "sudanese": "SDG",
        "cypriot": "CYP", "irish": "IEP", "english": "GBP",
    },
    "franc": {
        "swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "congolese": "CDF", "rwandan": "RWF",
        "burundian": "BIF", "guinean": "GNF", "luxembourg": "LUF", "djiboutian": "DJF",
    },
    "crown": {
        "danish": "DKK", "swedish": "SEK", "norwegian": "NOK", "czech": "CZK", "icelandic": "ISK",
        "estonian": "EEK",
        "slovak": "SKK",
    },
    "krone": {"danish": "DKK", "norwegian": "NOK"}, "kroner": {"danish": "DKK", "norwegian": "NOK"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"}, "kronor": {"swedish": "SEK", "icelandic": "ISK"},
    "koruna": {"czech": "CZK", "slovak": "SKK"},
    "peso": {
        "mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "argentinian": "ARS", "chilean": "CLP",
        "colombian": "COP", "cuban": "CUP", "uruguayan": "UYU", "dominican": "DOP",
    },
    "dinar": {
        "iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "algerian": "DZD", "tunisian": "TND",
        "libyan": "LYD",
        "serbian": "RSD", "bahraini": "BHD", "yugoslav": "YUD",
    },
    "rupee": {
        "indian": "INR", "pakistani": "PKR", "lankan": "LKR", "nepalese": "NPR", "nepali": "NPR",
        "mauritian": "MUR",
    },
    "rial": {"iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS", "austrian": "ATS"},
    "lira": {"turkish": "TRY", "italian": "ITL", "syrian": "SYP", "lebanese": "LBP"},
    "lire": {"italian": "ITL"},
    "won": {"south": "KRW", "korean": "KRW"}, "mark": {"german": "DEM", "west": "DEM", "finnish": "FIM"},
    "real": {"brazilian": "BRL"}, "ruble": {"russian": "RUB", "belarusian": "BYN"},
    "rouble": {"russian": "RUB"},
    "yuan": {"chinese": "CNY"}, "yen": {"japanese": "JPY"}, "lari": {"georgian": "GEL"},
    "kip": {"lao": "LAK", "laotian": "LAK"},
    "dirham": {"moroccan": "MAD", "emirati": "AED", "uae": "AED"}, "rand": {"african": "ZAR"},
    "markka": {"finnish": "FIM"}, "guilder": {"dutch": "NLG"}, "shekel": {"israeli": "ILS"}, "baht": {"thai": "THB"},
    "colon": {"rican": "CRC"}, "colón": {"rican": "CRC"}, "rupiah": {"indonesian": "IDR"},
    "ringgit": {"malaysian": "MYR"},
    "forint": {"hungarian": "HUF"}, "zloty": {"polish": "PLN"}, "drachma": {"greek": "GRD"},
    "peseta": {"spanish": "ESP"},
    "escudo": {"portuguese": "PTE"}, "schilling": {"austrian": "ATS"},
    "kwacha": {"zambian": "ZMW", "malawian": "MWK"},
    "taka": {"bangladeshi": "BDT"}, "leu": {"romanian": "RON", "moldovan": "MDL"},
    "lei": {"romanian": "RON", "moldovan": "MDL"},
}  # fmt: skip
"""The last word of a nationality before a name, and the code that the two make."""

HOME: dict[str, dict[str, str]] = {
    "peso": {
        "MX": "MXN", "PH": "PHP", "AR": "ARS", "CL": "CLP", "CO": "COP", "CU": "CUP", "UY": "UYU", "DO": "DOP",
    },
    "P": {"PH": "PHP", "BW": "BWP"},
    "rupee": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR", "BT": "INR"},
    "krona": {"SE": "SEK", "IS": "ISK"}, "kronor": {"SE": "SEK", "IS": "ISK"},
    "krone": {"NO": "NOK", "DK": "DKK"}, "kroner": {"NO": "NOK", "DK": "DKK"},
    "crown": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "CZ": "CZK"},
    "pound": {"GB": "GBP", "EG": "EGP", "SY": "SYP", "LB": "LBP", "SD": "SDG", "SS": "SSP"},
    "franc": {
        "CH": "CHF", "LI": "CHF", "CD": "CDF", "RW": "RWF", "BI": "BIF", "GN": "GNF", "DJ": "DJF", "KM": "KMF",
        "SN": "XOF", "CI": "XOF", "ML": "XOF", "BF": "XOF", "NE": "XOF", "TG": "XOF", "BJ": "XOF", "GW": "XOF",
        "CM": "XAF", "TD": "XAF", "GA": "XAF", "CG": "XAF", "CF": "XAF", "GQ": "XAF",
    },
    "dinar": {
        "IQ": "IQD", "KW": "KWD", "JO": "JOD", "DZ": "DZD", "TN": "TND", "LY": "LYD", "RS": "RSD", "BH": "BHD",
    },
    "rial": {"IR": "IRR", "OM": "OMR", "YE": "YER"}, "riyal": {"SA": "SAR", "QA": "QAR", "YE": "YER"},
    "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "lira": {"TR": "TRY", "SY": "SYP", "LB": "LBP"}, "dirham": {"AE": "AED", "MA": "MAD"},
    "kwacha": {"ZM": "ZMW", "MW": "MWK"}, "won": {"KR": "KRW", "KP": "KPW"},
    "ruble": {"RU": "RUB", "BY": "BYN"}, "rouble": {"RU": "RUB", "BY": "BYN"},
    "real": {"BR": "BRL"}, "leu": {"RO": "RON", "MD": "MDL"}, "lei": {"RO": "RON", "MD": "MDL"},
}  # fmt: skip
"""What a name means at home, by the outlet's ISO 3166-1 country."""

WIRES = (
    "Associated Press", "(AP)", "Reuters", "(AFP)", "AFP", "Agence France-Presse", "Bloomberg", "Xinhua",
    " Wire\n", "newswire", "Newswire",
)  # fmt: skip
"""Agencies in the opening or closing lines of a text, whose bare '$' is American wherever the text appears."""

HINTS: dict[str, tuple[tuple[str, str], ...]] = {
    "kroner": (("NOK", "Norw"), ("DKK", "Denmark"), ("DKK", "Danish")),
    "krone": (("NOK", "Norw"), ("DKK", "Denmark"), ("DKK", "Danish")),
    "kronor": (("SEK", "Swed"), ("ISK", "Iceland")), "krona": (("SEK", "Swed"), ("ISK", "Iceland")),
    "crown": (("CZK", "Czech"), ("DKK", "Denmark"), ("DKK", "Danish"), ("SEK", "Swed"), ("NOK", "Norw")),
    "peso": (
        ("MXN", "Mexic"), ("PHP", "Philippin"), ("PHP", "Manila"), ("ARS", "Argentin"), ("CLP", "Chile"),
        ("COP", "Colombia"), ("CUP", "Cuba"), ("UYU", "Uruguay"), ("DOP", "Dominican"),
    ),
    "rupee": (
        ("INR", "India"), ("INR", "Delhi"), ("INR", "Mumbai"), ("INR", "MUMBAI"), ("INR", "DELHI"),
        ("PKR", "Pakistan"), ("PKR", "Karachi"), ("PKR", "KARACHI"), ("PKR", "Lahore"), ("PKR", "LAHORE"),
        ("PKR", "Islamabad"), ("PKR", "ISLAMABAD"), ("PKR", "Peshawar"), ("PKR", "PESHAWAR"), ("PKR", "QUETTA"),
        ("PKR", "Rawalpindi"), ("PKR", "RAWALPINDI"), ("PKR", "Balochistan"), ("PKR", "Sindh"), ("PKR", "Khyber"),
        ("LKR", "Sri Lanka"), ("LKR", "Colombo"), ("LKR", "COLOMBO"), ("NPR", "Nepal"), ("NPR", "Kathmandu"),
        ("NPR", "KATHMANDU"), ("MUR", "Mauriti"), ("MUR", "Port Louis"), ("SCR", "Seychell"),
    ),
    "P": (
        ("PHP", "Philippin"), ("PHP", "Manila"), ("PHP", "MANILA"), ("PHP", "Filipin"), ("PHP", "Barangay"),
        ("PHP", "barangay"), ("PHP", "Mindanao"), ("PHP", "Luzon"), ("PHP", "Cebu"), ("PHP", "CEBU"),
        ("PHP", "Davao"), ("PHP", "DAVAO"), ("BWP", "Botswana"), ("BWP", "Gaborone"),
    ),
    "dinar": (
        ("IQD", "Iraq"), ("KWD", "Kuwait"), ("JOD", "Jordan"), ("DZD", "Algeria"), ("TND", "Tunisia"),
        ("LYD", "Libya"), ("RSD", "Serbia"), ("BHD", "Bahrain"),
    ),
    "franc": (("CHF", "Swiss"), ("CHF", "Switzerland"), ("FRF", "French"), ("FRF", "France"),
        ("CDF", "Congo"), ("RWF", "Rwanda")),
    "shilling": (("KES", "Kenya"), ("UGX", "Uganda"), ("TZS", "Tanzania"), ("SOS", "Somali")),
    "rial": (("IRR", "Iran"), ("OMR", "Oman"), ("YER", "Yemen")),
    "riyal": (("SAR", "Saudi"), ("QAR", "Qatar"), ("YER", "Yemen")),
    "lira": (("TRY", "Turk"), ("ITL", "Italian"), ("SYP", "Syria"), ("LBP", "Leban")),
    "pound": (("GBP", "Brit"), ("GBP", "London"), ("EGP", "Egypt"), ("SYP", "Syria"), ("LBP", "Leban"),
        ("SDG", "Sudan")),
    "dirham": (("AED", "Emirat"), ("AED", "Dubai"), ("MAD", "Morocc")),
    "kwacha": (("ZMW", "Zambia"), ("MWK", "Malawi")),
}  # fmt: skip
"""Words in a text that decide between rival currencies of one name; the one named most often wins."""

SHARED_CODES = {"Rs": "rupee", "Rs.": "rupee", "Re": "rupee", "P": "P"}
"""Short forms that several countries write, by the name whose rivals ``HINTS`` and ``HOME`` tell apart."""

NOT_MONEY_ALONE = frozenset(
    {
        "mark",
        "real",
        "sol",
        "sum",
        "som",
        "dong",
        "crown",
        "won",
        "lek",
        "lev",
        "ether",
        "pound",
        "sterling",
        "dram",
        "colon",
        "drachma",
    }
)
"""Names that are everyday words too: a currency only with a nationality, a magnitude, or an amount like a price."""

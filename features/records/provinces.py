"""The first two digits of region codes (GB/T 2260), as invoice numbers and codes carry them."""

PROVINCES = frozenset(
    {
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
    }
)
"""The provinces whose tax bureaus issue invoices; Taiwan, Hong Kong and Macao issue none."""

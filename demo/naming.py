"""How people and systems write the name of a place: abbreviations, order, blanks."""

from random import Random

from demo.district import Place

FORMS = {
    "пгт": ("пгт {0}", "пгт. {0}", "{0} пгт.", "г.п. {0}", "{0}", "пгт {0} "),
    "с.": ("с. {0}", "с {0}", "село {0}", "{0}"),
    "п.": ("п. {0}", "п {0}", "поселок {0}", "посёлок {0}"),
    "д.": ("д. {0}", "д {0}", "деревня {0}"),
    "д./п.": ("д. {0}", "п. {0}", "{0}"),
    "г.": ("г. {0}", "{0}", "город {0}"),
    "": ("{0}",),
}
SPOKEN = {"Междуреченский": ("Междуреченск", "пгт. Междуреченск")}

OTHER_TOWN = Place("", "г.", "Урай")
UNKNOWN_PLACES = (
    Place("", "п.", "Сосновая Падь"),
    Place("", "д.", "Верхний Кедровник"),
    Place("", "", "СОТ Брусничка"),
)
DISTRICT = "Кондинский район"
BUCKET = "Кондинский район, другое"


def written_locality(place: Place, rng: Random) -> str:
    """The locality as one of the spellings that exports hold."""
    spoken = SPOKEN.get(place.locality)
    if spoken and rng.random() < 0.04:
        return rng.choice(spoken)
    forms = FORMS[place.kind]
    # Most rows carry the tidy spelling; the others share the rest.
    form = forms[0] if rng.random() < 0.6 else rng.choice(forms)
    return form.format(place.locality)


def written_settlement(settlement: str, kind: str, rng: Random) -> str:
    """The settlement as a municipality: `kind` is «г.п.» or «с.п.»."""
    long_kind = "городское поселение" if kind == "г.п." else "сельское поселение"
    short_kind = kind.replace(".", "")
    return rng.choice(
        (
            f"{long_kind} {settlement}",
            f"{long_kind.capitalize()} {settlement}",
            f"{kind} {settlement}",
            f"{short_kind} {settlement}",
        )
    )


def official_locality(place: Place) -> str:
    """The locality in full official style: «пгт Мортка», «д. Юмас»."""
    kind = "д." if place.kind == "д./п." else place.kind
    return f"{kind} {place.locality}".strip()

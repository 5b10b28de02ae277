from data.definitions import counts_otherwise, parsed
from data.passport_texts import Edits, edited, specimen, variant_of, variants
from data.seeds import shipped_passports

SHIPPED = shipped_passports()
ONLY_FAST = "Только темы ускоренной процедуры"


def test_a_shipped_passport_counts_by_the_first_of_its_variants():
    for code, text in SHIPPED.items():
        assert variant_of(text) == (variants(code)[0].title if variants(code) else None)


def test_every_variant_is_taken_and_known_again():
    taken = 0
    for code, text in SHIPPED.items():
        for one in variants(code)[1:]:
            changed = edited(text, Edits(variant=one.title))
            assert variant_of(changed) == one.title
            assert counts_otherwise(parsed(text), parsed(changed))
            assert parsed(changed).formula != parsed(text).formula
            back = edited(changed, Edits(variant=variants(code)[0].title))
            assert parsed(back) == parsed(text)
            taken += 1
    assert taken == 8


def test_single_fields_change_and_comments_stay():
    text = "# Наш паспорт\n" + SHIPPED["fast_track"]
    found = edited(
        text, Edits(kept_reasons=("не решаемый",), minimum_n=25, plan={2026: 91, 2027: 92.5})
    )
    one = parsed(found)
    assert found.startswith("# Наш паспорт\n")
    assert (one.kept_reasons, one.minimum_n) == (("не решаемый",), 25)
    assert (one.plan[2026], one.plan[2027], one.plan[2028]) == (91, 92.5, 90)
    assert edited(found, Edits(kept_reasons=())) == edited(
        text, Edits(minimum_n=25, plan={2026: 91, 2027: 92.5})
    )
    assert edited(text, Edits()) == text


def test_a_formula_of_ones_own_is_no_variant():
    own = SHIPPED["fast_track"].replace('numerator = "fast_track"', 'numerator = "resolved"')
    assert variant_of(own) is None
    assert variant_of(edited(own, Edits(variant=ONLY_FAST))) == ONLY_FAST


def test_a_specimen_can_be_read_at_once():
    one = parsed(specimen("solved", "решено по существу", "Доля решённых", "resolved", 65))
    assert one.key == "solved"
    assert one.numerator == "resolved"
    assert set(one.plan.values()) == {65}

"""«Почему такое число» on an empty district and from a rating's own links."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from answers.indicators.why import WHY
from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_says_what_to_do(opened):
    assert "Что сделать дальше" in texts(opened("why"))


@pytest.mark.parametrize("share", list(WHY))
def test_every_share_opens_by_its_address(opened, whole_district, share):
    page = opened("why", whole_district, of=share, settlement="Мортка")
    assert page.title[0].value.startswith("Мортка: ")
    assert ".csv" in markup(page)


def test_parts_of_the_rating_lead_to_their_own_rows(opened, small_district):
    rating = markup(opened("rating", small_district))
    links = re.findall(r'href="(why\?[^"]+)"[^>]*>([^<]+)<', rating)
    query, said = next((q, s) for q, s in links if "of=on_time" in q)
    asked = {k: v[0] for k, v in parse_qs(urlsplit(query.replace("&amp;", "&")).query).items()}
    page = opened("why", small_district, **asked)
    counts = said.replace("\xa0", " ").partition(" (")[0]  # «36 из 39»
    assert page.title[0].value.replace("\xa0", " ").endswith(counts)

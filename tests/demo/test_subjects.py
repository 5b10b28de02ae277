"""How often subjects are written about: the shares of groups and of their fast topics."""

import pytest

from demo.subjects import FAST_PART, GROUP_SHARES, SERVICES, UNKNOWN_TOPICS, subject_weights


def test_a_group_gets_its_share_and_its_fast_topics_their_part(district):
    weights = subject_weights(district, "ИМ")
    for group in ("Дороги", "ЖКХ"):
        members = {t: w for t, w in weights.items() if t.group == group and t not in UNKNOWN_TOPICS}
        fast = sum(weight for topic, weight in members.items() if topic.fast)
        assert sum(members.values()) == pytest.approx(GROUP_SHARES[group])
        assert fast == pytest.approx(GROUP_SHARES[group] * FAST_PART[group])


def test_every_topic_of_the_directory_may_come_and_a_few_unknown_ones(district):
    weights = subject_weights(district, "ПОС")
    assert set(weights) == {*district.topics, *UNKNOWN_TOPICS}
    assert min(weights.values()) > 0
    assert not {(t.group, t.name) for t in UNKNOWN_TOPICS} & {
        (t.group, t.name) for t in district.topics
    }


def test_services_and_sections(district):
    assert {s.name for s in subject_weights(district, "ЕДДС")} == set(SERVICES)
    assert len(subject_weights(district, "59-ФЗ")) == 5

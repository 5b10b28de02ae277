"""How often each subject is written about in each source."""

from demo.district import District, Subject

# Shares of the topic groups in ИМ and ПОС; a group not named here gets the last share.
GROUP_SHARES = {
    "Благоустройство": 25.0, "ЖКХ": 25.0, "Дороги": 17.0, "Мусор/Свалки/ТКО": 9.0,
    "Здравоохранение/Медицина": 6.0, "Электроснабжение": 4.5, "Образование": 3.2,
    "Связь и телевидение": 2.5, "Общественный транспорт": 2.2,
    "Социальное обслуживание и защита": 1.8, "Газ и топливо": 0.9, "Торговля": 0.8,
    "Физическая культура и спорт": 0.7, "Строительство и архитектура": 0.7, "Культура": 0.7,
    "Безопасность": 0.7, "Коронавирус": 0.05,
}  # fmt: skip
OTHER_SHARE = 0.2
# What part of a group's messages goes to its fast-track topics: holes in the yard are written
# about every day, a new bridge once a year.
FAST_PART = {
    "Благоустройство": 0.96, "ЖКХ": 0.88, "Дороги": 0.93, "Мусор/Свалки/ТКО": 0.92,
    "Здравоохранение/Медицина": 0.82, "Электроснабжение": 0.88, "Связь и телевидение": 1.0,
    "Торговля": 1.0,
}  # fmt: skip

UNKNOWN_TOPICS = (
    Subject("Цифровые сервисы", "Мобильное приложение района", False, ""),
    Subject("ЖКХ", "Общедомовые приборы учёта", False, ""),
    Subject("Домашние животные", "Площадки для выгула", False, ""),
)
SERVICES = {
    "Электросети": ("Энергетика", 19.0), "Водоканал": ("ЖКХ", 18.0),
    "Котельная": ("ЖКХ", 12.0), "Газовая служба": ("ЖКХ", 7.0),
    "Скорая помощь": ("Здравоохранение", 14.0), "Пожарная охрана": ("", 10.0),
    "Полиция": ("", 11.0), "Дорожная служба": ("Дороги", 9.0),
}  # fmt: skip
SECTIONS = {
    "Государство, общество, политика": 17.0,
    "Социальная сфера": 24.0,
    "Экономика": 21.0,
    "Оборона, безопасность, законность": 7.0,
    "Жилищно-коммунальная сфера": 31.0,
}


def subject_weights(district: District, source: str) -> dict[Subject, float]:
    """Subjects of a source with their weights, before the season."""
    if source == "ЕДДС":
        return {
            Subject("ЕДДС", name, False, block): weight
            for name, (block, weight) in SERVICES.items()
        }
    if source == "59-ФЗ":
        return {Subject("59-ФЗ", name, False, ""): weight for name, weight in SECTIONS.items()}
    return _topic_weights(district.topics)


def _topic_weights(topics: tuple[Subject, ...]) -> dict[Subject, float]:
    weights: dict[Subject, float] = {}
    for group in {topic.group: None for topic in topics}:
        fast = [topic for topic in topics if topic.group == group and topic.fast]
        slow = [topic for topic in topics if topic.group == group and not topic.fast]
        share = GROUP_SHARES.get(group, OTHER_SHARE)
        part = FAST_PART.get(group, 0.5) if fast and slow else float(bool(fast))
        for members, total in ((fast, share * part), (slow, share * (1 - part))):
            # Inside a group the first topics are frequent and the last are rare.
            ranks = [1 / (position + 2) for position in range(len(members))]
            for topic, rank in zip(members, ranks, strict=True):
                weights[topic] = total * rank / sum(ranks)
    for topic in UNKNOWN_TOPICS:
        weights[topic] = 0.04
    return weights

"""Invented offices that answer messages: the department of a block, the executor in place."""

from demo.district import District, Place

DEPARTMENTS = {
    "ЖКХ": "Управление жилищно-коммунального хозяйства",
    "ТКО": "Отдел обращения с отходами",
    "Энергетика": "Отдел энергетики",
    "Образование": "Управление образования",
    "Культура": "Управление культуры",
    "Спорт": "Отдел физической культуры и спорта",
    "Дороги": "Отдел дорожного хозяйства",
    "Транспорт": "Отдел транспорта и связи",
    "Строительство": "Управление архитектуры и строительства",
    "Социальная защита": "Отдел социальной защиты",
    "Здравоохранение": "Районная больница",
}
RECEPTION = "Отдел по работе с обращениями"
IN_PLACE = {"ЖКХ", "Дороги", "ТКО"}


def department(block: str) -> str:
    """The district office that answers for a block."""
    return DEPARTMENTS.get(block, RECEPTION)


def executor(district: District, block: str, place: Place | None) -> str:
    """Who does the work: the settlement's administration for streets and houses."""
    if place and place.settlement and block in IN_PLACE:
        return f"Администрация {district.kinds[place.settlement]} {place.settlement}"
    return department(block)

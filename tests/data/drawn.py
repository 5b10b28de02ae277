"""Small exports drawn as tables, as bytes that a person would upload."""

HEADER = (
    "Номер инцидента;Дата создания;Дата окончания;Группа тем;Тема;Населенный пункт;Итог;"
    "Тип инцидента;Текст инцидента"
)
STRAY_HEADER = "№ заявки;Принято;Закрыто;Посёлок;О чём;Чем кончилось"


# A topic of the directory: block ЖКХ, fast track.
TOPIC = "Ненадлежащее содержание зеленых насаждений (газонов)/деревьев и кустарников"


def im(*rows: str, topic: str = TOPIC) -> bytes:
    """Return an «ИМ» export; a row is «id;received;answered;settlement;outcome»."""
    lines = [HEADER]
    for row in rows:
        number, received, answered, settlement, outcome = row.split(";")
        lines.append(
            f"{number};{received};{answered};Благоустройство;{topic};"
            f"{settlement};{outcome};Решаемый;Дерево у дома, звоните 8 (912) 000-00-01"
        )
    return "\n".join(lines).encode("cp1251")


def stray(*rows: str) -> bytes:
    """Return an export that no profile knows; a row is «id;received;closed;place;topic;outcome»."""
    return "\n".join(["Диспетчерская, отчёт", "", STRAY_HEADER, *rows]).encode("utf-8")

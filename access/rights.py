"""Rights, actors and the one check that pages, the command line and downloads all meet.

A function that changes or reveals something takes an `Actor` and names the right it needs with
`require`. Accounts and roles come later as other ways to make an `Actor`: nothing else changes.
"""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """One thing a person may do; the value is what is written in logs and roles."""

    VIEW_FIGURES = "view_figures"
    VIEW_MESSAGES = "view_messages"
    VIEW_TEXTS = "view_texts"
    IMPORT = "import"
    UNDO = "undo"
    EDIT_DIRECTORIES = "edit_directories"
    EDIT_PROFILES = "edit_profiles"
    EDIT_PASSPORTS = "edit_passports"
    LINK_MESSAGES = "link_messages"
    ANNOTATE = "annotate"
    JUDGE_ALARMS = "judge_alarms"
    EDIT_PLANS = "edit_plans"
    REPORT_EXECUTION = "report_execution"
    MANAGE_EMERGENCIES = "manage_emergencies"
    EDIT_ROAD_MAPS = "edit_road_maps"
    APPROVE_ROAD_MAPS = "approve_road_maps"
    EDIT_TEMPLATES = "edit_templates"
    ISSUE_RATING = "issue_rating"
    PUBLISH = "publish"
    EXPORT = "export"
    CLEAR_DEMO = "clear_demo"
    RESTORE = "restore"


RIGHT_NAMES: dict[Right, str] = {
    Right.VIEW_FIGURES: "просмотр показателей",
    Right.VIEW_MESSAGES: "просмотр списка сообщений",
    Right.VIEW_TEXTS: "просмотр текстов сообщений",
    Right.IMPORT: "загрузка файлов",
    Right.UNDO: "отмена загрузки",
    Right.EDIT_DIRECTORIES: "изменение справочников и норм",
    Right.EDIT_PROFILES: "изменение профилей загрузки",
    Right.EDIT_PASSPORTS: "изменение паспортов показателей",
    Right.LINK_MESSAGES: "связывание обращений из разных источников",
    Right.ANNOTATE: "пометки на графиках",
    Right.JUDGE_ALARMS: "выводы о тревогах резкого роста",
    Right.EDIT_PLANS: "изменение планов мероприятий",
    Right.REPORT_EXECUTION: "ввод отчётов об исполнении мероприятий",
    Right.MANAGE_EMERGENCIES: "ведение аварийных ситуаций",
    Right.EDIT_ROAD_MAPS: "ведение дорожных карт",
    Right.APPROVE_ROAD_MAPS: "отметки о согласовании и утверждении дорожных карт",
    Right.EDIT_TEMPLATES: "изменение шаблонов документов",
    Right.ISSUE_RATING: "выпуск и отзыв рейтингов",
    Right.PUBLISH: "публикация новой версии данных",
    Right.EXPORT: "выгрузка таблиц и документов",
    Right.CLEAR_DEMO: "удаление демонстрационных данных",
    Right.RESTORE: "восстановление хранилища из копии",
}


@dataclass(frozen=True)
class Actor:
    """Who acts: `name` goes to the audit, `title` is shown on the screen."""

    name: str
    title: str
    rights: frozenset[Right]


ALL_RIGHTS: frozenset[Right] = frozenset(Right)

DEMO_ACTOR = Actor("demo", "Демонстрационный доступ", ALL_RIGHTS)

DEMONSTRATION = Actor("демонстрация", "Демонстрационные данные", ALL_RIGHTS)
"""The author of what the demonstration keeps in the registers, by which it is found and taken out."""


class AccessDenied(Exception):
    """The actor lacks a right; the text is a Russian sentence for the screen."""


def command_line_actor(login: str) -> Actor:
    """The actor of a command typed or scheduled on the server by the system user `login`.

    May do everything: who reaches the server's shell can read and change the files anyway.
    """
    return Actor(login, f"Командная строка ({login})", ALL_RIGHTS)


def may(actor: Actor, right: Right) -> bool:
    """Whether the actor has the right: for hiding what `require` would refuse."""
    return right in actor.rights


def require(actor: Actor, right: Right) -> None:
    """Let the call pass, or raise `AccessDenied` saying what is not allowed and whom to ask."""
    if not may(actor, right):
        raise AccessDenied(
            f"Вам не разрешено действие «{RIGHT_NAMES[right]}». Если оно нужно для работы, "
            "обратитесь к руководителю центра управления или администратору системы."
        )

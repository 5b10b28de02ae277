"""«Планы мероприятий»: a document goes in, is settled, saved, and stands with its statuses."""

from tests.data.plans import drawn_plans
from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_says_what_to_do(opened) -> None:
    page = opened("plans")
    assert page.title[0].value == "Планов на контроле нет"
    assert "Загрузите документ" in texts(page)
    assert "Данные на" in texts(page)


def test_a_plan_is_understood_settled_and_saved(opened) -> None:
    page = opened("plans")
    page.file_uploader[0].upload("план.docx", drawn_plans.document(), "application/msword").run()
    assert "4 строки" in texts(page).replace("\xa0", " ")
    assert "ежеквартально; 2025 год" in markup(page)
    assert drawn_plans.ONE[3:] in texts(page)
    page.button("plan_add_all").click().run()
    assert "вопросов нет" in texts(page) or "вопрос" in texts(page)
    assert not [one for one in page.button if one.key == "plan_add_all"]
    page.button("plan_save").click().run()
    assert [one.value for one in page.exception] == []
    assert page.success[0].value.startswith("План")
    assert page.title[0].value.replace("\xa0", " ").startswith("1 план на контроле")
    assert "редакция 1" in texts(page).replace("\\", "")
    assert "просрочено" in markup(page)


def test_what_is_no_plan_is_refused_on_the_page(opened) -> None:
    page = opened("plans")
    page.file_uploader[0].upload("письмо.txt", "Добрый день;\nждём план\n".encode(), "text/plain").run()  # fmt: skip
    assert "нет таблицы плана" in page.error[0].value
    assert not [one for one in page.button if one.key == "plan_save"]


def test_a_line_corrected_in_the_preview_changes_its_rule(opened) -> None:
    page = opened("plans")
    page.file_uploader[0].upload("план.xlsx", drawn_plans.workbook(), "application/xlsx").run()
    next(one for one in page.selectbox if one.label == "Срок").set_value("continuous")
    next(one for one in page.button if one.label == "Подтвердить строку").click().run()
    assert [one.value for one in page.exception] == []
    assert "постоянно" in markup(page)

from stadtfaden.core.layout import compose
from tests.core.layout.drawing import paragraph, printed, sheet, typed

TOPICS = ("Wege", "Plätze", "Brücken", "Gärten", "Häuser", "Schulen", "Bäder", "Ufer")


def body(topic):
    return f"Die Stadt pflegt ihre {topic} und berichtet darüber jedes Jahr."


def test_running_titles_stand_aside_and_are_not_lost():
    pages = [
        typed(number, f"Stadt am Fluss\nMobilitätsplan\n\n{body(topic)}\n\n{number}")
        for number, topic in enumerate(TOPICS, start=1)
    ]

    composed = compose(pages)

    assert [page.text for page in composed] == [body(topic) for topic in TOPICS]
    assert composed[2].furniture == ("Stadt am Fluss", "Mobilitätsplan", "3")


def test_titles_of_left_and_right_pages_are_found_both():
    pages = [
        sheet(
            number,
            printed("Amt für Wege" if number % 2 else "Radplan 2035", y=40, size=9),
            *paragraph(body(topic), y=300),
        )
        for number, topic in enumerate(TOPICS, start=1)
    ]

    composed = compose(pages)

    assert [page.furniture for page in composed[:2]] == [("Amt für Wege",), ("Radplan 2035",)]


def test_the_chapter_heading_stays_where_it_stands_first():
    pages = [typed(1, body("Wege"))]
    pages += [typed(number, f"3 Mobilität\n\n{body(topic)}") for number, topic in enumerate(TOPICS, start=2)]

    composed = compose(pages)

    assert composed[1].text.startswith("3 Mobilität")
    assert [page.furniture for page in composed[2:]] == [("3 Mobilität",)] * 7


def test_field_names_of_sheets_are_no_furniture():
    pages = [
        typed(number, f"M {number}.{number + 1} {topic}\n\n{body(topic)}\n\nPriorität: hoch")
        for number, topic in enumerate(TOPICS, start=1)
    ]

    composed = compose(pages)

    assert all(page.text.endswith("Priorität: hoch") and page.text.startswith("M ") for page in composed)


def test_what_stands_in_the_middle_of_pages_too_is_text():
    pages = [
        typed(
            number, f"Kein Handlungsbedarf.\n{body(topic)}\n" + f"Kein Handlungsbedarf.\n{body(topic)}\n" * 6
        )
        for number, topic in enumerate(TOPICS, start=1)
    ]

    composed = compose(pages)

    assert all(page.text.count("Kein Handlungsbedarf.") == 7 for page in composed)


def test_line_numbers_in_the_margin_stand_aside():
    text = paragraph(*(f"In Zeile {word} steht ein Satz über unsere Stadt am Fluss" for word in TOPICS))
    numbers = [printed(str(120 + place), x=30, y=line.box.y0) for place, line in enumerate(text)]

    page = compose([sheet(1, *text, *numbers)])[0]

    assert not any(letter.isdigit() for letter in page.text)
    assert page.furniture == tuple(str(number) for number in range(120, 128))


def test_a_chapter_title_over_few_pages_is_known_by_its_heading():
    pages = [
        sheet(
            1,
            printed("Wege", y=45, size=8),
            printed("2 Wege", y=80, size=18),
            *paragraph(body("Wege"), y=120),
        ),
        sheet(2, printed("Wege", y=45, size=8), *paragraph(body("Ufer"), body("Bäder"), y=120)),
    ]

    composed = compose(pages)

    assert [page.furniture for page in composed] == [("Wege",), ("Wege",)]
    assert composed[0].text == f"2 Wege\n{body('Wege')}"


def test_a_running_title_that_names_two_chapters_goes_with_the_others():
    titles = ["Wege"] * 4 + ["Wege | Ufer"] + ["Ufer"] * 4
    pages = [
        sheet(number, printed(title, y=40, size=8), *paragraph(body(TOPICS[number % 8]), y=300))
        for number, title in enumerate(titles, start=1)
    ]

    composed = compose(pages)

    assert composed[4].furniture == ("Wege | Ufer",)
    assert composed[4].text == body(TOPICS[5])


def test_a_heading_on_the_height_of_running_titles_stays():
    titles = [("Wege", 8)] * 4 + [("Ufer", 14)] + [("Wege", 8)] * 4
    pages = [
        sheet(number, printed(title, y=40, size=size), *paragraph(body(TOPICS[number % 8]), y=300))
        for number, (title, size) in enumerate(titles, start=1)
    ]

    composed = compose(pages)

    assert composed[4].furniture == ()


def test_a_running_title_that_alone_names_a_field_of_action_stays_where_it_begins():
    names = ["Handlungsfeld Wege"] * 4 + ["Handlungsfeld Höfe"] * 4
    pages = [
        sheet(number, printed(name, y=40, size=9), *paragraph(body(topic), y=300))
        for number, (name, topic) in enumerate(zip(names, TOPICS, strict=True), start=1)
    ]

    composed = compose(pages)

    assert [page.number for page in composed if "Handlungsfeld" in page.text] == [1, 5]
    assert composed[1].furniture == ("Handlungsfeld Wege",)

import threading

import pytest

from stadtfaden.adapters.readers.pdf.pictures import NoSuchPage, page_picture
from tests.adapters.readers.pdf.making import changed, typeset, written

DATA = typeset("= Leitbild\nDie Stadt der kurzen Wege.")


def test_a_picture_is_as_wide_as_asked_and_the_same_every_time(tmp_path):
    (tmp_path / "leitbild.pdf").write_bytes(DATA)

    first = page_picture(DATA, 1, 320)

    assert first == page_picture(tmp_path / "leitbild.pdf", 1, 320)
    assert first.size == (320, 400)


def test_a_turned_page_is_drawn_turned():
    def turn(document):
        document.pages[0].Rotate = 90

    assert page_picture(changed(DATA, turn), 1, 500).size == (500, 400)


def test_colours_stay_colours():
    picture = page_picture(written("1 0 0 rg 0 0 400 500 re f"), 1, 40)

    assert picture.getpixel((20, 20)) == (255, 0, 0)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_page_that_is_not_there_is_said(number):
    with pytest.raises(NoSuchPage):
        page_picture(DATA, number, 100)


def test_a_huge_page_makes_a_picture_of_bounded_size():
    tall = written("0 0 10 10 re f", width=20, height=14000)

    picture = page_picture(tall, 1, 300)

    assert picture.width * picture.height <= 16_000_000


def test_threads_may_draw_at_once():
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(page_picture(DATA, 1, 200).tobytes())) for _ in range(6)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 6
    assert len(set(found)) == 1

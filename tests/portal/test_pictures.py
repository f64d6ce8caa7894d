import io

import numpy as np
from PIL import Image

from stadtfaden.showing.pictures import light

ADDRESS = "/auental/papiere/verkehrsplan-auental/seite/2/bild.png"


def test_a_page_is_drawn_once_and_kept(client, auental, folder):
    first = b"".join(client.get(ADDRESS).streaming_content)
    kept = list((folder / "pictures").rglob("*.png"))

    second = b"".join(client.get(ADDRESS).streaming_content)

    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert (len(kept), second == first) == (1, True)


def test_a_picture_has_the_shape_of_its_page(client, auental, folder):
    b"".join(client.get(ADDRESS).streaming_content)

    with Image.open(next((folder / "pictures").rglob("*.png"))) as picture:
        assert round(picture.height / picture.width, 2) == round(210 / 148, 2)


def test_an_address_that_names_the_original_may_be_kept_for_a_year(client, auental):
    page = client.get("/auental/papiere/verkehrsplan-auental/seite/2/").content.decode()
    address = page.partition('<image href="')[2].partition('"')[0].replace("&amp;", "&")

    named, plain = client.get(address), client.get(ADDRESS)
    for answer in (named, plain):
        b"".join(answer.streaming_content)

    assert "max-age=31536000" in named.headers["Cache-Control"]
    assert "max-age=3600" in plain.headers["Cache-Control"]


def test_a_lost_original_gives_no_picture(client, auental, folder):
    for original in (folder / "originals").rglob("*"):
        if original.is_file():
            original.unlink()

    assert client.get(ADDRESS).status_code == 404


def test_a_page_of_print_becomes_lighter_and_keeps_its_look():
    pixels = np.full((300, 200, 3), 255, np.uint8)
    pixels[50:250:9, 20:180] = np.random.default_rng(1).integers(0, 120, (160, 1), np.uint8)

    shown = Image.open(io.BytesIO(light(Image.fromarray(pixels))))

    assert shown.mode == "P"
    assert np.abs(np.asarray(shown.convert("RGB"), np.int16) - pixels).max() < 40


def test_a_photograph_stays_as_it_is():
    photograph = Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 200, 3), np.uint8))

    assert Image.open(io.BytesIO(light(photograph))).tobytes() == photograph.tobytes()

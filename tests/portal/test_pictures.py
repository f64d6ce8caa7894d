from PIL import Image

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

"""stadtfaden council: which addresses are asked at all."""

import pytest
from typer.testing import CliRunner

from stadtfaden.cli.main import app

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["foo", "file:///etc/passwd", "https://", "http://ris.example:achtzig/"])
def test_what_is_no_web_address_is_wrong_usage(tmp_path, address):
    done = CliRunner().invoke(app, ["council", address, "--data", str(tmp_path)])

    assert (done.exit_code, f"„{address}“ ist keine Adresse mit http" in done.stderr) == (2, True)


def test_a_password_in_the_address_is_refused_and_not_repeated(tmp_path):
    done = CliRunner().invoke(app, ["council", "https://faden:geheim@ris.example/", "--data", str(tmp_path)])

    assert (done.exit_code, "„https://…@ris.example/“ stehen Name und Passwort" in done.stderr) == (2, True)
    assert "geheim" not in done.output

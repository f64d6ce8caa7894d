"""Installs what only the system's packages bring: tesseract (scans) and Chromium (browser tests).

Where the user may not install, it says so with the one command that does. It never fails the build:
scans are then read by the slower reader in the wheel, and browser tests are skipped with their reason.
"""

import os
import shutil
import subprocess
import sys

# command that shows it is there -> Debian packages
NEEDED = {
    "tesseract": ("tesseract-ocr", "tesseract-ocr-deu"),
    "chromium": ("chromium",),
}


def german_is_there() -> bool:
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S607 -- found on the PATH on purpose
    return "deu" in listed.stdout.split()


def missing() -> list[str]:
    """Debian packages that are still needed."""
    packages = [name for command, names in NEEDED.items() if not shutil.which(command) for name in names]
    if shutil.which("tesseract") and not german_is_there():
        packages.append("tesseract-ocr-deu")
    return packages


def may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(packages: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
    )
    return all(
        subprocess.run(command, env=environment, check=False, stdout=sys.stderr).returncode == 0  # noqa: S603 -- fixed words
        for command in commands
    )


def main() -> None:
    packages = missing()
    if not packages or (may_install() and install(packages)):
        return
    sys.stderr.write(
        "\nNicht auf diesem Rechner: " + ", ".join(packages) + ".\n"
        "Scans liest dann der langsamere Leser aus dem Python-Paket; Browser-Tests werden übersprungen.\n"
        f"Nachinstallieren: sudo apt-get install {' '.join(packages)}\n\n"
    )


if __name__ == "__main__":
    main()

"""The real settings, with a data folder of the tests' own."""

import os
import tempfile

os.environ["STADTFADEN_DATA"] = tempfile.mkdtemp(prefix="stadtfaden-tests-")
os.environ.setdefault("STADTFADEN_SECRET_KEY", "only-for-tests")

from stadtfaden.config.settings import *  # noqa: F403 -- the folder must be named first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # cheap

// The desk works without this file; it makes the hands faster.
"use strict";

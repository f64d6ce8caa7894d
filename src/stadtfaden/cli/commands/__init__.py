"""The commands with their options and help. Their bodies import late: --help needs no Django."""

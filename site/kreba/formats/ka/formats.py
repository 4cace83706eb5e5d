"""Georgian: the year carries its word, the clock counts to 24."""

DATE_FORMAT = "Y წლის j F"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y წლის j F, H:i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
LONG_DAY_FORMAT = "l, Y წლის j F"

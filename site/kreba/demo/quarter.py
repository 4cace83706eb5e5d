"""The meetings of the demonstration, told for the second quarter of 2024."""

from dataclasses import dataclass, field
from datetime import date, time

ANCHOR = date(2024, 6, 12)  # the day of the meeting in progress

FIRST = ("First regional coordination meeting", "პირველი რეგიონული საკოორდინაციო შეხვედრა")
ADJARA_HALL = (
    "Adjara Regional Administration (demo), large hall, Batumi",
    "აჭარის რეგიონული ადმინისტრაცია (დემო), დიდი დარბაზი, ბათუმი",
)
IMERETI_HALL = (
    "Imereti Regional Administration (demo), hall 2, Kutaisi",
    "იმერეთის რეგიონული ადმინისტრაცია (დემო), დარბაზი 2, ქუთაისი",
)
TBILISI_HALL = (
    "Tbilisi City Social Service (demo), room 4, Tbilisi",
    "თბილისის სოციალური სამსახური (დემო), ოთახი 4, თბილისი",
)


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting; `answers` maps an address to what its owner said."""

    key: str
    group: str
    day: date
    state: str
    title: tuple[str, str]
    venue: tuple[str, str] = ("", "")
    start: time = time(11, 0)
    minutes: int = 90
    mode: str = "in-person"
    visibility: int = 0
    sequence: int = 0
    reason: tuple[str, str] = ("", "")
    answers: dict[str, str] = field(default_factory=dict)


MEETINGS = [
    Held(
        "first-batumi",
        "BAT",
        date(2024, 4, 17),
        "held",
        FIRST,
        ADJARA_HALL,
        answers={
            "stakeholder@example.org": "accepted",
            "maia@example.org": "accepted",
            "eka@example.org": "accepted",
            "irakli@example.org": "declined",
            "sopio@example.org": "accepted",
        },
    ),
    Held(
        "first-kutaisi",
        "KUT",
        date(2024, 4, 24),
        "held",
        FIRST,
        IMERETI_HALL,
        answers={"otherregion@example.org": "accepted", "davit@example.org": "accepted"},
    ),
    Held(
        "first-tbilisi",
        "TBS",
        date(2024, 5, 15),
        "held",
        FIRST,
        TBILISI_HALL,
        mode="hybrid",
        answers={"levan@example.org": "accepted", "mariam@example.org": "accepted"},
    ),
    Held(
        "capacity",
        "CSO",
        date(2024, 5, 22),
        "held",
        (
            "CSO Capacity Working Group",
            "სსო-ების შესაძლებლობების სამუშაო ჯგუფი",
        ),
        mode="online",
        visibility=1,
        answers={"ana@example.org": "accepted", "stakeholder@example.org": "tentative"},
    ),
    Held(
        "field-practice",
        "BAT",
        date(2024, 5, 29),
        "cancelled",
        (
            "Field practice session: joint outreach protocol",
            "პრაქტიკული სესია: ერთობლივი გასვლითი მუშაობის პროტოკოლი",
        ),
        ADJARA_HALL,
        sequence=1,
        reason=("Storm warning.", "შტორმის გაფრთხილება."),
        answers={"stakeholder@example.org": "accepted"},
    ),
    Held(
        "second-tbilisi",
        "TBS",
        ANCHOR,
        "in-progress",
        ("Second coordination meeting", "მეორე საკოორდინაციო შეხვედრა"),
        TBILISI_HALL,
        answers={
            "levan@example.org": "accepted",
            "keti@example.org": "accepted",
            "mariam@example.org": "accepted",
            "ana@example.org": "tentative",
            "notetaker@example.org": "accepted",
        },
    ),
    Held(
        "follow-up",
        "KUT",
        date(2024, 6, 19),
        "scheduled",
        ("Follow-up meeting", "შემდგომი შეხვედრა"),
        IMERETI_HALL,
        mode="hybrid",
        sequence=1,
        answers={
            "otherregion@example.org": "accepted",
            "davit@example.org": "declined",
            "ana@example.org": "",
        },
    ),
    Held(
        "quarter-review",
        "BAT",
        date(2024, 6, 26),
        "scheduled",
        ("Quarter review", "კვარტლის შემაჯამებელი შეხვედრა"),
        ADJARA_HALL,
        start=time(10, 30),
        answers={
            "stakeholder@example.org": "",
            "maia@example.org": "accepted",
            "eka@example.org": "",
            "sopio@example.org": "tentative",
        },
    ),
    Held(
        "legal-aid",
        "TBS",
        date(2024, 7, 3),
        "postponed",
        ("Legal aid round table", "მრგვალი მაგიდა იურიდიული დახმარების შესახებ"),
        TBILISI_HALL,
        sequence=1,
        reason=(
            "A speaker is ill; a new date is not fixed yet.",
            "მომხსენებელი ავად არის; ახალი თარიღი ჯერ დანიშნული არ არის.",
        ),
        answers={"ana@example.org": "accepted", "mariam@example.org": ""},
    ),
    Held(
        "autumn",
        "TBS",
        date(2024, 9, 18),
        "draft",
        ("Autumn coordination meeting", "შემოდგომის საკოორდინაციო შეხვედრა"),
        TBILISI_HALL,
    ),
]

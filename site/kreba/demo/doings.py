"""The action points of the demonstration, told for the second quarter of 2024."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Doing:
    """One action point; `said` is what was reported when it was done."""

    number: int
    meeting: str
    owner: str
    gap: int
    due: date
    state: str
    text: tuple[str, str]
    said: tuple[str, str] = ("", "")
    said_on: date | None = None
    priority: str = "normal"


ACTIONS = [
    Doing(
        3,
        "first-kutaisi",
        "imereti-administration",
        4,
        date(2024, 5, 15),
        "done",
        (
            "Collect focal points for the referral contact list",
            "საკონტაქტო სიისთვის საკონტაქტო პირების შეგროვება",
        ),
        ("All organisations named one person.", "ყველა ორგანიზაციამ დაასახელა ერთი პირი."),
        date(2024, 5, 13),
    ),
    Doing(
        4,
        "first-batumi",
        "seaside-families",
        1,
        date(2024, 5, 15),
        "done",
        (
            "Count the evenings without outreach",
            "იმ საღამოების დათვლა, როდესაც გასვლითი მუშაობა არ ტარდება",
        ),
        (
            "46 of 60 evenings passed without any team.",
            "60 საღამოდან 46 საღამოს არცერთი ჯგუფი არ მუშაობდა.",
        ),
        date(2024, 5, 14),
    ),
    Doing(
        5,
        "first-kutaisi",
        "youth-bridge",
        4,
        date(2024, 5, 24),
        "done",
        ("Try the contact list for two weeks", "საკონტაქტო სიის ორკვირიანი გამოცდა"),
        ("Two entries were corrected.", "ორი ჩანაწერი გასწორდა."),
        date(2024, 5, 27),
    ),
    Doing(
        7,
        "first-batumi",
        "open-door",
        1,
        date(2024, 6, 14),
        "in-progress",
        (
            "Draft joint outreach rota for July and August",
            "ივლის-აგვისტოს ერთობლივი გასვლების გრაფიკის პროექტი",
        ),
    ),
    Doing(
        8,
        "first-tbilisi",
        "care-tbilisi",
        5,
        date(2024, 6, 28),
        "in-progress",
        (
            "Name the shifts that can be trained in September",
            "იმ ცვლების დასახელება, რომელთა გადამზადებაც სექტემბერში შეიძლება",
        ),
    ),
    Doing(
        9,
        "first-batumi",
        "care-batumi",
        1,
        date(2024, 6, 10),
        "done",
        ("Agree on the areas with Open Door Batumi", "უბნების შეთანხმება ღია კართან"),
        ("The areas are divided.", "უბნები განაწილდა."),
        date(2024, 6, 7),
    ),
    Doing(
        11,
        "first-tbilisi",
        "legal-compass",
        2,
        date(2024, 6, 3),
        "open",
        (
            "One-page note on identity-document procedure for CSOs",
            "ერთგვერდიანი განმარტება სსო-ებისთვის პირადობის დოკუმენტის მიღების შესახებ",
        ),
    ),
    Doing(
        12,
        "capacity",
        "safe-steps",
        3,
        date(2024, 7, 10),
        "open",
        (
            "Write down how a CSO refers a case today",
            "აღწერა, როგორ ამისამართებს სსო დღეს",
        ),
    ),
    Doing(
        14,
        "first-tbilisi",
        "tbilisi-social",
        6,
        date(2024, 6, 21),
        "in-progress",
        ("Publish waiting times each month", "მოლოდინის ვადების ყოველთვიური გამოქვეყნება"),
    ),
    Doing(
        15,
        "capacity",
        "safe-steps",
        3,
        date(2024, 6, 30),
        "open",
        (
            "Safeguarding policy template in Georgian",
            "ბავშვთა უსაფრთხოების პოლიტიკის ქართული შაბლონი",
        ),
        priority="high",
    ),
]

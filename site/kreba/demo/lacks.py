"""The gaps of the demonstration, and how they went in the second quarter of 2024."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lack:
    """One gap, the meeting that raised it, and how its state changed since."""

    number: int
    group: str
    meeting: str
    pillar: str
    statement: tuple[str, str]
    visibility: int = 0
    kind: str = "service"
    severity: int = 3
    changes: tuple[tuple[date, str, str, str], ...] = ()


GAPS = [
    Lack(
        1,
        "BAT",
        "first-batumi",
        "identification",
        (
            "Evening and weekend outreach to children begging in tourist areas is missing",
            "საღამოს და შაბათ-კვირის გასვლითი მუშაობა ტურისტულ ადგილებში მათხოვრობაში"
            " ჩართულ ბავშვებთან არ ხორციელდება",
        ),
        changes=(
            (
                date(2024, 4, 17),
                "confirmed",
                "By decision of the meeting, with the counts of two organisations.",
                "შეხვედრის გადაწყვეტილებით, ორი ორგანიზაციის დათვლის საფუძველზე.",
            ),
            (
                date(2024, 5, 20),
                "being-addressed",
                "Two organisations took up action points.",
                "ორმა ორგანიზაციამ სამოქმედო პუნქტები აიღო.",
            ),
        ),
    ),
    Lack(
        2,
        "CSO",
        "first-tbilisi",
        "identification",
        (
            "Undocumented children avoid contact with state bodies and CSOs",
            "დოკუმენტების არმქონე ბავშვები გაურბიან კონტაქტს სახელმწიფო უწყებებთან და სსო-ებთან",
        ),
        severity=4,
        changes=(
            (
                date(2024, 5, 15),
                "confirmed",
                "Three regions named it.",
                "სამმა რეგიონმა დაასახელა.",
            ),
        ),
    ),
    Lack(
        3,
        "CSO",
        "first-kutaisi",
        "coordination",
        (
            "CSOs have no agreed entry point into the National Referral Mechanism",
            "სსო-ებს არ აქვთ შეთანხმებული შესასვლელი წერტილი ეროვნულ რეფერალურ მექანიზმში",
        ),
        kind="coordination",
        changes=(
            (date(2024, 4, 24), "confirmed", "By the meeting.", "შეხვედრის მიერ."),
            (
                date(2024, 5, 22),
                "being-addressed",
                "The working group drafts a procedure.",
                "სამუშაო ჯგუფი პროცედურის პროექტს ამზადებს.",
            ),
        ),
    ),
    Lack(
        4,
        "KUT",
        "first-kutaisi",
        "coordination",
        (
            "No shared, current referral contact list",
            "საერთო, განახლებული საკონტაქტო სია არ არსებობს",
        ),
        kind="procedure",
        severity=2,
        changes=(
            (date(2024, 4, 24), "confirmed", "By the meeting.", "შეხვედრის მიერ."),
            (
                date(2024, 4, 30),
                "being-addressed",
                "The administration collects focal points.",
                "ადმინისტრაცია საკონტაქტო პირებს აგროვებს.",
            ),
            (
                date(2024, 5, 29),
                "closed",
                "The list is in use and is updated each quarter.",
                "სია გამოიყენება და ყოველ კვარტალში ახლდება.",
            ),
        ),
    ),
    Lack(
        5,
        "TBS",
        "first-tbilisi",
        "identification",
        (
            "First responders lack training on child indicators",
            "პირველადი რეაგირების თანამშრომლებს აკლიათ გადამზადება ბავშვთა ინდიკატორებზე",
        ),
        kind="capacity",
        changes=(
            (date(2024, 5, 15), "confirmed", "By the meeting.", "შეხვედრის მიერ."),
            (
                date(2024, 5, 24),
                "being-addressed",
                "A training is being prepared.",
                "ტრენინგი მზადდება.",
            ),
        ),
    ),
    Lack(
        6,
        "TBS",
        "first-tbilisi",
        "support",
        (
            "Waiting times for psychosocial support are too long",
            "ფსიქოსოციალური დახმარების მოლოდინის ვადები მეტისმეტად გრძელია",
        ),
        visibility=2,
        changes=((date(2024, 5, 15), "confirmed", "By the meeting.", "შეხვედრის მიერ."),),
    ),
]

PILLARS = [
    ("identification", "1. Identification and protection", "1. იდენტიფიცირება და დაცვა"),
    (
        "support",
        "2. Individual support and access to services",
        "2. ინდივიდუალური მხარდაჭერა და სერვისებზე წვდომა",
    ),
    ("inclusion", "3. Social inclusion", "3. სოციალური ინტეგრაცია"),
    (
        "justice",
        "4. Criminal justice and redress",
        "4. სისხლის სამართლის მართლმსაჯულება და ზიანის ანაზღაურება",
    ),
    ("coordination", "Coordination", "კოორდინაცია"),
    ("prevention", "Prevention and awareness", "პრევენცია და ცნობიერების ამაღლება"),
    ("data", "Data", "მონაცემები"),
]

"""The demo's news. Invented bodies only, and nothing about anybody's case."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """An article in one language; `body` is blocks of the page's body, as (kind, value)."""

    slug: str
    title: str
    lead: str
    body: list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article by language, and how long before the demo's day it came out."""

    days_ago: int
    said: dict[str, Said]
    names_them: bool = False  # the meetings and gaps that the demo hands over


START = Article(
    days_ago=57,
    said={
        "en": Said(
            slug="regional-coordination-meetings-start",
            title="Regional coordination meetings start",
            lead=(
                "From now on, those who protect victims of trafficking meet each quarter in "
                "Batumi, Kutaisi and Tbilisi, with one agenda and one register."
            ),
            body=[
                (
                    "text",
                    "<p>State bodies, the police, schools, health services and civil society "
                    "organisations work with the same people and seldom sit at the same table. "
                    "The regional meetings are that table.</p>",
                ),
                ("heading", "How a meeting works"),
                (
                    "text",
                    "<ul><li>The agenda is sent with the invitation, and everybody may answer "
                    "it without an account.</li>"
                    "<li>Notes are taken where all can see them being written.</li>"
                    "<li>What is missing becomes a gap with a number. What is to be done becomes "
                    "an action point with an owner and a date.</li></ul>",
                ),
                (
                    "quote",
                    {
                        "text": "No case details, in the room or in the notes.",
                        "source": "Ground rule of all meetings",
                    },
                ),
                (
                    "text",
                    "<p>Whatever can be shown to everybody stands on this site: the dates, the "
                    "gaps, and how far the work on them has come.</p>",
                ),
            ],
        ),
        "ka": Said(
            slug="itsqeba-regionuli-sakoordinatsio-shekhvedrebi",
            title="იწყება რეგიონული საკოორდინაციო შეხვედრები",
            lead=(
                "ამიერიდან ისინი, ვინც ტრეფიკინგის მსხვერპლთა დაცვაზე მუშაობს, ყოველ კვარტალში "
                "შეიკრიბებიან ბათუმში, ქუთაისსა და თბილისში, ერთი დღის წესრიგითა და ერთი რეესტრით."
            ),
            body=[
                (
                    "text",
                    "<p>სახელმწიფო უწყებები, პოლიცია, სკოლები, ჯანდაცვის სერვისები და სამოქალაქო "
                    "საზოგადოების ორგანიზაციები ერთსა და იმავე ადამიანებთან მუშაობენ, მაგრამ ერთ "
                    "მაგიდასთან იშვიათად სხდებიან. რეგიონული შეხვედრები სწორედ ეს მაგიდაა.</p>",
                ),
                ("heading", "როგორ მიმდინარეობს შეხვედრა"),
                (
                    "text",
                    "<ul><li>დღის წესრიგი მოწვევას ახლავს; პასუხი ყველას შეუძლია, ანგარიშის "
                    "გარეშეც.</li>"
                    "<li>ჩანაწერები ისე კეთდება, რომ ყველა ხედავს, რა იწერება.</li>"
                    "<li>რაც აკლია, ხდება ხარვეზი ნომრით. რაც გასაკეთებელია, ხდება სამოქმედო "
                    "პუნქტი პასუხისმგებლითა და ვადით.</li></ul>",
                ),
                (
                    "quote",
                    {
                        "text": "საქმის დეტალები არ ითქმის არც შეხვედრაზე, არც ჩანაწერებში.",
                        "source": "ყველა შეხვედრის წესი",
                    },
                ),
                (
                    "text",
                    "<p>რისი ჩვენებაც ყველასთვის შეიძლება, ამ საიტზეა: თარიღები, ხარვეზები და "
                    "ის, თუ რამდენად წინ წავიდა მათზე მუშაობა.</p>",
                ),
            ],
        ),
    },
)

TRAINING = Article(
    days_ago=33,
    said={
        "en": Said(
            slug="training-for-first-responders",
            title="Training for first responders",
            lead=(
                "Twenty-five people learned in two days how to recognise a child who may be "
                "exploited, and whom to call."
            ),
            body=[
                (
                    "text",
                    "<p>They came from schools, health services, the police and civil society "
                    "organisations of Imereti and Tbilisi: the people a child meets first.</p>",
                ),
                ("heading", "What was practised"),
                (
                    "text",
                    "<ul><li>Signs that somebody else profits from a child, and signs that mean "
                    "something else.</li>"
                    "<li>A first conversation that asks for little and promises nothing that "
                    "cannot be kept.</li>"
                    "<li>The way into the National Referral Mechanism, and what happens "
                    "after.</li></ul>"
                    "<p>All exercises used invented situations. The same two days will be "
                    "offered in Adjara.</p>",
                ),
            ],
        ),
        "ka": Said(
            slug="treningi-pirveladi-reagirebis-tanamshromlebistvis",
            title="ტრენინგი პირველადი რეაგირების თანამშრომლებისთვის",
            lead=(
                "ოცდახუთმა მონაწილემ ორ დღეში ისწავლა, როგორ ამოიცნოს ბავშვი, რომელსაც შესაძლოა "
                "ექსპლუატაციას უწევენ, და ვის უნდა დაურეკოს."
            ),
            body=[
                (
                    "text",
                    "<p>მონაწილეები იმერეთისა და თბილისის სკოლებიდან, ჯანდაცვის სერვისებიდან, "
                    "პოლიციიდან და სამოქალაქო საზოგადოების ორგანიზაციებიდან იყვნენ: ისინი, ვისაც "
                    "ბავშვი პირველად ხვდება.</p>",
                ),
                ("heading", "რა ივარჯიშეს"),
                (
                    "text",
                    "<ul><li>ნიშნები, რომ ბავშვით სხვა სარგებლობს, და ნიშნები, რომლებიც სხვა "
                    "რამეს ნიშნავს.</li>"
                    "<li>პირველი საუბარი, რომელიც ცოტას კითხულობს და შეუსრულებელს არ "
                    "ჰპირდება.</li>"
                    "<li>შესასვლელი ეროვნულ რეფერალურ მექანიზმში და ის, რაც ამის შემდეგ "
                    "ხდება.</li></ul>"
                    "<p>ყველა სავარჯიშო გამოგონილ სიტუაციებს ეყრდნობოდა. იგივე ორდღიანი ტრენინგი "
                    "აჭარაშიც ჩატარდება.</p>",
                ),
            ],
        ),
    },
)

FOUND = Article(
    days_ago=21,
    names_them=True,
    said={
        "en": Said(
            slug="what-the-first-meetings-found",
            title="What the first meetings found",
            lead=(
                "Asked what is missing, all three regions named the same gap first: children who "
                "avoid every contact, because they have no papers."
            ),
            body=[
                (
                    "text",
                    "<p>Children who live or work in the street often have no documents, and "
                    "their families fear every office that asks for one. So they turn away from "
                    "state bodies and from the organisations that could help.</p>",
                ),
                ("heading", "What was agreed"),
                (
                    "text",
                    "<p>The meetings did not end with a list of complaints. Each gap now has a "
                    "number, an owner where one was found, and a date.</p>"
                    "<ul><li>Open Door Batumi (demo) and the State Care Unit Batumi (demo) draft "
                    "one outreach rota for July and August.</li>"
                    "<li>The Imereti Regional Administration (demo) updates the referral contact "
                    "list each quarter. That gap is closed.</li></ul>",
                ),
                ("heading", "What is still open"),
                (
                    "text",
                    "<p>Nobody has yet taken up the return to school, and legal help with "
                    "documents is scarce outside the capital. Both stand on the agenda of the "
                    "next meetings.</p>",
                ),
            ],
        ),
        "ka": Said(
            slug="ra-gamoavlina-pirvelma-shekhvedrebma",
            title="რა გამოავლინა პირველმა შეხვედრებმა",
            lead=(
                "სამივე რეგიონმა პირველად ერთი და იგივე ხარვეზი დაასახელა: უსაბუთო ბავშვები "
                "ყველანაირ კონტაქტს გაურბიან."
            ),
            body=[
                (
                    "text",
                    "<p>ბავშვებს, რომლებიც ქუჩაში ცხოვრობენ ან მუშაობენ, ხშირად არ აქვთ "
                    "დოკუმენტები, ხოლო მათი ოჯახები ერიდებიან ყველა უწყებას, რომელიც საბუთს "
                    "ითხოვს. ამიტომ ისინი გაურბიან სახელმწიფო უწყებებსაც და იმ ორგანიზაციებსაც, "
                    "რომლებსაც დახმარება შეუძლიათ.</p>",
                ),
                ("heading", "რაზე შეთანხმდნენ"),
                (
                    "text",
                    "<p>შეხვედრები საჩივრების ჩამონათვალით არ დასრულებულა. თითოეულ ხარვეზს ახლა "
                    "აქვს ნომერი, ვადა და, სადაც მოიძებნა, პასუხისმგებელი.</p>"
                    "<ul><li>ღია კარი ბათუმი (დემო) და სახელმწიფო ზრუნვის ერთეული, ბათუმი "
                    "(დემო) ივლის-აგვისტოს ერთობლივი გასვლების გრაფიკს ამზადებენ.</li>"
                    "<li>იმერეთის რეგიონული ადმინისტრაცია (დემო) გადამისამართების საკონტაქტო "
                    "სიას ყოველ კვარტალში განაახლებს. ეს ხარვეზი დახურულია.</li></ul>",
                ),
                ("heading", "რა რჩება ღიად"),
                (
                    "text",
                    "<p>სკოლაში დაბრუნებაზე პასუხისმგებლობა ჯერ არავის აუღია, იურიდიული დახმარება "
                    "დოკუმენტების საკითხში კი დედაქალაქის გარეთ ცოტაა. ორივე საკითხი მომდევნო "
                    "შეხვედრების დღის წესრიგშია.</p>",
                ),
            ],
        ),
    },
)

ARTICLES = (START, TRAINING, FOUND)

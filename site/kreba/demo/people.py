"""Who there is in the demonstration. Every name is invented and says so."""

from dataclasses import dataclass

REGIONS = {
    "GE-AJ": ("adjara", "Adjara", "აჭარა"),
    "GE-IM": ("imereti", "Imereti", "იმერეთი"),
    "GE-TB": ("tbilisi", "Tbilisi", "თბილისი"),
}

TYPES = {
    "regional-authority": ("Regional or municipal authority", "რეგიონული ან მუნიციპალური ორგანო"),
    "law-enforcement": ("Law enforcement, prosecution", "სამართალდამცავი ორგანო, პროკურატურა"),
    "state-service": ("State service provider", "სახელმწიფო სერვისის მიმწოდებელი"),
    "national-cso": ("National CSO", "ეროვნული სსო"),
    "cbo": ("Community-based organisation", "სათემო ორგანიზაცია"),
    "international": ("UN or international organisation", "საერთაშორისო ორგანიზაცია"),
    "academia": ("Education and research", "განათლება და კვლევა"),
}

# key: (type, regions, English, Georgian)
ORGANISATIONS = {
    "adjara-administration": (
        "regional-authority",
        ["GE-AJ"],
        "Adjara Regional Administration (demo)",
        "აჭარის რეგიონული ადმინისტრაცია (დემო)",
    ),
    "imereti-administration": (
        "regional-authority",
        ["GE-IM"],
        "Imereti Regional Administration (demo)",
        "იმერეთის რეგიონული ადმინისტრაცია (დემო)",
    ),
    "tbilisi-social": (
        "regional-authority",
        ["GE-TB"],
        "Tbilisi City Social Service (demo)",
        "თბილისის სოციალური სამსახური (დემო)",
    ),
    "care-batumi": (
        "state-service",
        ["GE-AJ"],
        "State Care Unit Batumi (demo)",
        "სახელმწიფო ზრუნვის ერთეული, ბათუმი (დემო)",
    ),
    "care-tbilisi": (
        "state-service",
        ["GE-TB"],
        "State Care Unit Tbilisi (demo)",
        "სახელმწიფო ზრუნვის ერთეული, თბილისი (დემო)",
    ),
    "police-adjara": (
        "law-enforcement",
        ["GE-AJ"],
        "Regional Police Unit, Adjara (demo)",
        "რეგიონული პოლიციის ერთეული, აჭარა (დემო)",
    ),
    "open-door": (
        "national-cso",
        ["GE-AJ"],
        "Open Door Batumi (demo)",
        "ღია კარი ბათუმი (დემო)",
    ),
    "youth-bridge": (
        "national-cso",
        ["GE-IM"],
        "Imereti Youth Bridge (demo)",
        "იმერეთის ახალგაზრდული ხიდი (დემო)",
    ),
    "legal-compass": (
        "national-cso",
        ["GE-IM", "GE-TB"],
        "Legal Compass (demo)",
        "სამართლებრივი კომპასი (დემო)",
    ),
    "safe-steps": (
        "national-cso",
        ["GE-TB"],
        "Safe Steps (demo)",
        "უსაფრთხო ნაბიჯები (დემო)",
    ),
    "seaside-families": (
        "cbo",
        ["GE-AJ"],
        "Seaside Families (demo)",
        "ზღვისპირა ოჯახები (დემო)",
    ),
    "project-office": (
        "international",
        ["GE-AJ", "GE-IM", "GE-TB"],
        "Coordination Project Office (demo)",
        "საკოორდინაციო პროექტის ოფისი (დემო)",
    ),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; `account` is the sign-in where there is one."""

    en: str
    ka: str
    organisation: str
    email: str
    language: str = "ka"
    account: bool = False
    focal_point: bool = False


PEOPLE = [
    Person(
        "Giorgi Testiani",
        "გიორგი ტესტიანი",
        "project-office",
        "facilitator@example.org",
        language="en",
        account=True,
    ),
    Person(
        "Lasha Demoshvili",
        "ლაშა დემოშვილი",
        "project-office",
        "notetaker@example.org",
        language="en",
        account=True,
    ),
    Person(
        "Nino Magalitadze",
        "ნინო მაგალითაძე",
        "open-door",
        "stakeholder@example.org",
        account=True,
        focal_point=True,
    ),
    Person(
        "Tamar Nimushashvili",
        "თამარ ნიმუშაშვილი",
        "youth-bridge",
        "otherregion@example.org",
        account=True,
        focal_point=True,
    ),
    Person("Maia Demoshvili", "მაია დემოშვილი", "adjara-administration", "maia@example.org"),
    Person("Irakli Testiani", "ირაკლი ტესტიანი", "police-adjara", "irakli@example.org"),
    Person("Eka Magalitadze", "ეკა მაგალითაძე", "care-batumi", "eka@example.org"),
    Person(
        "Sopio Nimushashvili",
        "სოფიო ნიმუშაშვილი",
        "seaside-families",
        "sopio@example.org",
        focal_point=True,
    ),
    Person("Davit Magalitadze", "დავით მაგალითაძე", "imereti-administration", "davit@example.org"),
    Person("Ana Testiani", "ანა ტესტიანი", "legal-compass", "ana@example.org", focal_point=True),
    Person("Levan Nimushashvili", "ლევან ნიმუშაშვილი", "tbilisi-social", "levan@example.org"),
    Person("Keti Demoshvili", "ქეთი დემოშვილი", "care-tbilisi", "keti@example.org"),
    Person(
        "Mariam Testiani",
        "მარიამ ტესტიანი",
        "safe-steps",
        "mariam@example.org",
        language="en",
        focal_point=True,
    ),
]

# Accounts of people who are no stakeholders: sign-in, first name, last name.
STAFF = [
    ("manager@example.org", "Natia", "Magalitadze"),
    ("editor@example.org", "Salome", "Nimushashvili"),
    ("admin@example.org", "Zaza", "Demoshvili"),
]

# code: (slug, regions, English, Georgian)
GROUPS = {
    "BAT": (
        "adjara",
        ["GE-AJ"],
        "Adjara Coordination Group",
        "აჭარის საკოორდინაციო ჯგუფი",
    ),
    "KUT": (
        "imereti",
        ["GE-IM"],
        "Imereti Coordination Group",
        "იმერეთის საკოორდინაციო ჯგუფი",
    ),
    "TBS": (
        "tbilisi",
        ["GE-TB"],
        "Tbilisi Coordination Group",
        "თბილისის საკოორდინაციო ჯგუფი",
    ),
    "CSO": (
        "cso-capacity",
        ["GE-AJ", "GE-IM", "GE-TB"],
        "CSO Capacity Working Group",
        "სსო-ების შესაძლებლობების სამუშაო ჯგუფი",
    ),
}

# minutes, purpose, English, Georgian
SKELETON = [
    (10, "information", "Action points of last time", "წინა შეხვედრის სამოქმედო პუნქტები"),
    (15, "information", "Situation in the region", "ვითარება რეგიონში"),
    (
        25,
        "discussion",
        "Gap: children exploited for begging in the summer season",
        "ხარვეზი: ბავშვების ექსპლუატაცია მათხოვრობით ზაფხულის სეზონზე",
    ),
    (
        15,
        "decision",
        "Decision: referral contact list",
        "გადაწყვეტილება: გადამისამართების საკონტაქტო სია",
    ),
    (
        15,
        "information",
        "CSO capacity and coming grant call",
        "სსო-ების შესაძლებლობები და მომავალი საგრანტო კონკურსი",
    ),
    (10, "decision", "Agreed actions, next date", "შეთანხმებული მოქმედებები, შემდეგი თარიღი"),
]

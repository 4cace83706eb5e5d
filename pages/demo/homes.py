"""What the demo's home pages say."""

HOMES = {
    "en": {
        "heading": "Coordination against human trafficking in Georgia",
        "intro": (
            "State bodies, civil society and international partners meet in Batumi, Kutaisi and "
            "Tbilisi to find what is missing in the protection of victims, to agree who does "
            "what, and to show what came of it."
        ),
    },
    "ka": {
        "heading": "კოორდინაცია ადამიანით ვაჭრობის წინააღმდეგ საქართველოში",
        "intro": (
            "სახელმწიფო უწყებები, სამოქალაქო საზოგადოება და საერთაშორისო პარტნიორები ბათუმში, "
            "ქუთაისსა და თბილისში იკრიბებიან, რათა გამოავლინონ მსხვერპლთა დაცვის ხარვეზები, "
            "შეთანხმდნენ, ვინ რას აკეთებს, და აჩვენონ შედეგი."
        ),
    },
}

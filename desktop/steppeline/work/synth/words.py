"""The words of synthetic titles, in three languages side by side.

Russian and Kazakh nouns change with what stands before them, so phrases are whole and names follow after a colon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """One phrase in each language."""

    en: str
    ru: str
    kk: str


class KindWords(NamedTuple):
    """How often a kind of event happens, how it is called, and in how many days it is over at most (0: any)."""

    weight: float
    longest: int
    heads: tuple[Words, ...]


KINDS: Mapping[str, KindWords] = {
    "forum": KindWords(
        0.09,
        3,
        (
            Words("Forum on", "Форум по теме", "Форум тақырыбы"),
            Words("Annual forum on", "Ежегодный форум по теме", "Жыл сайынғы форум тақырыбы"),
            Words("Business forum on", "Деловой форум по теме", "Іскерлік форум тақырыбы"),
            Words("Youth forum on", "Молодёжный форум по теме", "Жастар форумы тақырыбы"),
        ),
    ),
    "visit": KindWords(
        0.14,
        3,
        (
            Words("Working visit on", "Рабочий визит по теме", "Жұмыс сапары тақырыбы"),
            Words("Delegation visit on", "Визит делегации по теме", "Делегация сапары тақырыбы"),
            Words("Study visit on", "Ознакомительный визит по теме", "Танысу сапары тақырыбы"),
        ),
    ),
    "meeting": KindWords(
        0.22,
        3,
        (
            Words("Meeting on", "Встреча по теме", "Кездесу тақырыбы"),
            Words("Commission session on", "Заседание комиссии по теме", "Комиссия отырысы тақырыбы"),
            Words("Round table on", "Круглый стол по теме", "Дөңгелек үстел тақырыбы"),
            Words("Talks on", "Переговоры по теме", "Келіссөздер тақырыбы"),
            Words("Experts discuss", "Эксперты обсуждают тему", "Сарапшылар талқылайтын тақырып"),
        ),
    ),
    "agreement": KindWords(
        0.1,
        0,
        (
            Words("Agreement on", "Соглашение по теме", "Келісім тақырыбы"),
            Words("Memorandum on", "Меморандум по теме", "Меморандум тақырыбы"),
            Words("Protocol on", "Протокол по теме", "Хаттама тақырыбы"),
        ),
    ),
    "crisis": KindWords(
        0.11,
        0,
        (
            Words("Emergency in", "Чрезвычайная ситуация, сфера", "Төтенше жағдай, сала"),
            Words("Disruption of", "Перебои, сфера", "Іркілістер, сала"),
            Words("Dispute over", "Спор вокруг темы", "Дау тақырыбы"),
            Words("Shortage affecting", "Нехватка, сфера", "Тапшылық, сала"),
        ),
    ),
    "project": KindWords(
        0.1,
        0,
        (
            Words("Joint project in", "Совместный проект, сфера", "Бірлескен жоба, сала"),
            Words("Construction begins for", "Начало строительства, сфера", "Құрылыс басталуы, сала"),
            Words("Pilot programme for", "Пилотная программа, сфера", "Пилоттық бағдарлама, сала"),
        ),
    ),
    "statement": KindWords(
        0.12,
        0,
        (
            Words("Statement on", "Заявление по теме", "Мәлімдеме тақырыбы"),
            Words("Press briefing on", "Брифинг по теме", "Брифинг тақырыбы"),
            Words("Open letter on", "Открытое письмо по теме", "Ашық хат тақырыбы"),
        ),
    ),
    "statistic": KindWords(
        0.06,
        0,
        (
            Words("Figures published on", "Опубликованы данные по теме", "Деректер жарияланды, тақырыбы"),
            Words("Quarterly report on", "Квартальный отчёт по теме", "Тоқсандық есеп тақырыбы"),
        ),
    ),
    "administrative": KindWords(
        0.05,
        0,
        (
            Words("New rules for", "Новые правила, сфера", "Жаңа ережелер, сала"),
            Words("Office opened for", "Открыто представительство, сфера", "Өкілдік ашылды, сала"),
        ),
    ),
    "gap": KindWords(0.01, 0, (Words("Nothing reported on", "Нет сообщений по теме", "Хабарлама жоқ, тақырыбы"),)),
}

TOPICS = (
    Words("border trade", "приграничная торговля", "шекаралық сауда"),
    Words("rail freight", "железнодорожные грузы", "теміржол жүктері"),
    Words("road transport", "автомобильный транспорт", "автомобиль көлігі"),
    Words("water use", "водопользование", "су пайдалану"),
    Words("flood protection", "защита от паводков", "су тасқынынан қорғау"),
    Words("grain exports", "экспорт зерна", "астық экспорты"),
    Words("livestock health", "здоровье скота", "мал денсаулығы"),
    Words("steppe fires", "степные пожары", "дала өрттері"),
    Words("customs checks", "таможенный контроль", "кедендік бақылау"),
    Words("energy supply", "энергоснабжение", "энергиямен жабдықтау"),
    Words("coal deliveries", "поставки угля", "көмір жеткізу"),
    Words("gas transit", "транзит газа", "газ транзиті"),
    Words("power lines", "линии электропередачи", "электр желілері"),
    Words("machine building", "машиностроение", "машина жасау"),
    Words("metallurgy", "металлургия", "металлургия"),
    Words("mining safety", "безопасность шахт", "шахта қауіпсіздігі"),
    Words("school exchange", "обмен школьников", "оқушылар алмасуы"),
    Words("university ties", "связи университетов", "университеттер байланысы"),
    Words("library cooperation", "сотрудничество библиотек", "кітапханалар ынтымақтастығы"),
    Words("theatre tours", "театральные гастроли", "театр гастрольдері"),
    Words("museum collections", "музейные собрания", "музей қорлары"),
    Words("sports games", "спортивные игры", "спорт ойындары"),
    Words("tourism routes", "туристические маршруты", "туристік бағыттар"),
    Words("nature reserves", "заповедники", "қорықтар"),
    Words("river shipping", "речное судоходство", "өзен кеме қатынасы"),
    Words("air links", "авиасообщение", "әуе қатынасы"),
    Words("mobile networks", "мобильная связь", "ұялы байланыс"),
    Words("digital services", "цифровые услуги", "цифрлық қызметтер"),
    Words("health care", "здравоохранение", "денсаулық сақтау"),
    Words("vaccination", "вакцинация", "вакцинация"),
    Words("labour migration", "трудовая миграция", "еңбек көші-қоны"),
    Words("housing construction", "жилищное строительство", "тұрғын үй құрылысы"),
    Words("small business", "малый бизнес", "шағын бизнес"),
    Words("bank payments", "банковские платежи", "банк төлемдері"),
    Words("farm machinery", "сельхозтехника", "ауыл шаруашылығы техникасы"),
    Words("seed breeding", "селекция семян", "тұқым шаруашылығы"),
    Words("fishing quotas", "квоты на вылов", "балық аулау квоталары"),
    Words("air quality", "качество воздуха", "ауа сапасы"),
    Words("waste recycling", "переработка отходов", "қалдықтарды өңдеу"),
    Words("space launch site", "космодром", "ғарыш айлағы"),
)

ACTOR_ROLES: tuple[tuple[str, Words], ...] = (
    ("organisation", Words("Delegation", "Делегация", "Делегация")),
    ("organisation", Words("Administration office", "Отдел администрации", "Әкімдік бөлімі")),
    ("organisation", Words("Trade chamber", "Торговая палата", "Сауда палатасы")),
    ("organisation", Words("Transport company", "Транспортная компания", "Көлік компаниясы")),
    ("organisation", Words("Research institute", "Научный институт", "Ғылыми институт")),
    ("organisation", Words("University", "Университет", "Университет")),
    ("organisation", Words("Rescue service", "Служба спасения", "Құтқару қызметі")),
    ("organisation", Words("Farm union", "Союз фермеров", "Фермерлер одағы")),
    ("organisation", Words("Border post", "Пограничный пункт", "Шекара бекеті")),
    ("person", Words("Envoy", "Уполномоченный", "Өкіл")),
    ("person", Words("Speaker", "Докладчик", "Баяндамашы")),
)

SOURCE_TYPES: tuple[tuple[str, Words], ...] = (
    ("press", Words("Daily bulletin", "Ежедневный бюллетень", "Күнделікті бюллетень")),
    ("press", Words("Regional newspaper", "Областная газета", "Облыстық газет")),
    ("official", Words("Official gazette", "Официальный вестник", "Ресми хабаршы")),
    ("official", Words("Press release", "Пресс-релиз", "Баспасөз хабарламасы")),
    ("archive", Words("Archive file", "Архивное дело", "Мұрағат ісі")),
    ("report", Words("Annual report", "Годовой отчёт", "Жылдық есеп")),
)

FIGURES: tuple[tuple[Words, str | None, str | None], ...] = (
    (Words("Trade turnover", "Товарооборот", "Тауар айналымы"), None, "USD"),
    (Words("Participants", "Участники", "Қатысушылар"), "persons", None),
    (Words("Freight carried", "Перевезено грузов", "Тасымалданған жүк"), "tonnes", None),
    (Words("Length of the section", "Длина участка", "Учаске ұзындығы"), "km", None),
)

SUMMARIES = (
    Words(
        "The sides compared their plans and named those in charge of",
        "Стороны сверили планы и назвали ответственных; тема:",
        "Тараптар жоспарларын салыстырып, жауаптыларды атады; тақырыбы:",
    ),
    Words(
        "A working group is to report within three months about",
        "Рабочая группа доложит в течение трёх месяцев; тема:",
        "Жұмыс тобы үш ай ішінде есеп береді; тақырыбы:",
    ),
    Words(
        "Accounts differ; local papers give fewer details about",
        "Сообщения расходятся, местные газеты скупы на подробности; тема:",
        "Хабарлар әртүрлі, жергілікті газеттерде мәлімет аз; тақырыбы:",
    ),
)

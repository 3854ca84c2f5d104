<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Steppeline</source>
        <translation>Steppeline туралы</translation>
    </message>
    <message>
        <source>A timeline and event explorer that works offline, with honest dates and sources.</source>
        <translation>Желісіз жұмыс істейтін уақыт шкаласы мен оқиғалар шолғышы: күндері мен дереккөздері шынайы.</translation>
    </message>
    <message>
        <source>The map draws Crimea, Sevastopol, Donetsk, Luhansk, Zaporizhzhia and Kherson as ISO 3166-2 has them, as parts of Ukraine; a setting hatches them as disputed. No opinion on the status of any territory is implied.</source>
        <translation>Картада Қырым, Севастополь, Донецк, Луганск, Запорожье және Херсон ISO 3166-2 бойынша, Украинаның құрамында көрсетілген; баптау оларды даулы деп сызықтайды. Бұл қандай да бір аумақтың мәртебесі туралы пікір білдірмейді.</translation>
    </message>
    <message>
        <source>Whose work is in this program</source>
        <translation>Бағдарламада кімдердің еңбегі бар</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>No other casefile was open yet</source>
        <translation>Басқа іс файлы әлі ашылмаған</translation>
    </message>
    <message>
        <source>Delete a saved view</source>
        <translation>Сақталған көріністі жою</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter: {clause}</source>
        <translation>Сүзгіні алып тастау: {clause}</translation>
    </message>
    <message>
        <source>Click to remove</source>
        <translation>Алып тастау үшін басыңыз</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Clear all</source>
        <translation>Барлығын тазалау</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Барлық сүзгіні тазалау</translation>
    </message>
    <message>
        <source>Active filters</source>
        <translation>Қолданыстағы сүзгілер</translation>
    </message>
</context>
<context>
    <name>ClauseWords</name>
    <message>
        <source>Search: {query}</source>
        <translation>Іздеу: {query}</translation>
    </message>
    <message>
        <source>Pair: {regions}</source>
        <translation>Жұп: {regions}</translation>
    </message>
</context>
<context>
    <name>Completer</name>
    <message>
        <source>Suggestions and events found</source>
        <translation>Ұсыныстар мен табылған оқиғалар</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Steppeline made a mistake</source>
        <translation>Steppeline бағдарламасында қате шықты</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved in the casefile is safe.</source>
        <translation>Бағдарлама ішінде қате шықты. Іс файлында сақталғанның бәрі аман.</translation>
    </message>
    <message>
        <source>The details are in {path}. Please report them; then quit and start again.</source>
        <translation>Мәліметтер {path} файлында. Оларды хабарлаңыз, содан кейін шығып, қайта іске қосыңыз.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail of the selected event</source>
        <translation>Таңдалған оқиға туралы мәліметтер</translation>
    </message>
    <message>
        <source>No event is selected</source>
        <translation>Оқиға таңдалмаған</translation>
    </message>
    <message>
        <source>Click one on the timeline or in the table, or press . for the next in time.</source>
        <translation>Шкаладан не кестеден оқиғаны басыңыз немесе уақыт бойынша келесісі үшін . пернесін басыңыз.</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>Бұл іс файлында әлі оқиға жоқ</translation>
    </message>
    <message>
        <source>Open another one with Ctrl+O.</source>
        <translation>Басқасын ашыңыз: Ctrl+O.</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Дереккөз сілтемесімен көшіру</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Hide</source>
        <translation>Жасыру</translation>
    </message>
    <message>
        <source>Hide {pane}</source>
        <translation>Жасыру: {pane}</translation>
    </message>
</context>
<context>
    <name>EntityNames</name>
    <message>
        <source>{name} (until {year})</source>
        <translation>{name} ({year} жылға дейін)</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>New casefile</source>
        <translation>Жаңа іс файлы</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>атаусыз</translation>
    </message>
    <message>
        <source>Open casefile</source>
        <translation>Іс файлын ашу</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>көшірме</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Көшірмесін сақтау</translation>
    </message>
    <message>
        <source>Export the visible events</source>
        <translation>Көрініп тұрған оқиғаларды экспорттау</translation>
    </message>
    <message>
        <source>Import regions</source>
        <translation>Өңірлерді импорттау</translation>
    </message>
    <message>
        <source>Outlines of regions</source>
        <translation>Өңірлердің пішіндері</translation>
    </message>
    <message>
        <source>Save a picture of the timeline</source>
        <translation>Уақыт шкаласының суретін сақтау</translation>
    </message>
    <message>
        <source>Casefiles</source>
        <translation>Іс файлдары</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Table of the visible events</source>
        <translation>Көрініп тұрған оқиғалар кестесі</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Жолдарды көшіру</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Бағандар</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сұрыптау</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Бағандарды қалпына келтіру</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Сәйкес оқиға жоқ</translation>
    </message>
    <message>
        <source>Remove a filter above the timeline, or clear all.</source>
        <translation>Уақыт шкаласының үстіндегі сүзгіні алып тастаңыз немесе барлығын тазалаңыз.</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>Бұл іс файлында әлі оқиға жоқ</translation>
    </message>
    <message>
        <source>Open another one with Ctrl+O.</source>
        <translation>Басқасын ашыңыз: Ctrl+O.</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Сұрыпталуда…</translation>
    </message>
</context>
<context>
    <name>FacetDelegate</name>
    <message>
        <source>only</source>
        <translation>тек</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>This casefile has no events yet. Once it has some, they are filtered here.</source>
        <translation>Бұл іс файлында әлі оқиға жоқ. Пайда болғанда, олар осында сүзіледі.</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Сүзгілер</translation>
    </message>
</context>
<context>
    <name>FacetSection</name>
    <message>
        <source>Find in this list</source>
        <translation>Тізімнен табу</translation>
    </message>
    <message>
        <source>Find in {facet}</source>
        <translation>«{facet}» тізімінен табу</translation>
    </message>
</context>
<context>
    <name>FiguresStrip</name>
    <message>
        <source>Figures</source>
        <translation>Көрсеткіштер</translation>
    </message>
    <message>
        <source>No series is chosen.</source>
        <translation>Қатар таңдалмаған.</translation>
    </message>
    <message>
        <source>No series</source>
        <translation>Қатарсыз</translation>
    </message>
    <message>
        <source>Choose a series of figures</source>
        <translation>Көрсеткіштер қатарын таңдаңыз</translation>
    </message>
    <message>
        <source>Choose a series…</source>
        <translation>Қатарды таңдау…</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>нақты</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>күтілетін</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>кемінде</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>ең көбі</translation>
    </message>
    <message>
        <source>Choose a series of figures to see it on this time axis.</source>
        <translation>Осы уақыт осінде көру үшін көрсеткіштер қатарын таңдаңыз.</translation>
    </message>
    <message>
        <source>This series has no figures that can be drawn</source>
        <translation>Бұл қатарда суреттеуге болатын мән жоқ</translation>
    </message>
    <message>
        <source>A figure needs a number and a period.</source>
        <translation>Мәнге сан мен кезең керек.</translation>
    </message>
</context>
<context>
    <name>JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Facets</source>
        <translation>Сүзгілер</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Кесте</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Мәліметтер</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Layers</source>
        <translation>Қабаттар</translation>
    </message>
    <message>
        <source>What the map shows (M)</source>
        <translation>Карта нені көрсетеді (M)</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Карта нені көрсетеді</translation>
    </message>
    <message>
        <source>Borders of the viewed date</source>
        <translation>Қаралатын күнгі шекаралар</translation>
    </message>
    <message>
        <source>Today&apos;s borders</source>
        <translation>Бүгінгі шекаралар</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Түс нені көрсетеді</translation>
    </message>
    <message>
        <source>Arcs between regions that share events</source>
        <translation>Ортақ оқиғалары бар өңірлер арасындағы доғалар</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Қадам</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Жылдамдық</translation>
    </message>
    <message>
        <source>Show all regions</source>
        <translation>Барлық өңірді көрсету</translation>
    </message>
    <message>
        <source>Places (only up to {most} events)</source>
        <translation>Орындар (ең көбі {most} оқиға үшін)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Орындар</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Events a year</source>
        <translation>Жылына оқиға</translation>
    </message>
    <message>
        <source>In classes</source>
        <translation>Сыныптар бойынша</translation>
    </message>
    <message>
        <source>Continuous</source>
        <translation>Үздіксіз</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Ай</translation>
    </message>
    <message>
        <source>A quarter</source>
        <translation>Тоқсан</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Жыл</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Баяу</translation>
    </message>
    <message>
        <source>Middling</source>
        <translation>Орташа</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Жылдам</translation>
    </message>
    <message>
        <source>Stop (P)</source>
        <translation>Тоқтату (P)</translation>
    </message>
    <message>
        <source>Play through time (P)</source>
        <translation>Уақытты ойнату (P)</translation>
    </message>
</context>
<context>
    <name>MapTabs</name>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Жұптар</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Matrix of pairs of regions</source>
        <translation>Өңір жұптарының матрицасы</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Хабарды жабу</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading %1…</source>
        <translation>Оқылуда: %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of all time</source>
        <translation>Бүкіл уақытқа шолу</translation>
    </message>
    <message>
        <source>Drag the frame or its ends to choose what the timeline shows.</source>
        <translation>Шкала нені көрсететінін таңдау үшін жақтауды немесе оның шеттерін сүйреңіз.</translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message>
        <source>{name} (until {year})</source>
        <translation>{name} ({year} дейін)</translation>
    </message>
</context>
<context>
    <name>PairsPane</name>
    <message>
        <source>{pair}: no shared event</source>
        <translation>{pair}: ортақ оқиға жоқ</translation>
    </message>
    <message>
        <source>Pairs of regions</source>
        <translation>Өңір жұптары</translation>
    </message>
    <message>
        <source>Country of the rows</source>
        <translation>Жолдар елі</translation>
    </message>
    <message>
        <source>Country of the columns</source>
        <translation>Бағандар елі</translation>
    </message>
    <message>
        <source>Order of the regions</source>
        <translation>Өңірлер реті</translation>
    </message>
    <message>
        <source>Exchange rows and columns</source>
        <translation>Жолдар мен бағандарды алмастыру</translation>
    </message>
    <message>
        <source>By events</source>
        <translation>Оқиға саны бойынша</translation>
    </message>
    <message>
        <source>West to east</source>
        <translation>Батыстан шығысқа</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Атауы бойынша</translation>
    </message>
    <message>
        <source>today&apos;s borders</source>
        <translation>бүгінгі шекаралар</translation>
    </message>
    <message>
        <source>borders of each date</source>
        <translation>оқиға күніндегі шекаралар</translation>
    </message>
    <message>
        <source>Filter: {span} · {borders}</source>
        <translation>Сүзгі: {span} · {borders}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>Барлық пәрмендер</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Не істегіңіз келеді?</translation>
    </message>
</context>
<context>
    <name>PlayBar</name>
    <message>
        <source>Play through time</source>
        <translation>Уақытты ойнату</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Қадам</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Жылдамдық</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
</context>
<context>
    <name>RegionMap</name>
    <message>
        <source>Not among the regions of this casefile</source>
        <translation>Осы іс файлының өңірлері арасында жоқ</translation>
    </message>
    <message>
        <source>certain – possible</source>
        <translation>анық – мүмкін</translation>
    </message>
    <message>
        <source>none certain</source>
        <translation>анық біреуі де жоқ</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>дерек жоқ</translation>
    </message>
    <message>
        <source>Events a year</source>
        <translation>Жылына оқиға</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Region map</source>
        <translation>Өңірлер картасы</translation>
    </message>
    <message>
        <source>Arrows go from region to region, Enter chooses, Escape lets go, F shows all.</source>
        <translation>Көрсеткілер өңірден өңірге апарады, Enter таңдайды, Escape босатады, F бәрін көрсетеді.</translation>
    </message>
    <message>
        <source>{number} a year</source>
        <translation>жылына {number}</translation>
    </message>
    <message>
        <source>{country} as a whole: {number}</source>
        <translation>{country} тұтас: {number}</translation>
    </message>
    <message>
        <source>{region} before it was divided: {number}</source>
        <translation>{region} бөлінгенге дейін: {number}</translation>
    </message>
    <message>
        <source>Without a region: {number}</source>
        <translation>Өңірсіз: {number}</translation>
    </message>
    <message>
        <source>Today&apos;s borders</source>
        <translation>Бүгінгі шекаралар</translation>
    </message>
    <message>
        <source>Last: {date} · {title}</source>
        <translation>Соңғысы: {date} · {title}</translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation>Орын: {number}</translation>
    </message>
</context>
<context>
    <name>SaveViewDialog</name>
    <message>
        <source>Save this view</source>
        <translation>Осы көріністі сақтау</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Көрініс атауы</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Атауы</translation>
    </message>
    <message>
        <source>A view of this name exists; saving replaces it.</source>
        <translation>Мұндай атаулы көрініс бар; сақтағанда ол ауыстырылады.</translation>
    </message>
    <message>
        <source>Filter, time span, lanes and selection are kept in the casefile.</source>
        <translation>Сүзгі, кезең, жолақтар мен таңдау іс файлында сақталады.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search: words, kind:forum, during:2022…</source>
        <translation>Іздеу: сөздер, kind:forum, during:2022…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Қалай іздеу керек</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>How to search</source>
        <translation>Қалай іздеу керек</translation>
    </message>
    <message>
        <source>Dates are written 2022, 2022-01 or 2022-01-15. Names may be in any language.</source>
        <translation>Күндер былай жазылады: 2022, 2022-01 немесе 2022-01-15. Атаулар кез келген тілде.</translation>
    </message>
    <message>
        <source>both words, in titles, texts and names</source>
        <translation>екі сөз де: тақырыптарда, мәтіндерде, атауларда</translation>
    </message>
    <message>
        <source>these words one after the other</source>
        <translation>осы сөздер қатарынан</translation>
    </message>
    <message>
        <source>forums and visits</source>
        <translation>форумдар мен сапарлар</translation>
    </message>
    <message>
        <source>a region by its code, old or new</source>
        <translation>өңір ескі не жаңа коды бойынша</translation>
    </message>
    <message>
        <source>a region by its name; a country has all of its regions</source>
        <translation>өңір атауы бойынша; елге оның барлық өңірі кіреді</translation>
    </message>
    <message>
        <source>what two regions, or countries, share</source>
        <translation>екі өңірге не елге ортақ</translation>
    </message>
    <message>
        <source>a person or organisation by words of the name</source>
        <translation>адам не ұйым атауындағы сөздер бойынша</translation>
    </message>
    <message>
        <source>what is planned, has happened, was cancelled…</source>
        <translation>жоспарланған, болған, тоқтатылған…</translation>
    </message>
    <message>
        <source>what sources do not agree on</source>
        <translation>дереккөздер келіспейтіні</translation>
    </message>
    <message>
        <source>possibly in January 2022</source>
        <translation>мүмкін, 2022 жылғы қаңтарда</translation>
    </message>
    <message>
        <source>certainly in January 2022</source>
        <translation>анық 2022 жылғы қаңтарда</translation>
    </message>
    <message>
        <source>from March 2021 on, and before 2023</source>
        <translation>2021 жылғы наурыздан бастап, 2023 жылға дейін</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>бірі немесе екіншісі</translation>
    </message>
    <message>
        <source>without what was cancelled</source>
        <translation>тоқтатылғандарсыз</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>Clear {facet}</source>
        <translation>Тазалау: {facet}</translation>
    </message>
    <message>
        <source>Choose nothing here</source>
        <translation>Мұнда ештеңе таңдамау</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Пернелер тіркесімдері</translation>
    </message>
    <message>
        <source>Mouse on the timeline</source>
        <translation>Уақыт шкаласындағы тінтуір</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Меңзер тұсында масштабтау</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Дөңгелек</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>Уақыт бойымен жылжу</translation>
    </message>
    <message>
        <source>Drag, or Shift and wheel</source>
        <translation>Сүйреу немесе Shift пен дөңгелек</translation>
    </message>
    <message>
        <source>Filter to a span of time</source>
        <translation>Кезең бойынша сүзу</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl мен сүйреу</translation>
    </message>
    <message>
        <source>Select, add to the selection</source>
        <translation>Таңдау, таңдалғанға қосу</translation>
    </message>
    <message>
        <source>Click, Ctrl and click</source>
        <translation>Басу, Ctrl мен басу</translation>
    </message>
    <message>
        <source>Zoom to an event</source>
        <translation>Оқиғаны жақындату</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Екі рет басу</translation>
    </message>
</context>
<context>
    <name>SpanDialog</name>
    <message>
        <source>Show a span of time</source>
        <translation>Кезеңді көрсету</translation>
    </message>
    <message>
        <source>&amp;From the beginning of</source>
        <translation>&amp;Басынан бастап</translation>
    </message>
    <message>
        <source>&amp;To the end of</source>
        <translation>&amp;Соңына дейін</translation>
    </message>
    <message>
        <source>A year, a month or a day: 2014, 2022-01, 2022-01-05.</source>
        <translation>Жыл, ай немесе күн: 2014, 2022-01, 2022-01-05.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Others (%1)</source>
        <translation>Басқалары (%1)</translation>
    </message>
    <message>
        <source>No kind</source>
        <translation>Түрсіз</translation>
    </message>
    <message>
        <source>No region</source>
        <translation>Өңірсіз</translation>
    </message>
    <message>
        <source>No actor</source>
        <translation>Қатысушысыз</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Дереккөзсіз</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Тегсіз</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>Бұл іс файлында әлі оқиға жоқ</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Жағдай бойынша</translation>
    </message>
    <message>
        <source>Open another one, or the shipped dataset, from the File menu.</source>
        <translation>«Файл» мәзірінен басқасын немесе қоса берілген деректер жинағын ашыңыз.</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Сәйкес оқиға жоқ</translation>
    </message>
    <message>
        <source>Clear the filter with Esc, or take away one of its parts.</source>
        <translation>Сүзгіні Esc пернесімен тазалаңыз немесе оның бір бөлігін алып тастаңыз.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Уақыт шкаласы</translation>
    </message>
</context>
</TS>

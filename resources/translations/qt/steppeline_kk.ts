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
    <name>AsKnownDialog</name>
    <message>
        <source>As known on a day</source>
        <translation>Бір күнге белгілі болғандай</translation>
    </message>
    <message>
        <source>A copy that can only be read shows the record as it stood at the end of that day.</source>
        <translation>Тек оқуға арналған көшірме жазбаны сол күннің соңындағы күйінде көрсетеді.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Күн</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change the selected events</source>
        <translation>Таңдалған оқиғаларды өзгерту</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Не</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Қай күнге</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескертпе</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Өңір</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Тег қосу</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Тегті алып тастау</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>Өңір қосу</translation>
    </message>
    <message>
        <source>Remove a region</source>
        <translation>Өңірді алып тастау</translation>
    </message>
</context>
<context>
    <name>CheckingPage</name>
    <message>
        <source>&amp;Bring events up to date whose rows have changed</source>
        <translation>Жолдары өзгерген оқиғаларды &amp;жаңарту</translation>
    </message>
    <message>
        <source>Kinds of problems</source>
        <translation>Мәселелердің түрлері</translation>
    </message>
    <message>
        <source>What may be there already</source>
        <translation>Бұрыннан бар болуы мүмкіндер</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Өріс</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Мән</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Себебі</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Мәселелер</translation>
    </message>
    <message>
        <source>Checked ones come in; take the check away to leave one out.</source>
        <translation>Белгіленгендері кіреді; біреуін кіргізбеу үшін белгісін алыңыз.</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Мәселелер</translation>
    </message>
    <message>
        <source>Probable &amp;duplicates</source>
        <translation>Ықтимал &amp;қайталанулар</translation>
    </message>
    <message>
        <source>%1 (%2) — there is: %3 (%4)</source>
        <translation>%1 (%2) — бұрыннан бар: %3 (%4)</translation>
    </message>
    <message>
        <source>for example, %1</source>
        <translation>мысалы, %1</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>өткізіп жіберіледі</translation>
    </message>
    <message>
        <source>comes in without the value</source>
        <translation>мәнсіз кіреді</translation>
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
    <name>CopiesList</name>
    <message>
        <source>Local &amp;copies</source>
        <translation>Жергілікті &amp;көшірмелер</translation>
    </message>
    <message>
        <source>Local copies</source>
        <translation>Жергілікті көшірмелер</translation>
    </message>
    <message>
        <source>A&amp;ttach…</source>
        <translation>Т&amp;іркеу…</translation>
    </message>
    <message>
        <source>Save as a &amp;file…</source>
        <translation>&amp;Файл етіп сақтау…</translation>
    </message>
    <message>
        <source>&amp;Remove the copy</source>
        <translation>Көшірмені ал&amp;ып тастау</translation>
    </message>
    <message>
        <source>Attach a copy</source>
        <translation>Көшірме тіркеу</translation>
    </message>
    <message>
        <source>The copy is kept in the casefile.</source>
        <translation>Көшірме іс файлында сақталады.</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>Көшірмені сақтау</translation>
    </message>
    <message>
        <source>The copy is saved, with the bytes it came with.</source>
        <translation>Көшірме байтпа-байт сақталды.</translation>
    </message>
    <message>
        <source>Removed; Ctrl+Z in the window brings it back.</source>
        <translation>Алынып тасталды; терезедегі Ctrl+Z оны қайтарады.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Steppeline made a mistake</source>
        <translation>Steppeline бағдарламасында қате шықты</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Есеп</translation>
    </message>
    <message>
        <source>The report below can be saved and handed on: it holds nothing of the casefile. All details are in {path}.</source>
        <translation>Төмендегі есепті сақтап, басқаларға беруге болады: онда іс файлынан ештеңе жоқ. Толық мәліметтер {path} ішінде.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved in the casefile is safe.</source>
        <translation>Бағдарлама ішінде қате шықты. Іс файлында сақталғанның бәрі аман.</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Есепті сақтау…</translation>
    </message>
    <message>
        <source>The report is {path}.</source>
        <translation>Есеп: {path}.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Есепті сақтау</translation>
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
    <name>DateField</name>
    <message>
        <source>28 Sep 2021, autumn 2021, about 1998…</source>
        <translation>28 қыркүйек 2021, күз 2021, шамамен 1998…</translation>
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
        <source>Save as</source>
        <translation>Басқаша сақтау</translation>
    </message>
    <message>
        <source>Salvage a damaged casefile</source>
        <translation>Зақымдалған іс файлын құтқару</translation>
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
        <source>Casefiles</source>
        <translation>Іс файлдары</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Барлық файлдар</translation>
    </message>
</context>
<context>
    <name>EventEditor</name>
    <message>
        <source>Add an event</source>
        <translation>Оқиға қосу</translation>
    </message>
    <message>
        <source>Change an event</source>
        <translation>Оқиғаны өзгерту</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Басынан бастау</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Сақтау</translation>
    </message>
    <message>
        <source>What you have written is not saved.</source>
        <translation>Жазғаныңыз сақталмаған.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сақтау</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Тастау</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>Жаза &amp;беру</translation>
    </message>
    <message>
        <source>Write a title, in one language at least.</source>
        <translation>Кем дегенде бір тілде атау жазыңыз.</translation>
    </message>
    <message>
        <source>What you had not saved is back.</source>
        <translation>Сақталмағаныңыз қайтарылды.</translation>
    </message>
    <message>
        <source>Write a number, such as 27.9.</source>
        <translation>Сан жазыңыз, мысалы 27,9.</translation>
    </message>
    <message>
        <source>Remove (Ctrl+Delete)</source>
        <translation>Алып тастау (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>Fill in “%1”.</source>
        <translation>«%1» өрісін толтырыңыз.</translation>
    </message>
    <message>
        <source>as its kind</source>
        <translation>түрі сияқты</translation>
    </message>
    <message>
        <source>some time within its date</source>
        <translation>күнінің ішінде бір кезде</translation>
    </message>
    <message>
        <source>all through its date</source>
        <translation>күнінің бойында</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>көрсетілмеген</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Түрі</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Күні</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>К&amp;үйі</translation>
    </message>
    <message>
        <source>&amp;Title in English</source>
        <translation>&amp;Ағылшынша атауы</translation>
    </message>
    <message>
        <source>Title in Russian</source>
        <translation>Орысша атауы</translation>
    </message>
    <message>
        <source>Title in Kazakh</source>
        <translation>Қазақша атауы</translation>
    </message>
    <message>
        <source>Su&amp;mmary in English</source>
        <translation>Ағылшынша &amp;мазмұны</translation>
    </message>
    <message>
        <source>Summary in Russian</source>
        <translation>Орысша мазмұны</translation>
    </message>
    <message>
        <source>Summary in Kazakh</source>
        <translation>Қазақша мазмұны</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Созылуы</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Анықтығы</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Өту түрі</translation>
    </message>
    <message>
        <source>Ta&amp;gs, with commas between them</source>
        <translation>Те&amp;гтер, үтірмен бөлінген</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Өңір</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Өңірлер</translation>
    </message>
    <message>
        <source>Add &amp;region</source>
        <translation>Өңі&amp;р қосу</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Орын</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Орындар</translation>
    </message>
    <message>
        <source>Add &amp;place</source>
        <translation>&amp;Орын қосу</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Қатысушы</translation>
    </message>
    <message>
        <source>Office then held</source>
        <translation>Сол кездегі лауазымы</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Қатысушылар</translation>
    </message>
    <message>
        <source>Add &amp;actor</source>
        <translation>&amp;Қатысушы қосу</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>бірлік</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Сан</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Масштабы</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Өлшем бірлігі</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>What it measures, in English</source>
        <translation>Нені өлшейді, ағылшынша</translation>
    </message>
    <message>
        <source>What it measures, in Russian</source>
        <translation>Нені өлшейді, орысша</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Кезең</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Қай күнге</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Шегі</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Сипаты</translation>
    </message>
    <message>
        <source>Whose statistics</source>
        <translation>Кімнің статистикасы</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Айтқан</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Дереккөз</translation>
    </message>
    <message>
        <source>Where in it</source>
        <translation>Ішіндегі орны</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескертпе</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Көрсеткіштер</translation>
    </message>
    <message>
        <source>Add &amp;figure</source>
        <translation>Көрсеткі&amp;ш қосу</translation>
    </message>
    <message>
        <source>Where in it: par. 6, p. 12</source>
        <translation>Ішіндегі орны: 6-тармақ, 12-б.</translation>
    </message>
    <message>
        <source>What it supports</source>
        <translation>Нені растайды</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>Add s&amp;ource</source>
        <translation>&amp;Дереккөз қосу</translation>
    </message>
    <message>
        <source>On what: date, place, death toll…</source>
        <translation>Не туралы: күні, орны, қаза тапқандар саны…</translation>
    </message>
    <message>
        <source>What is claimed</source>
        <translation>Не тұжырымдалады</translation>
    </message>
    <message>
        <source>The record follows this</source>
        <translation>Жазба осыны ұстанады</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Себебі</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Кім не дейді</translation>
    </message>
    <message>
        <source>Add &amp;claim</source>
        <translation>Тұ&amp;жырым қосу</translation>
    </message>
    <message>
        <source>This event is</source>
        <translation>Бұл оқиға</translation>
    </message>
    <message>
        <source>Words of the other event</source>
        <translation>Басқа оқиғаның сөздері</translation>
    </message>
    <message>
        <source>Links to other events</source>
        <translation>Басқа оқиғалармен байланыстар</translation>
    </message>
    <message>
        <source>Add &amp;link</source>
        <translation>&amp;Байланыс қосу</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Кезең</translation>
    </message>
    <message>
        <source>Date of the stage</source>
        <translation>Кезең күні</translation>
    </message>
    <message>
        <source>Stages of an agreement</source>
        <translation>Келісім кезеңдері</translation>
    </message>
    <message>
        <source>Add stag&amp;e</source>
        <translation>К&amp;езең қосу</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Date then given</source>
        <translation>Сол кезде берілген күні</translation>
    </message>
    <message>
        <source>How the status changed</source>
        <translation>Күйі қалай өзгерді</translation>
    </message>
    <message>
        <source>Add to the &amp;history</source>
        <translation>Тари&amp;хқа қосу</translation>
    </message>
    <message>
        <source>“%1” is not in the casefile: choose, or create it.</source>
        <translation>«%1» іс файлында жоқ: таңдаңыз немесе жасаңыз.</translation>
    </message>
    <message>
        <source>“%1” is not in the casefile: choose one of the list.</source>
        <translation>«%1» іс файлында жоқ: тізімнен таңдаңыз.</translation>
    </message>
    <message>
        <source>Create kind “%1”</source>
        <translation>«%1» түрін жасау</translation>
    </message>
    <message>
        <source>Create place “%1”</source>
        <translation>«%1» орнын жасау</translation>
    </message>
    <message>
        <source>Create actor “%1”</source>
        <translation>«%1» қатысушысын жасау</translation>
    </message>
    <message>
        <source>Create office “%1”</source>
        <translation>«%1» лауазымын жасау</translation>
    </message>
    <message>
        <source>Create source “%1”</source>
        <translation>«%1» дереккөзін жасау</translation>
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
        <source>Edit the cell</source>
        <translation>Ұяшықты өңдеу</translation>
    </message>
    <message>
        <source>Change the selected events…</source>
        <translation>Таңдалған оқиғаларды өзгерту…</translation>
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
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Анықтама</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Анықтамадан іздеу</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Анықтама беттері</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Алға</translation>
    </message>
    <message>
        <source>No page of the help has all of these words.</source>
        <translation>Анықтаманың ешбір бетінде бұл сөздердің бәрі жоқ.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of the event</source>
        <translation>Оқиғаның тарихы</translation>
    </message>
    <message>
        <source>Reading the log of changes…</source>
        <translation>Өзгерістер журналы оқылып жатыр…</translation>
    </message>
    <message>
        <source>Step and field</source>
        <translation>Қадам мен өріс</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Бұрын</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Кейін</translation>
    </message>
    <message>
        <source>The log of changes tells nothing of this event.</source>
        <translation>Өзгерістер журналында бұл оқиға туралы ештеңе жоқ.</translation>
    </message>
    <message>
        <source>undone: %1</source>
        <translation>болдырылмады: %1</translation>
    </message>
    <message>
        <source>done again: %1</source>
        <translation>қайталанды: %1</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Файлдар қаралып жатыр…</translation>
    </message>
    <message>
        <source>&amp;Load mapping…</source>
        <translation>Сәйкестендіруді &amp;жүктеу…</translation>
    </message>
    <message>
        <source>&amp;Save mapping…</source>
        <translation>Сәйкестендіруді &amp;сақтау…</translation>
    </message>
    <message>
        <source>&amp;Export problems…</source>
        <translation>Мәселелерді &amp;экспорттау…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Артқа</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Келесі</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Импорттау</translation>
    </message>
    <message>
        <source>&amp;Show what came in</source>
        <translation>Кіргенін кө&amp;рсету</translation>
    </message>
    <message>
        <source>&amp;Remove this import</source>
        <translation>Бұл импортты алып &amp;тастау</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Оқылып жатыр…</translation>
    </message>
    <message>
        <source>A backup is made before anything comes in.</source>
        <translation>Бірдеңе кірмес бұрын сақтық көшірме жасалады.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Сақтық көшірме жасалып жатыр…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Импортталып жатыр…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Алып тасталып жатыр…</translation>
    </message>
    <message>
        <source>The import is removed; Undo brings it back.</source>
        <translation>Импорт алып тасталды; оны «Болдырмау» қайтарады.</translation>
    </message>
    <message>
        <source>Called off; nothing has changed.</source>
        <translation>Тоқтатылды; ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>Calling off…</source>
        <translation>Тоқтатылып жатыр…</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>Сәйкестендіруді жүктеу</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Сәйкестендіруді сақтау</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>мәселелер</translation>
    </message>
    <message>
        <source>Export the problems</source>
        <translation>Мәселелерді экспорттау</translation>
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
    <name>ManageDialog</name>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Ағылшынша атауы</translation>
    </message>
    <message>
        <source>Name in Russian</source>
        <translation>Орысша атауы</translation>
    </message>
    <message>
        <source>Name in Kazakh</source>
        <translation>Қазақша атауы</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Өңір</translation>
    </message>
    <message>
        <source>Colour, as #rrggbb</source>
        <translation>Түсі, #rrggbb түрінде</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Пішіні</translation>
    </message>
    <message>
        <source>Its events lie</source>
        <translation>Оқиғалары</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Latitude, degrees</source>
        <translation>Ендік, градус</translation>
    </message>
    <message>
        <source>Longitude, degrees</source>
        <translation>Бойлық, градус</translation>
    </message>
    <message>
        <source>some time within their dates</source>
        <translation>күндерінің ішінде бір кезде</translation>
    </message>
    <message>
        <source>all through their dates</source>
        <translation>күндерінің бойында</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>адам</translation>
    </message>
    <message>
        <source>an organisation</source>
        <translation>ұйым</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Баспасы</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжайы</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Жарияланған</translation>
    </message>
    <message>
        <source>Accessed</source>
        <translation>Қаралған</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Reliability of the source, A best</source>
        <translation>Дереккөздің сенімділігі, A — ең жоғары</translation>
    </message>
    <message>
        <source>Credibility of what it says, 1 best</source>
        <translation>Айтқанының шынайылығы, 1 — ең жоғары</translation>
    </message>
    <message>
        <source>Seen by ourselves</source>
        <translation>Өзіміз көрдік</translation>
    </message>
    <message>
        <source>Copies or translates</source>
        <translation>Көшірмесі не аудармасы</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескертпе</translation>
    </message>
    <message>
        <source>Write a name, in one language at least.</source>
        <translation>Кем дегенде бір тілде атау жазыңыз.</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Атқарушы</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Бастап</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Дейін</translation>
    </message>
    <message>
        <source>Terms of office</source>
        <translation>Лауазымда болған мерзімдері</translation>
    </message>
    <message>
        <source>Add a &amp;term</source>
        <translation>&amp;Мерзім қосу</translation>
    </message>
    <message>
        <source>Kinds, tags, actors, places and sources</source>
        <translation>Түрлер, тегтер, қатысушылар, орындар және дереккөздер</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Осы тізімнен табу</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Түрлер</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Тегтер</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Қатысушылар</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Лауазымдар</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Орындар</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Не тізілген</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Қолданылуы</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Жазбалар</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Жаңа</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сақтау</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;Біріктіру…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Жо&amp;ю</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сақталды.</translation>
    </message>
    <message>
        <source>Deleted; Ctrl+Z in the window brings it back.</source>
        <translation>Жойылды; терезедегі Ctrl+Z оны қайтарады.</translation>
    </message>
    <message>
        <source>Merged; Ctrl+Z in the window undoes it.</source>
        <translation>Біріктірілді; терезедегі Ctrl+Z мұны болдырмайды.</translation>
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
    <name>MergeDialog</name>
    <message>
        <source>Merge</source>
        <translation>Біріктіру</translation>
    </message>
    <message>
        <source>“%1” is merged into another: whatever names it names that one then.</source>
        <translation>«%1» басқасына біріктіріледі: оны атайтын жазбалардың бәрі енді соны атайды.</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Қайсысымен біріктіру</translation>
    </message>
    <message>
        <source>Merge &amp;into</source>
        <translation>Қайсысымен &amp;біріктіру</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Хабарды жабу</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
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
    <name>PastImportsDialog</name>
    <message>
        <source>Imports</source>
        <translation>Импорттар</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>&amp;Show what came in</source>
        <translation>Кіргенін &amp;көрсету</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Алып тастау</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Алып тасталып жатыр…</translation>
    </message>
    <message>
        <source>The import is removed; Undo brings it back.</source>
        <translation>Импорт алып тасталды; оны «Болдырмау» қайтарады.</translation>
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
    <name>Preview</name>
    <message>
        <source>Preview of the sheets</source>
        <translation>Парақтарды алдын ала көру</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>Left out, without any event: {rows} rows, {columns} columns.</source>
        <translation>Оқиғасы жоқтары көрсетілмеді: {rows} жол, {columns} баған.</translation>
    </message>
    <message>
        <source>One sheet</source>
        <translation>Бір парақ</translation>
    </message>
    <message>
        <source>{count} sheets: {columns} across, {rows} down</source>
        <translation>{count} парақ: ені {columns}, биіктігі {rows}</translation>
    </message>
    <message>
        <source>Sheet {number} of {count}</source>
        <translation>{number}-парақ, барлығы {count}</translation>
    </message>
    <message>
        <source>Sheet {number} of {count} · row {row}, column {column}</source>
        <translation>{number}-парақ, барлығы {count} · {row}-қатар, {column}-баған</translation>
    </message>
    <message>
        <source>Filter: {filter}</source>
        <translation>Сүзгі: {filter}</translation>
    </message>
    <message>
        <source>Issued on {date} with Steppeline.</source>
        <translation>{date} күні Steppeline бағдарламасында жасалған.</translation>
    </message>
    <message>
        <source>planned or announced</source>
        <translation>жоспарланған немесе жарияланған</translation>
    </message>
    <message>
        <source>postponed</source>
        <translation>кейінге қалдырылған</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>бас тартылған</translation>
    </message>
    <message>
        <source>strong: surely then; fading: possibly then</source>
        <translation>қою: сол кезде болғаны анық; солғын: мүмкін</translation>
    </message>
    <message>
        <source>1 cm is {number} years</source>
        <translation>1 см — {number} жыл</translation>
    </message>
    <message>
        <source>1 cm is {number} months</source>
        <translation>1 см — {number} ай</translation>
    </message>
    <message>
        <source>1 cm is {number} days</source>
        <translation>1 см — {number} күн</translation>
    </message>
    <message>
        <source>1 cm is {number} hours</source>
        <translation>1 см — {number} сағат</translation>
    </message>
    <message>
        <source>1 cm is {number} minutes</source>
        <translation>1 см — {number} минут</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print / export picture</source>
        <translation>Басып шығару / суретті экспорттау</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сақтау…</translation>
    </message>
    <message>
        <source>The whole timeline</source>
        <translation>Бүкіл уақыт шкаласы</translation>
    </message>
    <message>
        <source>The timeline as it is seen</source>
        <translation>Уақыт шкаласы көрінгендей</translation>
    </message>
    <message>
        <source>The map as it is seen</source>
        <translation>Карта көрінгендей</translation>
    </message>
    <message>
        <source>The matrix of pairs</source>
        <translation>Жұптар матрицасы</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>A4 парақтары</translation>
    </message>
    <message>
        <source>A3 sheets</source>
        <translation>A3 парақтары</translation>
    </message>
    <message>
        <source>One long page</source>
        <translation>Бір ұзын бет</translation>
    </message>
    <message>
        <source>{number} dots per inch</source>
        <translation>бір дюймге {number} нүкте</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматты</translation>
    </message>
    <message>
        <source>Name of the casefile</source>
        <translation>Іс файлының атауы</translation>
    </message>
    <message>
        <source>How many documents</source>
        <translation>Қанша құжат</translation>
    </message>
    <message>
        <source>Sheet before</source>
        <translation>Алдыңғы парақ</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>Келесі парақ</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Не</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Қағаз</translation>
    </message>
    <message>
        <source>Sheets &amp;across</source>
        <translation>&amp;Ені, парақ</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Тақырып</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>&amp;Дереккөздер</translation>
    </message>
    <message>
        <source>&amp;Resolution of PNG</source>
        <translation>PNG &amp;ажыратымдылығы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Line</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Күні</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Өңірлер</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Орындар</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Қатысушылар</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>The first rows as they will become</source>
        <translation>Алғашқы жолдар қандай болады</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Үтір</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Нүктелі үтір</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Табуляция</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Тік сызық</translation>
    </message>
    <message>
        <source>As the dates tell</source>
        <translation>Күндердің өзі айтқандай</translation>
    </message>
    <message>
        <source>Day first (03/04 is 3 April)</source>
        <translation>Алдымен күн (03/04 — 3 сәуір)</translation>
    </message>
    <message>
        <source>Month first (03/04 is 4 March)</source>
        <translation>Алдымен ай (03/04 — 4 наурыз)</translation>
    </message>
    <message>
        <source>Under this name a later edition of the file updates its own rows.</source>
        <translation>Файлдың кейінгі нұсқасы осы атаумен өз жолдарын жаңартады.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодтау</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Бөлгіш</translation>
    </message>
    <message>
        <source>D&amp;ates</source>
        <translation>К&amp;үндер</translation>
    </message>
    <message>
        <source>&amp;Kind if none is named</source>
        <translation>Аталмаса, &amp;түрі</translation>
    </message>
    <message>
        <source>Known &amp;as</source>
        <translation>&amp;Атауы</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in what is shown</source>
        <translation>
            <numerusform>Көрсетілгенінде %n мәселе бар</numerusform>
            <numerusform>Көрсетілгенінде %n мәселе бар</numerusform>
        </translation>
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
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Сақтық көшірмені қалпына келтіру</translation>
    </message>
    <message>
        <source>Backups of %1 are kept in %2.</source>
        <translation>%1 файлының сақтық көшірмелері %2 ішінде сақталады.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Жасалған</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Қалай</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Сақтық көшірмелер</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Не өзгерер еді</translation>
    </message>
    <message>
        <source>Events that would change</source>
        <translation>Өзгеретін оқиғалар</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Қалпына келтіру</translation>
    </message>
    <message>
        <source>&amp;Another file…</source>
        <translation>&amp;Басқа файл…</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>Сақтық көшірмелер ізделуде…</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматты</translation>
    </message>
    <message>
        <source>by hand or before a change</source>
        <translation>қолмен немесе өзгеріс алдында</translation>
    </message>
    <message>
        <source>There is no backup of this casefile yet.</source>
        <translation>Бұл іс файлының сақтық көшірмесі әлі жоқ.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Салыстырылып жатыр…</translation>
    </message>
    <message>
        <source>What is there now is backed up first.</source>
        <translation>Алдымен қазіргісінің сақтық көшірмесі жасалады.</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>қайтады</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>кетеді</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>бұрынғыдай болады</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n more</source>
        <translation>
            <numerusform>%1: тағы %n</numerusform>
            <numerusform>%1: тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Casefiles</source>
        <translation>Іс файлдары</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Сақтық көшірмені таңдаңыз</translation>
    </message>
    <message>
        <source>chosen file</source>
        <translation>таңдалған файл</translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message>
        <source>Salvage a damaged casefile</source>
        <translation>Зақымдалған іс файлын құтқару</translation>
    </message>
    <message>
        <source>What came over</source>
        <translation>Не көшті</translation>
    </message>
    <message>
        <source>&amp;Salvage</source>
        <translation>&amp;Құтқару</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>Сақтық көшірмені қалпына &amp;келтіру…</translation>
    </message>
    <message>
        <source>&amp;Open the new casefile</source>
        <translation>&amp;Жаңа іс файлын ашу</translation>
    </message>
    <message>
        <source>%1 is damaged. What can still be read of it is put into a new casefile beside it; the damaged one stays as it is. A backup, if there is one, may hold more.</source>
        <translation>%1 зақымдалған. Одан әлі оқылатыны қасындағы жаңа іс файлына жиналады; зақымдалғаны сол күйінде қалады. Сақтық көшірме болса, онда көбірек болуы мүмкін.</translation>
    </message>
    <message>
        <source>Reading what is left…</source>
        <translation>Қалғаны оқылып жатыр…</translation>
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
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Қош келдіңіз</translation>
    </message>
    <message>
        <source>Explore the sample</source>
        <translation>Үлгімен танысу</translation>
    </message>
    <message>
        <source>Dated events on a timeline, a map and in a table. Everything stays on this computer.</source>
        <translation>Уақыт шкаласында, картада және кестеде күні бар оқиғалар. Бәрі осы компьютерде қалады.</translation>
    </message>
    <message>
        <source>Relations between regions of Russia and Kazakhstan, in a copy that is yours.</source>
        <translation>Ресей мен Қазақстан өңірлерінің байланыстары, өзіңізге арналған көшірмеде.</translation>
    </message>
    <message>
        <source>Show this page at the start</source>
        <translation>Іске қосқанда осы бетті көрсету</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Бұрын ашылғандар</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Steppeline</source>
        <translation>О программе Steppeline</translation>
    </message>
    <message>
        <source>A timeline and event explorer that works offline, with honest dates and sources.</source>
        <translation>Шкала времени и обозреватель событий без сети, с честными датами и источниками.</translation>
    </message>
    <message>
        <source>The map draws Crimea, Sevastopol, Donetsk, Luhansk, Zaporizhzhia and Kherson as ISO 3166-2 has them, as parts of Ukraine; a setting hatches them as disputed. No opinion on the status of any territory is implied.</source>
        <translation>Крым, Севастополь, Донецкая, Луганская, Запорожская и Херсонская области показаны на карте по ISO 3166-2, в составе Украины; настройка заштриховывает их как спорные. Это не выражает мнения о статусе какой-либо территории.</translation>
    </message>
    <message>
        <source>Whose work is in this program</source>
        <translation>Чей труд вошёл в программу</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>No other casefile was open yet</source>
        <translation>Других файлов дел ещё не открывали</translation>
    </message>
    <message>
        <source>Delete a saved view</source>
        <translation>Удалить сохранённый вид</translation>
    </message>
</context>
<context>
    <name>AsKnownDialog</name>
    <message>
        <source>As known on a day</source>
        <translation>Как было известно на день</translation>
    </message>
    <message>
        <source>A copy that can only be read shows the record as it stood at the end of that day.</source>
        <translation>Копия только для чтения покажет запись такой, какой она была на конец этого дня.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change the selected events</source>
        <translation>Изменить выделенные события</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Что</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>На дату</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить метку</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Убрать метку</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>Добавить регион</translation>
    </message>
    <message>
        <source>Remove a region</source>
        <translation>Убрать регион</translation>
    </message>
</context>
<context>
    <name>CheckingPage</name>
    <message>
        <source>&amp;Bring events up to date whose rows have changed</source>
        <translation>&amp;Обновить события, строки которых изменились</translation>
    </message>
    <message>
        <source>Kinds of problems</source>
        <translation>Виды замечаний</translation>
    </message>
    <message>
        <source>What may be there already</source>
        <translation>Что, возможно, уже есть</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Checked ones come in; take the check away to leave one out.</source>
        <translation>Отмеченные будут добавлены; снимите отметку, чтобы пропустить событие.</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>За&amp;мечания</translation>
    </message>
    <message>
        <source>Probable &amp;duplicates</source>
        <translation>Возможные ду&amp;бликаты</translation>
    </message>
    <message>
        <source>%1 (%2) — there is: %3 (%4)</source>
        <translation>%1 (%2) — имеется: %3 (%4)</translation>
    </message>
    <message>
        <source>for example, %1</source>
        <translation>например, %1</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>пропускается</translation>
    </message>
    <message>
        <source>comes in without the value</source>
        <translation>добавляется без этого значения</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter: {clause}</source>
        <translation>Снять фильтр: {clause}</translation>
    </message>
    <message>
        <source>Click to remove</source>
        <translation>Щёлкните, чтобы снять</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Clear all</source>
        <translation>Сбросить все</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Сбросить все фильтры</translation>
    </message>
    <message>
        <source>Active filters</source>
        <translation>Действующие фильтры</translation>
    </message>
</context>
<context>
    <name>ClauseWords</name>
    <message>
        <source>Search: {query}</source>
        <translation>Поиск: {query}</translation>
    </message>
    <message>
        <source>Pair: {regions}</source>
        <translation>Пара: {regions}</translation>
    </message>
</context>
<context>
    <name>Completer</name>
    <message>
        <source>Suggestions and events found</source>
        <translation>Подсказки и найденные события</translation>
    </message>
</context>
<context>
    <name>CopiesList</name>
    <message>
        <source>Local &amp;copies</source>
        <translation>Локальные &amp;копии</translation>
    </message>
    <message>
        <source>Local copies</source>
        <translation>Локальные копии</translation>
    </message>
    <message>
        <source>A&amp;ttach…</source>
        <translation>Прило&amp;жить…</translation>
    </message>
    <message>
        <source>Save as a &amp;file…</source>
        <translation>Сохранить &amp;файлом…</translation>
    </message>
    <message>
        <source>&amp;Remove the copy</source>
        <translation>&amp;Убрать копию</translation>
    </message>
    <message>
        <source>Attach a copy</source>
        <translation>Приложить копию</translation>
    </message>
    <message>
        <source>The copy is kept in the casefile.</source>
        <translation>Копия сохранена в файле дела.</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>The copy is saved, with the bytes it came with.</source>
        <translation>Копия сохранена байт в байт.</translation>
    </message>
    <message>
        <source>Removed; Ctrl+Z in the window brings it back.</source>
        <translation>Убрана; Ctrl+Z в окне вернёт её.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Steppeline made a mistake</source>
        <translation>Ошибка в программе Steppeline</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>The report below can be saved and handed on: it holds nothing of the casefile. All details are in {path}.</source>
        <translation>Отчёт ниже можно сохранить и передать: из дела в нём нет ничего. Все подробности — в {path}.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved in the casefile is safe.</source>
        <translation>В программе произошла ошибка. Всё сохранённое в файле дела цело.</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Сохранить отчёт…</translation>
    </message>
    <message>
        <source>The report is {path}.</source>
        <translation>Отчёт: {path}.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>28 Sep 2021, autumn 2021, about 1998…</source>
        <translation>28 сен 2021, осень 2021, около 1998…</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail of the selected event</source>
        <translation>Сведения о выбранном событии</translation>
    </message>
    <message>
        <source>No event is selected</source>
        <translation>Событие не выбрано</translation>
    </message>
    <message>
        <source>Click one on the timeline or in the table, or press . for the next in time.</source>
        <translation>Щёлкните событие на шкале или в таблице или нажмите . для следующего по времени.</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>В этом файле дела ещё нет событий</translation>
    </message>
    <message>
        <source>Open another one with Ctrl+O.</source>
        <translation>Откройте другой: Ctrl+O.</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Копировать со ссылками на источники</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Hide {pane}</source>
        <translation>Скрыть: {pane}</translation>
    </message>
</context>
<context>
    <name>EntityNames</name>
    <message>
        <source>{name} (until {year})</source>
        <translation>{name} (до {year} г.)</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>New casefile</source>
        <translation>Новый файл дела</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>Open casefile</source>
        <translation>Открыть файл дела</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>копия</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Salvage a damaged casefile</source>
        <translation>Извлечь данные из повреждённого файла дела</translation>
    </message>
    <message>
        <source>Export the visible events</source>
        <translation>Экспорт видимых событий</translation>
    </message>
    <message>
        <source>Import regions</source>
        <translation>Импорт регионов</translation>
    </message>
    <message>
        <source>Outlines of regions</source>
        <translation>Контуры регионов</translation>
    </message>
    <message>
        <source>Casefiles</source>
        <translation>Файлы дел</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
</context>
<context>
    <name>EventEditor</name>
    <message>
        <source>Add an event</source>
        <translation>Добавить событие</translation>
    </message>
    <message>
        <source>Change an event</source>
        <translation>Изменить событие</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Со&amp;хранить</translation>
    </message>
    <message>
        <source>What you have written is not saved.</source>
        <translation>Написанное не сохранено.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Не сохранять</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>&amp;Продолжить правку</translation>
    </message>
    <message>
        <source>Write a title, in one language at least.</source>
        <translation>Укажите название хотя бы на одном языке.</translation>
    </message>
    <message>
        <source>What you had not saved is back.</source>
        <translation>Несохранённое восстановлено.</translation>
    </message>
    <message>
        <source>Write a number, such as 27.9.</source>
        <translation>Укажите число, например 27,9.</translation>
    </message>
    <message>
        <source>Remove (Ctrl+Delete)</source>
        <translation>Убрать (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>Fill in “%1”.</source>
        <translation>Заполните поле «%1».</translation>
    </message>
    <message>
        <source>as its kind</source>
        <translation>как у типа</translation>
    </message>
    <message>
        <source>some time within its date</source>
        <translation>когда-то в пределах даты</translation>
    </message>
    <message>
        <source>all through its date</source>
        <translation>на протяжении всей даты</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Дата</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Статус</translation>
    </message>
    <message>
        <source>&amp;Title in English</source>
        <translation>На&amp;звание на английском</translation>
    </message>
    <message>
        <source>Title in Russian</source>
        <translation>Название на русском</translation>
    </message>
    <message>
        <source>Title in Kazakh</source>
        <translation>Название на казахском</translation>
    </message>
    <message>
        <source>Su&amp;mmary in English</source>
        <translation>&amp;Краткое изложение на английском</translation>
    </message>
    <message>
        <source>Summary in Russian</source>
        <translation>Краткое изложение на русском</translation>
    </message>
    <message>
        <source>Summary in Kazakh</source>
        <translation>Краткое изложение на казахском</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Достоверность</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Ta&amp;gs, with commas between them</source>
        <translation>&amp;Метки, через запятую</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Регионы</translation>
    </message>
    <message>
        <source>Add &amp;region</source>
        <translation>Добавить &amp;регион</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Add &amp;place</source>
        <translation>Добавить м&amp;есто</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>Office then held</source>
        <translation>Должность в то время</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Add &amp;actor</source>
        <translation>Добавить &amp;участника</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>единицы</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Множитель</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>What it measures, in English</source>
        <translation>Что измеряет, на английском</translation>
    </message>
    <message>
        <source>What it measures, in Russian</source>
        <translation>Что измеряет, на русском</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>На дату</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Природа</translation>
    </message>
    <message>
        <source>Whose statistics</source>
        <translation>Чья статистика</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Кто сообщает</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Where in it</source>
        <translation>Место в источнике</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>Add &amp;figure</source>
        <translation>Добавить &amp;показатель</translation>
    </message>
    <message>
        <source>Where in it: par. 6, p. 12</source>
        <translation>Место в источнике: абз. 6, с. 12</translation>
    </message>
    <message>
        <source>What it supports</source>
        <translation>Что подтверждает</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Add s&amp;ource</source>
        <translation>Добавить &amp;источник</translation>
    </message>
    <message>
        <source>On what: date, place, death toll…</source>
        <translation>О чём: дата, место, число погибших…</translation>
    </message>
    <message>
        <source>What is claimed</source>
        <translation>Что утверждается</translation>
    </message>
    <message>
        <source>The record follows this</source>
        <translation>Принято в этой записи</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Кто что говорит</translation>
    </message>
    <message>
        <source>Add &amp;claim</source>
        <translation>Добавить утвер&amp;ждение</translation>
    </message>
    <message>
        <source>This event is</source>
        <translation>Это событие</translation>
    </message>
    <message>
        <source>Words of the other event</source>
        <translation>Слова из другого события</translation>
    </message>
    <message>
        <source>Links to other events</source>
        <translation>Связи с другими событиями</translation>
    </message>
    <message>
        <source>Add &amp;link</source>
        <translation>Добавить св&amp;язь</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Date of the stage</source>
        <translation>Дата этапа</translation>
    </message>
    <message>
        <source>Stages of an agreement</source>
        <translation>Этапы соглашения</translation>
    </message>
    <message>
        <source>Add stag&amp;e</source>
        <translation>Добавить &amp;этап</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Date then given</source>
        <translation>Указанная тогда дата</translation>
    </message>
    <message>
        <source>How the status changed</source>
        <translation>Как менялся статус</translation>
    </message>
    <message>
        <source>Add to the &amp;history</source>
        <translation>Доба&amp;вить в историю</translation>
    </message>
    <message>
        <source>“%1” is not in the casefile: choose, or create it.</source>
        <translation>«%1» нет в файле дела: выберите из списка или создайте.</translation>
    </message>
    <message>
        <source>“%1” is not in the casefile: choose one of the list.</source>
        <translation>«%1» нет в файле дела: выберите из списка.</translation>
    </message>
    <message>
        <source>Create kind “%1”</source>
        <translation>Создать тип «%1»</translation>
    </message>
    <message>
        <source>Create place “%1”</source>
        <translation>Создать место «%1»</translation>
    </message>
    <message>
        <source>Create actor “%1”</source>
        <translation>Создать участника «%1»</translation>
    </message>
    <message>
        <source>Create office “%1”</source>
        <translation>Создать должность «%1»</translation>
    </message>
    <message>
        <source>Create source “%1”</source>
        <translation>Создать источник «%1»</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Table of the visible events</source>
        <translation>Таблица видимых событий</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Изменить ячейку</translation>
    </message>
    <message>
        <source>Change the selected events…</source>
        <translation>Изменить выделенные события…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сортировать</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Вернуть столбцы</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Подходящих событий нет</translation>
    </message>
    <message>
        <source>Remove a filter above the timeline, or clear all.</source>
        <translation>Снимите один из фильтров над шкалой времени или сбросьте все.</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>В этом файле дела ещё нет событий</translation>
    </message>
    <message>
        <source>Open another one with Ctrl+O.</source>
        <translation>Откройте другой: Ctrl+O.</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Сортировка…</translation>
    </message>
</context>
<context>
    <name>FacetDelegate</name>
    <message>
        <source>only</source>
        <translation>только</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>This casefile has no events yet. Once it has some, they are filtered here.</source>
        <translation>В этом файле дела ещё нет событий. Когда они появятся, здесь их можно будет отбирать.</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Фильтры</translation>
    </message>
</context>
<context>
    <name>FacetSection</name>
    <message>
        <source>Find in this list</source>
        <translation>Найти в списке</translation>
    </message>
    <message>
        <source>Find in {facet}</source>
        <translation>Найти в списке «{facet}»</translation>
    </message>
</context>
<context>
    <name>FiguresStrip</name>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>No series is chosen.</source>
        <translation>Ряд не выбран.</translation>
    </message>
    <message>
        <source>No series</source>
        <translation>Без ряда</translation>
    </message>
    <message>
        <source>Choose a series of figures</source>
        <translation>Выберите ряд показателей</translation>
    </message>
    <message>
        <source>Choose a series…</source>
        <translation>Выбрать ряд…</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>факт</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>ожидание</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>не менее</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>не более</translation>
    </message>
    <message>
        <source>Choose a series of figures to see it on this time axis.</source>
        <translation>Выберите ряд показателей, чтобы увидеть его на этой оси времени.</translation>
    </message>
    <message>
        <source>This series has no figures that can be drawn</source>
        <translation>В этом ряду нет значений, которые можно изобразить</translation>
    </message>
    <message>
        <source>A figure needs a number and a period.</source>
        <translation>Значению нужны число и период.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Поиск в справке</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Страницы справки</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>No page of the help has all of these words.</source>
        <translation>Ни на одной странице справки нет всех этих слов.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of the event</source>
        <translation>История события</translation>
    </message>
    <message>
        <source>Reading the log of changes…</source>
        <translation>Читается журнал изменений…</translation>
    </message>
    <message>
        <source>Step and field</source>
        <translation>Шаг и поле</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>The log of changes tells nothing of this event.</source>
        <translation>Журнал изменений ничего не говорит об этом событии.</translation>
    </message>
    <message>
        <source>undone: %1</source>
        <translation>отменено: %1</translation>
    </message>
    <message>
        <source>done again: %1</source>
        <translation>повторено: %1</translation>
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
        <translation>Просмотр файлов…</translation>
    </message>
    <message>
        <source>&amp;Load mapping…</source>
        <translation>&amp;Загрузить сопоставление…</translation>
    </message>
    <message>
        <source>&amp;Save mapping…</source>
        <translation>&amp;Сохранить сопоставление…</translation>
    </message>
    <message>
        <source>&amp;Export problems…</source>
        <translation>&amp;Экспортировать замечания…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далее</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Импортировать</translation>
    </message>
    <message>
        <source>&amp;Show what came in</source>
        <translation>&amp;Показать добавленное</translation>
    </message>
    <message>
        <source>&amp;Remove this import</source>
        <translation>&amp;Удалить этот импорт</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>A backup is made before anything comes in.</source>
        <translation>Перед импортом создаётся резервная копия.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Создание резервной копии…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Удаление…</translation>
    </message>
    <message>
        <source>The import is removed; Undo brings it back.</source>
        <translation>Импорт удалён; вернуть его можно командой «Отменить».</translation>
    </message>
    <message>
        <source>Called off; nothing has changed.</source>
        <translation>Импорт отменён; ничего не изменилось.</translation>
    </message>
    <message>
        <source>Calling off…</source>
        <translation>Отмена импорта…</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>Загрузить сопоставление</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Сохранить сопоставление</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>ошибки</translation>
    </message>
    <message>
        <source>Export the problems</source>
        <translation>Экспорт замечаний</translation>
    </message>
</context>
<context>
    <name>JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Facets</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Сведения</translation>
    </message>
</context>
<context>
    <name>ManageDialog</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Название на английском</translation>
    </message>
    <message>
        <source>Name in Russian</source>
        <translation>Название на русском</translation>
    </message>
    <message>
        <source>Name in Kazakh</source>
        <translation>Название на казахском</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Colour, as #rrggbb</source>
        <translation>Цвет в виде #rrggbb</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Its events lie</source>
        <translation>Когда проходят его события</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Latitude, degrees</source>
        <translation>Широта, градусы</translation>
    </message>
    <message>
        <source>Longitude, degrees</source>
        <translation>Долгота, градусы</translation>
    </message>
    <message>
        <source>some time within their dates</source>
        <translation>когда-то в пределах своих дат</translation>
    </message>
    <message>
        <source>all through their dates</source>
        <translation>на протяжении всех своих дат</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>человек</translation>
    </message>
    <message>
        <source>an organisation</source>
        <translation>организация</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издатель</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Дата публикации</translation>
    </message>
    <message>
        <source>Accessed</source>
        <translation>Дата обращения</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Reliability of the source, A best</source>
        <translation>Надёжность источника, A — лучшая</translation>
    </message>
    <message>
        <source>Credibility of what it says, 1 best</source>
        <translation>Достоверность сведений, 1 — лучшая</translation>
    </message>
    <message>
        <source>Seen by ourselves</source>
        <translation>Просмотрен нами</translation>
    </message>
    <message>
        <source>Copies or translates</source>
        <translation>Копирует или переводит</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Write a name, in one language at least.</source>
        <translation>Укажите название хотя бы на одном языке.</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Кто занимает</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Terms of office</source>
        <translation>Сроки полномочий</translation>
    </message>
    <message>
        <source>Add a &amp;term</source>
        <translation>Добавить с&amp;рок</translation>
    </message>
    <message>
        <source>Kinds, tags, actors, places and sources</source>
        <translation>Типы, метки, участники, места и источники</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Найти в списке</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Типы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Должности</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Что в списке</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Упоминаний</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Создать</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Со&amp;хранить</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;Объединить с…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сохранено.</translation>
    </message>
    <message>
        <source>Deleted; Ctrl+Z in the window brings it back.</source>
        <translation>Удалено; вернуть можно клавишами Ctrl+Z в главном окне.</translation>
    </message>
    <message>
        <source>Merged; Ctrl+Z in the window undoes it.</source>
        <translation>Объединено; отменить можно клавишами Ctrl+Z в главном окне.</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Layers</source>
        <translation>Слои</translation>
    </message>
    <message>
        <source>What the map shows (M)</source>
        <translation>Что показывает карта (M)</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Что показывает карта</translation>
    </message>
    <message>
        <source>Borders of the viewed date</source>
        <translation>Границы на дату просмотра</translation>
    </message>
    <message>
        <source>Today&apos;s borders</source>
        <translation>Сегодняшние границы</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Цвет показывает</translation>
    </message>
    <message>
        <source>Arcs between regions that share events</source>
        <translation>Дуги между регионами с общими событиями</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Show all regions</source>
        <translation>Показать все регионы</translation>
    </message>
    <message>
        <source>Places (only up to {most} events)</source>
        <translation>Места (не более чем для {most} событий)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Events a year</source>
        <translation>Событий в год</translation>
    </message>
    <message>
        <source>In classes</source>
        <translation>По классам</translation>
    </message>
    <message>
        <source>Continuous</source>
        <translation>Непрерывно</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Месяц</translation>
    </message>
    <message>
        <source>A quarter</source>
        <translation>Квартал</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Медленно</translation>
    </message>
    <message>
        <source>Middling</source>
        <translation>Средне</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Быстро</translation>
    </message>
    <message>
        <source>Stop (P)</source>
        <translation>Остановить (P)</translation>
    </message>
    <message>
        <source>Play through time (P)</source>
        <translation>Проиграть время (P)</translation>
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
        <translation>Пары</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Matrix of pairs of regions</source>
        <translation>Матрица пар регионов</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>“%1” is merged into another: whatever names it names that one then.</source>
        <translation>«%1» сливается с другой записью: всё, что ссылается на неё, будет ссылаться на ту.</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>С чем объединить</translation>
    </message>
    <message>
        <source>Merge &amp;into</source>
        <translation>&amp;С чем объединить</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Убрать сообщение</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading %1…</source>
        <translation>Чтение: %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of all time</source>
        <translation>Обзор всего времени</translation>
    </message>
    <message>
        <source>Drag the frame or its ends to choose what the timeline shows.</source>
        <translation>Тяните рамку или её края, чтобы выбрать, что показывает шкала.</translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message>
        <source>{name} (until {year})</source>
        <translation>{name} (до {year})</translation>
    </message>
</context>
<context>
    <name>PairsPane</name>
    <message>
        <source>{pair}: no shared event</source>
        <translation>{pair}: нет общих событий</translation>
    </message>
    <message>
        <source>Pairs of regions</source>
        <translation>Пары регионов</translation>
    </message>
    <message>
        <source>Country of the rows</source>
        <translation>Страна строк</translation>
    </message>
    <message>
        <source>Country of the columns</source>
        <translation>Страна столбцов</translation>
    </message>
    <message>
        <source>Order of the regions</source>
        <translation>Порядок регионов</translation>
    </message>
    <message>
        <source>Exchange rows and columns</source>
        <translation>Поменять строки и столбцы местами</translation>
    </message>
    <message>
        <source>By events</source>
        <translation>По событиям</translation>
    </message>
    <message>
        <source>West to east</source>
        <translation>С запада на восток</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>По названию</translation>
    </message>
    <message>
        <source>today&apos;s borders</source>
        <translation>нынешние границы</translation>
    </message>
    <message>
        <source>borders of each date</source>
        <translation>границы на дату события</translation>
    </message>
    <message>
        <source>Filter: {span} · {borders}</source>
        <translation>Фильтр: {span} · {borders}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что нужно сделать?</translation>
    </message>
</context>
<context>
    <name>PastImportsDialog</name>
    <message>
        <source>Imports</source>
        <translation>История импорта</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>&amp;Show what came in</source>
        <translation>&amp;Показать добавленное</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Удаление…</translation>
    </message>
    <message>
        <source>The import is removed; Undo brings it back.</source>
        <translation>Импорт удалён; вернуть его можно командой «Отменить».</translation>
    </message>
</context>
<context>
    <name>PlayBar</name>
    <message>
        <source>Play through time</source>
        <translation>Проиграть время</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview of the sheets</source>
        <translation>Просмотр листов</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>Left out, without any event: {rows} rows, {columns} columns.</source>
        <translation>Опущено то, где нет событий: строк — {rows}, столбцов — {columns}.</translation>
    </message>
    <message>
        <source>One sheet</source>
        <translation>Один лист</translation>
    </message>
    <message>
        <source>{count} sheets: {columns} across, {rows} down</source>
        <translation>Листов: {count} ({columns} в ширину, {rows} в высоту)</translation>
    </message>
    <message>
        <source>Sheet {number} of {count}</source>
        <translation>Лист {number} из {count}</translation>
    </message>
    <message>
        <source>Sheet {number} of {count} · row {row}, column {column}</source>
        <translation>Лист {number} из {count} · ряд {row}, столбец {column}</translation>
    </message>
    <message>
        <source>Filter: {filter}</source>
        <translation>Фильтр: {filter}</translation>
    </message>
    <message>
        <source>Issued on {date} with Steppeline.</source>
        <translation>Выпущено {date} в программе Steppeline.</translation>
    </message>
    <message>
        <source>planned or announced</source>
        <translation>запланировано или объявлено</translation>
    </message>
    <message>
        <source>postponed</source>
        <translation>отложено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>strong: surely then; fading: possibly then</source>
        <translation>ярко: наверняка тогда; бледнеет: возможно, тогда</translation>
    </message>
    <message>
        <source>1 cm is {number} years</source>
        <translation>Лет в 1 см: {number}</translation>
    </message>
    <message>
        <source>1 cm is {number} months</source>
        <translation>Месяцев в 1 см: {number}</translation>
    </message>
    <message>
        <source>1 cm is {number} days</source>
        <translation>Дней в 1 см: {number}</translation>
    </message>
    <message>
        <source>1 cm is {number} hours</source>
        <translation>Часов в 1 см: {number}</translation>
    </message>
    <message>
        <source>1 cm is {number} minutes</source>
        <translation>Минут в 1 см: {number}</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print / export picture</source>
        <translation>Печать и экспорт изображения</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>The whole timeline</source>
        <translation>Вся шкала времени</translation>
    </message>
    <message>
        <source>The timeline as it is seen</source>
        <translation>Шкала времени, как на экране</translation>
    </message>
    <message>
        <source>The map as it is seen</source>
        <translation>Карта, как на экране</translation>
    </message>
    <message>
        <source>The matrix of pairs</source>
        <translation>Матрица пар</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>Листы A4</translation>
    </message>
    <message>
        <source>A3 sheets</source>
        <translation>Листы A3</translation>
    </message>
    <message>
        <source>One long page</source>
        <translation>Одна длинная страница</translation>
    </message>
    <message>
        <source>{number} dots per inch</source>
        <translation>{number} точек на дюйм</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Name of the casefile</source>
        <translation>Название файла дела</translation>
    </message>
    <message>
        <source>How many documents</source>
        <translation>Сколько документов</translation>
    </message>
    <message>
        <source>Sheet before</source>
        <translation>Предыдущий лист</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>Следующий лист</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Что</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Бумага</translation>
    </message>
    <message>
        <source>Sheets &amp;across</source>
        <translation>Листов в &amp;ширину</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Заголовок</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>&amp;Источники</translation>
    </message>
    <message>
        <source>&amp;Resolution of PNG</source>
        <translation>&amp;Разрешение PNG</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Регионы</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>The first rows as they will become</source>
        <translation>Первые строки, какими они станут</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Запятая</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Точка с запятой</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Табуляция</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Вертикальная черта</translation>
    </message>
    <message>
        <source>As the dates tell</source>
        <translation>Определять по датам</translation>
    </message>
    <message>
        <source>Day first (03/04 is 3 April)</source>
        <translation>Сначала день (03/04 — 3 апреля)</translation>
    </message>
    <message>
        <source>Month first (03/04 is 4 March)</source>
        <translation>Сначала месяц (03/04 — 4 марта)</translation>
    </message>
    <message>
        <source>Under this name a later edition of the file updates its own rows.</source>
        <translation>Под этим именем более поздний выпуск файла обновляет свои же строки.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодировка</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Разделитель</translation>
    </message>
    <message>
        <source>D&amp;ates</source>
        <translation>Д&amp;аты</translation>
    </message>
    <message>
        <source>&amp;Kind if none is named</source>
        <translation>&amp;Тип, если не указан</translation>
    </message>
    <message>
        <source>Known &amp;as</source>
        <translation>Из&amp;вестен как</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in what is shown</source>
        <translation>
            <numerusform>%n замечание в показанном</numerusform>
            <numerusform>%n замечания в показанном</numerusform>
            <numerusform>%n замечаний в показанном</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionMap</name>
    <message>
        <source>Not among the regions of this casefile</source>
        <translation>Нет среди регионов этого файла дела</translation>
    </message>
    <message>
        <source>certain – possible</source>
        <translation>точно – возможно</translation>
    </message>
    <message>
        <source>none certain</source>
        <translation>точно ни одного</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>нет данных</translation>
    </message>
    <message>
        <source>Events a year</source>
        <translation>Событий в год</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Region map</source>
        <translation>Карта регионов</translation>
    </message>
    <message>
        <source>Arrows go from region to region, Enter chooses, Escape lets go, F shows all.</source>
        <translation>Стрелки ведут от региона к региону, Enter выбирает, Escape снимает выбор, F показывает всё.</translation>
    </message>
    <message>
        <source>{number} a year</source>
        <translation>{number} в год</translation>
    </message>
    <message>
        <source>{country} as a whole: {number}</source>
        <translation>{country} в целом: {number}</translation>
    </message>
    <message>
        <source>{region} before it was divided: {number}</source>
        <translation>{region} до разделения: {number}</translation>
    </message>
    <message>
        <source>Without a region: {number}</source>
        <translation>Без региона: {number}</translation>
    </message>
    <message>
        <source>Today&apos;s borders</source>
        <translation>Сегодняшние границы</translation>
    </message>
    <message>
        <source>Last: {date} · {title}</source>
        <translation>Последнее: {date} · {title}</translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation>Мест: {number}</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановление из резервной копии</translation>
    </message>
    <message>
        <source>Backups of %1 are kept in %2.</source>
        <translation>Резервные копии %1 хранятся в %2.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Что изменится</translation>
    </message>
    <message>
        <source>Events that would change</source>
        <translation>События, которые изменятся</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Восстановить</translation>
    </message>
    <message>
        <source>&amp;Another file…</source>
        <translation>&amp;Другой файл…</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>Поиск резервных копий…</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматически</translation>
    </message>
    <message>
        <source>by hand or before a change</source>
        <translation>вручную или перед изменением</translation>
    </message>
    <message>
        <source>There is no backup of this casefile yet.</source>
        <translation>Резервных копий этого файла дела ещё нет.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Сравнение…</translation>
    </message>
    <message>
        <source>What is there now is backed up first.</source>
        <translation>Сначала создаётся резервная копия того, что есть сейчас.</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>вернётся</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>исчезнет</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>станет прежним</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n more</source>
        <translation>
            <numerusform>%1: ещё %n</numerusform>
            <numerusform>%1: ещё %n</numerusform>
            <numerusform>%1: ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Casefiles</source>
        <translation>Файлы дел</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Выбрать резервную копию</translation>
    </message>
    <message>
        <source>chosen file</source>
        <translation>выбранный файл</translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message>
        <source>Salvage a damaged casefile</source>
        <translation>Извлечение данных из повреждённого файла дела</translation>
    </message>
    <message>
        <source>What came over</source>
        <translation>Что удалось извлечь</translation>
    </message>
    <message>
        <source>&amp;Salvage</source>
        <translation>&amp;Извлечь данные</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>Восстановить из &amp;копии…</translation>
    </message>
    <message>
        <source>&amp;Open the new casefile</source>
        <translation>&amp;Открыть новый файл дела</translation>
    </message>
    <message>
        <source>%1 is damaged. What can still be read of it is put into a new casefile beside it; the damaged one stays as it is. A backup, if there is one, may hold more.</source>
        <translation>Файл %1 повреждён. То, что в нём ещё читается, переносится в новый файл дела рядом; повреждённый остаётся как есть. В резервной копии, если она есть, может сохраниться больше.</translation>
    </message>
    <message>
        <source>Reading what is left…</source>
        <translation>Чтение того, что осталось…</translation>
    </message>
</context>
<context>
    <name>SaveViewDialog</name>
    <message>
        <source>Save this view</source>
        <translation>Сохранить этот вид</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Название вида</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>A view of this name exists; saving replaces it.</source>
        <translation>Вид с таким названием уже есть; он будет заменён.</translation>
    </message>
    <message>
        <source>Filter, time span, lanes and selection are kept in the casefile.</source>
        <translation>В файле дела сохраняются фильтр, период, дорожки и выбор.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search: words, kind:forum, during:2022…</source>
        <translation>Поиск: слова, kind:forum, during:2022…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Как искать</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>How to search</source>
        <translation>Как искать</translation>
    </message>
    <message>
        <source>Dates are written 2022, 2022-01 or 2022-01-15. Names may be in any language.</source>
        <translation>Даты пишутся так: 2022, 2022-01 или 2022-01-15. Названия — на любом языке.</translation>
    </message>
    <message>
        <source>both words, in titles, texts and names</source>
        <translation>оба слова: в заголовках, текстах и названиях</translation>
    </message>
    <message>
        <source>these words one after the other</source>
        <translation>именно эти слова подряд</translation>
    </message>
    <message>
        <source>forums and visits</source>
        <translation>форумы и визиты</translation>
    </message>
    <message>
        <source>a region by its code, old or new</source>
        <translation>регион по коду, старому или новому</translation>
    </message>
    <message>
        <source>a region by its name; a country has all of its regions</source>
        <translation>регион по названию; страна включает все свои регионы</translation>
    </message>
    <message>
        <source>what two regions, or countries, share</source>
        <translation>общее у двух регионов или стран</translation>
    </message>
    <message>
        <source>a person or organisation by words of the name</source>
        <translation>лицо или организация по словам имени</translation>
    </message>
    <message>
        <source>what is planned, has happened, was cancelled…</source>
        <translation>что запланировано, состоялось, отменено…</translation>
    </message>
    <message>
        <source>what sources do not agree on</source>
        <translation>в чём источники расходятся</translation>
    </message>
    <message>
        <source>possibly in January 2022</source>
        <translation>возможно, в январе 2022 года</translation>
    </message>
    <message>
        <source>certainly in January 2022</source>
        <translation>точно в январе 2022 года</translation>
    </message>
    <message>
        <source>from March 2021 on, and before 2023</source>
        <translation>с марта 2021 года и до 2023 года</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>одно или другое</translation>
    </message>
    <message>
        <source>without what was cancelled</source>
        <translation>без отменённого</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>Clear</source>
        <translation>Снять</translation>
    </message>
    <message>
        <source>Clear {facet}</source>
        <translation>Снять: {facet}</translation>
    </message>
    <message>
        <source>Choose nothing here</source>
        <translation>Ничего здесь не выбирать</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Mouse on the timeline</source>
        <translation>Мышь на шкале времени</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Масштаб у указателя</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Колесо</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>Сдвиг во времени</translation>
    </message>
    <message>
        <source>Drag, or Shift and wheel</source>
        <translation>Перетаскивание или Shift и колесо</translation>
    </message>
    <message>
        <source>Filter to a span of time</source>
        <translation>Фильтр по периоду</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl и перетаскивание</translation>
    </message>
    <message>
        <source>Select, add to the selection</source>
        <translation>Выбрать, добавить к выбранному</translation>
    </message>
    <message>
        <source>Click, Ctrl and click</source>
        <translation>Щелчок, Ctrl и щелчок</translation>
    </message>
    <message>
        <source>Zoom to an event</source>
        <translation>Приблизить событие</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Двойной щелчок</translation>
    </message>
</context>
<context>
    <name>SpanDialog</name>
    <message>
        <source>Show a span of time</source>
        <translation>Показать период</translation>
    </message>
    <message>
        <source>&amp;From the beginning of</source>
        <translation>&amp;С начала</translation>
    </message>
    <message>
        <source>&amp;To the end of</source>
        <translation>&amp;По конец</translation>
    </message>
    <message>
        <source>A year, a month or a day: 2014, 2022-01, 2022-01-05.</source>
        <translation>Год, месяц или день: 2014, 2022-01, 2022-01-05.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Others (%1)</source>
        <translation>Остальные (%1)</translation>
    </message>
    <message>
        <source>No kind</source>
        <translation>Без типа</translation>
    </message>
    <message>
        <source>No region</source>
        <translation>Без региона</translation>
    </message>
    <message>
        <source>No actor</source>
        <translation>Без участника</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Без источника</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Без метки</translation>
    </message>
    <message>
        <source>This casefile has no events yet</source>
        <translation>В этом файле дела ещё нет событий</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>На</translation>
    </message>
    <message>
        <source>Open another one, or the shipped dataset, from the File menu.</source>
        <translation>Откройте другой файл или прилагаемый набор данных через меню «Файл».</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Подходящих событий нет</translation>
    </message>
    <message>
        <source>Clear the filter with Esc, or take away one of its parts.</source>
        <translation>Снимите фильтр клавишей Esc или уберите одну из его частей.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Шкала времени</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Explore the sample</source>
        <translation>Открыть пример</translation>
    </message>
    <message>
        <source>Dated events on a timeline, a map and in a table. Everything stays on this computer.</source>
        <translation>События с датами на шкале времени, на карте и в таблице. Всё остаётся на этом компьютере.</translation>
    </message>
    <message>
        <source>Relations between regions of Russia and Kazakhstan, in a copy that is yours.</source>
        <translation>Отношения регионов России и Казахстана — в вашей собственной копии.</translation>
    </message>
    <message>
        <source>Show this page at the start</source>
        <translation>Показывать эту страницу при запуске</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Недавние</translation>
    </message>
</context>
</TS>

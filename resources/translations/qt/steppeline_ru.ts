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
    <name>CrashDialog</name>
    <message>
        <source>Steppeline made a mistake</source>
        <translation>Ошибка в программе Steppeline</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved in the casefile is safe.</source>
        <translation>В программе произошла ошибка. Всё сохранённое в файле дела цело.</translation>
    </message>
    <message>
        <source>The details are in {path}. Please report them; then quit and start again.</source>
        <translation>Подробности записаны в {path}. Сообщите о них разработчикам, затем выйдите и запустите программу снова.</translation>
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
        <source>Save a picture of the timeline</source>
        <translation>Сохранить изображение шкалы времени</translation>
    </message>
    <message>
        <source>Casefiles</source>
        <translation>Файлы дел</translation>
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
    <name>NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Убрать сообщение</translation>
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
</TS>

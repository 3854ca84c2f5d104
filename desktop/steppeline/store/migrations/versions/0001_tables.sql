-- The tables of schema 1, as casefiles of that schema have them. Never edited.

CREATE TABLE change_log (
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    direction TEXT NOT NULL,
    undoes INTEGER,
    inverse BLOB NOT NULL,
    CONSTRAINT pk_change_log PRIMARY KEY (id),
    CONSTRAINT fk_change_log_undoes FOREIGN KEY(undoes) REFERENCES change_log (id)
);
CREATE INDEX ix_change_log_undoes ON change_log (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE import_batch (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    file TEXT,
    events INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    CONSTRAINT pk_import_batch PRIMARY KEY (id)
);

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY ("key")
);

CREATE TABLE saved_view (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_saved_view PRIMARY KEY (id)
);

CREATE TABLE actor (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    type TEXT NOT NULL,
    import_id INTEGER,
    CONSTRAINT pk_actor PRIMARY KEY (id),
    CONSTRAINT uq_actor_key UNIQUE ("key"),
    CONSTRAINT fk_actor_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE kind (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    colour TEXT NOT NULL,
    glyph TEXT NOT NULL,
    position INTEGER NOT NULL,
    extent TEXT NOT NULL,
    import_id INTEGER,
    CONSTRAINT pk_kind PRIMARY KEY (id),
    CONSTRAINT uq_kind_key UNIQUE ("key"),
    CONSTRAINT fk_kind_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE region (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    level TEXT NOT NULL,
    parent_id INTEGER,
    since TEXT,
    until TEXT,
    import_id INTEGER,
    CONSTRAINT pk_region PRIMARY KEY (id),
    CONSTRAINT uq_region_key UNIQUE ("key"),
    CONSTRAINT fk_region_parent_id FOREIGN KEY(parent_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_region_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE series (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    measures TEXT NOT NULL,
    unit TEXT,
    currency TEXT,
    note TEXT,
    import_id INTEGER,
    CONSTRAINT pk_series PRIMARY KEY (id),
    CONSTRAINT uq_series_key UNIQUE ("key"),
    CONSTRAINT fk_series_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE source (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    address TEXT,
    published TEXT,
    accessed TEXT,
    language TEXT,
    type TEXT,
    reliability TEXT,
    credibility TEXT,
    seen INTEGER NOT NULL,
    same_witness_as_id INTEGER,
    note TEXT,
    import_id INTEGER,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT uq_source_key UNIQUE ("key"),
    CONSTRAINT fk_source_same_witness_as_id FOREIGN KEY(same_witness_as_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_source_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE tag (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    import_id INTEGER,
    CONSTRAINT pk_tag PRIMARY KEY (id),
    CONSTRAINT uq_tag_key UNIQUE ("key"),
    CONSTRAINT fk_tag_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE actor_name (
    id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    since TEXT,
    until TEXT,
    reviewed INTEGER NOT NULL,
    variant INTEGER NOT NULL,
    CONSTRAINT pk_actor_name PRIMARY KEY (id),
    CONSTRAINT fk_actor_name_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_actor_name_actor_id ON actor_name (actor_id);

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind_id INTEGER NOT NULL,
    status INTEGER NOT NULL,
    earliest_start INTEGER NOT NULL,
    latest_start INTEGER NOT NULL,
    earliest_end INTEGER NOT NULL,
    latest_end INTEGER NOT NULL,
    never_certain INTEGER NOT NULL,
    needs_recheck INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    date TEXT NOT NULL,
    title_en TEXT,
    title_ru TEXT,
    title_kk TEXT,
    summary_en TEXT,
    summary_ru TEXT,
    summary_kk TEXT,
    theme_en TEXT,
    theme_ru TEXT,
    theme_kk TEXT,
    extent TEXT,
    date_basis TEXT,
    certainty TEXT,
    mode TEXT,
    unverified_fields TEXT,
    unreviewed_languages TEXT,
    series_id INTEGER,
    ordinal INTEGER,
    import_id INTEGER,
    CONSTRAINT fk_event_kind_id FOREIGN KEY(kind_id) REFERENCES kind (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_series_id ON event (series_id) WHERE series_id IS NOT NULL;

CREATE TABLE office (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    region_id INTEGER,
    import_id INTEGER,
    CONSTRAINT pk_office PRIMARY KEY (id),
    CONSTRAINT uq_office_key UNIQUE ("key"),
    CONSTRAINT fk_office_region_id FOREIGN KEY(region_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_office_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE place (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    region_id INTEGER,
    latitude REAL,
    longitude REAL,
    import_id INTEGER,
    CONSTRAINT pk_place PRIMARY KEY (id),
    CONSTRAINT uq_place_key UNIQUE ("key"),
    CONSTRAINT fk_place_region_id FOREIGN KEY(region_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_place_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE region_code (
    id INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    scheme TEXT NOT NULL,
    since TEXT,
    until TEXT,
    CONSTRAINT pk_region_code PRIMARY KEY (id),
    CONSTRAINT fk_region_code_region_id FOREIGN KEY(region_id) REFERENCES region (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_region_code_region_id ON region_code (region_id);

CREATE TABLE region_name (
    id INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    since TEXT,
    until TEXT,
    reviewed INTEGER NOT NULL,
    variant INTEGER NOT NULL,
    CONSTRAINT pk_region_name PRIMARY KEY (id),
    CONSTRAINT fk_region_name_region_id FOREIGN KEY(region_id) REFERENCES region (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_region_name_region_id ON region_name (region_id);

CREATE TABLE region_succession (
    id INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    successor_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    share TEXT NOT NULL,
    CONSTRAINT pk_region_succession PRIMARY KEY (id),
    CONSTRAINT fk_region_succession_region_id FOREIGN KEY(region_id) REFERENCES region (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_region_succession_successor_id FOREIGN KEY(successor_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_region_succession_region_id ON region_succession (region_id);

CREATE TABLE series_region (
    id INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    CONSTRAINT pk_series_region PRIMARY KEY (id),
    CONSTRAINT fk_series_region_series_id FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_series_region_region_id FOREIGN KEY(region_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_series_region_series_id ON series_region (series_id);

CREATE TABLE claim (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source_id INTEGER,
    locator TEXT,
    said_by TEXT,
    confidence TEXT,
    note TEXT,
    chosen INTEGER NOT NULL,
    reason TEXT,
    CONSTRAINT pk_claim PRIMARY KEY (id),
    CONSTRAINT fk_claim_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_claim_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_claim_event_id ON claim (event_id);
CREATE INDEX ix_claim_source_id_event_id ON claim (source_id, event_id) WHERE source_id IS NOT NULL;

CREATE TABLE event_actor (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    office_id INTEGER,
    role TEXT,
    CONSTRAINT pk_event_actor PRIMARY KEY (id),
    CONSTRAINT fk_event_actor_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_actor_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_actor_office_id FOREIGN KEY(office_id) REFERENCES office (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_actor_actor_id_event_id ON event_actor (actor_id, event_id);
CREATE INDEX ix_event_actor_event_id ON event_actor (event_id);
CREATE INDEX ix_event_actor_office_id_event_id ON event_actor (office_id, event_id) WHERE office_id IS NOT NULL;

CREATE TABLE event_place (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    role TEXT,
    mode TEXT,
    CONSTRAINT pk_event_place PRIMARY KEY (id),
    CONSTRAINT fk_event_place_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_place_place_id FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_place_event_id ON event_place (event_id);
CREATE INDEX ix_event_place_place_id_event_id ON event_place (place_id, event_id);

CREATE TABLE event_ref (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_event_ref PRIMARY KEY (id),
    CONSTRAINT fk_event_ref_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT uq_event_ref_ref UNIQUE (ref)
);
CREATE INDEX ix_event_ref_event_id ON event_ref (event_id);

CREATE TABLE event_region (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    region_id INTEGER NOT NULL,
    role TEXT,
    CONSTRAINT pk_event_region PRIMARY KEY (id),
    CONSTRAINT fk_event_region_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_region_region_id FOREIGN KEY(region_id) REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_region_event_id ON event_region (event_id);
CREATE INDEX ix_event_region_region_id_event_id ON event_region (region_id, event_id);

CREATE TABLE event_source (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    locator TEXT,
    supports TEXT,
    CONSTRAINT pk_event_source PRIMARY KEY (id),
    CONSTRAINT fk_event_source_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_source_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_source_event_id ON event_source (event_id);
CREATE INDEX ix_event_source_source_id_event_id ON event_source (source_id, event_id);

CREATE TABLE event_tag (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    CONSTRAINT pk_event_tag PRIMARY KEY (id),
    CONSTRAINT fk_event_tag_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_event_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_tag_event_id ON event_tag (event_id);
CREATE INDEX ix_event_tag_tag_id_event_id ON event_tag (tag_id, event_id);

CREATE TABLE figure (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    meaning_en TEXT,
    meaning_ru TEXT,
    meaning_kk TEXT,
    number REAL,
    low REAL,
    high REAL,
    scale REAL NOT NULL,
    unit TEXT,
    currency TEXT,
    series_id INTEGER,
    period TEXT,
    as_of TEXT,
    bound TEXT NOT NULL,
    basis TEXT,
    nature TEXT NOT NULL,
    measure TEXT,
    said_by TEXT,
    source_id INTEGER,
    locator TEXT,
    verified INTEGER NOT NULL,
    note TEXT,
    CONSTRAINT pk_figure PRIMARY KEY (id),
    CONSTRAINT fk_figure_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_figure_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_figure_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_figure_event_id ON figure (event_id);
CREATE INDEX ix_figure_series_id_event_id ON figure (series_id, event_id) WHERE series_id IS NOT NULL;
CREATE INDEX ix_figure_source_id_event_id ON figure (source_id, event_id) WHERE source_id IS NOT NULL;

CREATE TABLE note (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    text_en TEXT,
    text_ru TEXT,
    text_kk TEXT,
    kind TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT fk_note_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_note_event_id ON note (event_id);

CREATE TABLE office_term (
    id INTEGER NOT NULL,
    office_id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    since TEXT,
    until TEXT,
    CONSTRAINT pk_office_term PRIMARY KEY (id),
    CONSTRAINT fk_office_term_office_id FOREIGN KEY(office_id) REFERENCES office (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_office_term_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_office_term_office_id ON office_term (office_id);

CREATE TABLE place_name (
    id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    since TEXT,
    until TEXT,
    reviewed INTEGER NOT NULL,
    variant INTEGER NOT NULL,
    CONSTRAINT pk_place_name PRIMARY KEY (id),
    CONSTRAINT fk_place_name_place_id FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_place_name_place_id ON place_name (place_id);

CREATE TABLE status_entry (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    status INTEGER NOT NULL,
    as_of TEXT,
    date TEXT,
    source_id INTEGER,
    note TEXT,
    CONSTRAINT pk_status_entry PRIMARY KEY (id),
    CONSTRAINT fk_status_entry_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_status_entry_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_status_entry_event_id ON status_entry (event_id);
CREATE INDEX ix_status_entry_source_id_event_id ON status_entry (source_id, event_id) WHERE source_id IS NOT NULL;

CREATE TABLE link (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    to_id INTEGER NOT NULL,
    note TEXT,
    CONSTRAINT pk_link PRIMARY KEY (id),
    CONSTRAINT fk_link_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_link_to_id FOREIGN KEY(to_id) REFERENCES event_ref (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_link_event_id ON link (event_id);
CREATE INDEX ix_link_to_id_event_id ON link (to_id, event_id);

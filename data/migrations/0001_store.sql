-- The store: what the files said, append-only. Rows belong to a batch and are never changed or
-- deleted; undoing a batch is a row in `undone`.

CREATE TABLE batches (
    batch_id INTEGER NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    actor VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    profile VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    rules JSON NOT NULL,          -- norm, fast track by topic, names kept as they are
    replaces BOOLEAN NOT NULL,    -- may take back answers already known
    demo BOOLEAN NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_accepted INTEGER NOT NULL,
    rows_new INTEGER NOT NULL,
    rows_changed INTEGER NOT NULL,
    rows_same INTEGER NOT NULL,
    rows_refused INTEGER NOT NULL,
    rows_skipped INTEGER NOT NULL,
    period_from DATE,
    period_to DATE
);

CREATE TABLE undone (batch_id INTEGER NOT NULL, undone_at TIMESTAMP NOT NULL, actor VARCHAR NOT NULL);

CREATE TABLE refusals (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    column_name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

-- `is_version` marks the row that speaks for the message in its batch; `questions` is counted over
-- all rows of the message in the batch.
CREATE TABLE messages (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    channel VARCHAR,
    received_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP,
    first_reply_at TIMESTAMP,
    answered_at TIMESTAMP,
    status VARCHAR,
    place VARCHAR,
    topic_group VARCHAR,
    topic VARCHAR,
    service VARCHAR,
    recipient VARCHAR,
    executor VARCHAR,
    fast_track BOOLEAN,
    auto_delivery BOOLEAN,
    control_evidence BOOLEAN,
    road_map_measure VARCHAR,
    resolved BOOLEAN,
    returned BOOLEAN,
    repeat BOOLEAN,
    mark TINYINT,
    excluded_reason VARCHAR,
    question VARCHAR,
    street VARCHAR,
    text VARCHAR,
    reply VARCHAR,
    applicant VARCHAR,
    questions INTEGER NOT NULL,
    row_hash UBIGINT NOT NULL,
    version_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

CREATE TABLE page_months (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    month DATE,
    recipient VARCHAR,
    page VARCHAR,
    category VARCHAR,
    posts INTEGER,
    norm INTEGER,
    replies_on_time VARCHAR,
    met BOOLEAN,
    row_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

CREATE TABLE decisions (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    date DATE,
    subject VARCHAR,
    territory VARCHAR,
    form VARCHAR,
    via_pos BOOLEAN,
    implemented VARCHAR,
    row_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

CREATE TABLE hearings (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    date DATE,
    subject VARCHAR,
    kind VARCHAR,
    act VARCHAR,
    via_pos BOOLEAN,
    link VARCHAR,
    participants INTEGER,
    document VARCHAR,
    row_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

CREATE TABLE road_map_measures (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    number VARCHAR,
    road_map VARCHAR,
    measure VARCHAR,
    topic VARCHAR,
    settlement VARCHAR,
    date_from DATE,
    date_to DATE,
    executor VARCHAR,
    status VARCHAR,
    done_on DATE,
    row_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

CREATE TABLE appeals_quarters (
    batch_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    quarter VARCHAR,
    measure VARCHAR,
    value DOUBLE,
    unit VARCHAR,
    row_hash UBIGINT NOT NULL,
    is_version BOOLEAN NOT NULL
);

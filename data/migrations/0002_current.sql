-- The current state: what live batches leave in force.

CREATE VIEW live AS
SELECT b.* FROM batches AS b WHERE NOT EXISTS (SELECT 1 FROM undone AS u WHERE u.batch_id = b.batch_id);

-- A later batch wins, but not when it would take back an answer already known, unless it says
-- replace. So the batch in force is the last one with an answer (or with replace), and when that
-- one has no answer, the last of all.
CREATE VIEW current_messages AS
WITH versions AS (
    SELECT m.source, m.key, m.batch_id, m.answered_at IS NOT NULL AS answered,
        m.answered_at IS NOT NULL OR l.replaces AS anchors
    FROM messages AS m JOIN live AS l ON l.batch_id = m.batch_id
    WHERE m.is_version
),
in_force AS (
    SELECT source, key,
        CASE WHEN coalesce(arg_max(answered, batch_id) FILTER (WHERE anchors), false)
            THEN max(batch_id) FILTER (WHERE anchors)
            ELSE max(batch_id) END AS batch_id
    FROM versions GROUP BY source, key
)
SELECT m.* FROM messages AS m
JOIN in_force AS f ON f.source = m.source AND f.key = m.key AND f.batch_id = m.batch_id
WHERE m.is_version;

-- A pages report replaces the whole months it holds, a quarterly workbook its quarters.
CREATE VIEW current_page_months AS
WITH in_force AS (
    SELECT r.month, max(r.batch_id) AS batch_id
    FROM page_months AS r JOIN live AS l ON l.batch_id = r.batch_id GROUP BY r.month
)
SELECT r.* FROM page_months AS r
JOIN in_force AS f ON f.month = r.month AND f.batch_id = r.batch_id WHERE r.is_version;

CREATE VIEW current_appeals_quarters AS
WITH in_force AS (
    SELECT r.key, max(r.batch_id) AS batch_id
    FROM appeals_quarters AS r JOIN live AS l ON l.batch_id = r.batch_id GROUP BY r.key
)
SELECT r.* FROM appeals_quarters AS r
JOIN in_force AS f ON f.key = r.key AND f.batch_id = r.batch_id WHERE r.is_version;

CREATE VIEW current_decisions AS
WITH in_force AS (
    SELECT r.key, max(r.batch_id) AS batch_id
    FROM decisions AS r JOIN live AS l ON l.batch_id = r.batch_id GROUP BY r.key
)
SELECT r.* FROM decisions AS r
JOIN in_force AS f ON f.key = r.key AND f.batch_id = r.batch_id WHERE r.is_version;

CREATE VIEW current_hearings AS
WITH in_force AS (
    SELECT r.key, max(r.batch_id) AS batch_id
    FROM hearings AS r JOIN live AS l ON l.batch_id = r.batch_id GROUP BY r.key
)
SELECT r.* FROM hearings AS r
JOIN in_force AS f ON f.key = r.key AND f.batch_id = r.batch_id WHERE r.is_version;

CREATE VIEW current_road_map_measures AS
WITH in_force AS (
    SELECT r.key, max(r.batch_id) AS batch_id
    FROM road_map_measures AS r JOIN live AS l ON l.batch_id = r.batch_id GROUP BY r.key
)
SELECT r.* FROM road_map_measures AS r
JOIN in_force AS f ON f.key = r.key AND f.batch_id = r.batch_id WHERE r.is_version;

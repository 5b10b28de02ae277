"""The tables of road maps: versions of what is planned, marks of approval, what was carried out.

A version is never changed: an edit is a further version. What was carried out belongs to the
measure's number and not to a version, so that a report does not undo an approval. The last of the
executions of a measure is in force.
"""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    """CREATE TABLE road_maps (
        id {serial} PRIMARY KEY,
        number VARCHAR(100) NOT NULL UNIQUE,
        emergency INTEGER,
        demo BOOLEAN NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        withdrawn_by VARCHAR(300),
        withdrawn_at TIMESTAMP)""",
    # topic is a topic or a group; a blank settlement is the whole district; form is JSON.
    """CREATE TABLE road_map_versions (
        road_map INTEGER NOT NULL REFERENCES road_maps (id),
        version INTEGER NOT NULL,
        kind VARCHAR(20) NOT NULL,
        topic TEXT NOT NULL,
        settlement TEXT NOT NULL,
        period_from DATE NOT NULL,
        period_to DATE NOT NULL,
        form TEXT NOT NULL,
        changes TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (road_map, version))""",
    # a blank topic or settlement of a measure is that of its road map
    """CREATE TABLE road_map_measures (
        road_map INTEGER NOT NULL,
        version INTEGER NOT NULL,
        number VARCHAR(100) NOT NULL,
        position INTEGER NOT NULL,
        measure TEXT NOT NULL,
        result TEXT NOT NULL,
        indicator TEXT NOT NULL,
        executor TEXT NOT NULL,
        starts DATE,
        ends DATE,
        topic TEXT NOT NULL,
        settlement TEXT NOT NULL,
        PRIMARY KEY (road_map, version, number),
        FOREIGN KEY (road_map, version) REFERENCES road_map_versions (road_map, version))""",
    """CREATE TABLE road_map_executions (
        id {serial} PRIMARY KEY,
        road_map INTEGER NOT NULL REFERENCES road_maps (id),
        number VARCHAR(100) NOT NULL,
        status VARCHAR(20) NOT NULL,
        done_on DATE,
        proof TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
    """CREATE TABLE road_map_approvals (
        road_map INTEGER NOT NULL,
        version INTEGER NOT NULL,
        mark VARCHAR(20) NOT NULL,
        person VARCHAR(300) NOT NULL,
        post VARCHAR(300) NOT NULL,
        day DATE NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (road_map, version, mark),
        FOREIGN KEY (road_map, version) REFERENCES road_map_versions (road_map, version))""",
    # Word files that the office has edited in place of the shipped ones, as base64.
    """CREATE TABLE document_templates (
        name VARCHAR(100) PRIMARY KEY,
        content TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
)

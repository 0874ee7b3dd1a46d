-- Who is signed in to the pages (docs/privacy.md), in the shape that Spring Session wants; the times are milliseconds since
-- 1970, the interval seconds. A row goes when its time is over. What a browser brings is this id and a seal, which does not
-- stand here: whoever reads the table cannot take anybody's place.

create table web_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index web_session_by_id on web_session (session_id);
create index web_session_by_expiry on web_session (expiry_time);

create table web_session_attributes (
    session_primary_id char(36)     not null references web_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

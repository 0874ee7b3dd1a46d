-- What passes saw of the organisation, and what was told of its weeks (docs/privacy.md). Rows change only when something
-- begins or ends.

-- Accounts that are or were in scope, and managers: what their figures are found and shown by.
create table known_account (
    id             varchar(64)  not null primary key,
    address        varchar(320) not null,
    address_hashes text         not null
);

-- From when to when a mailbox was in scope (PERSON, SHARED; related_id is empty), reported to a manager (MANAGER) or was
-- looked after by somebody (STEWARD).
create table relation (
    mailbox_id varchar(64) not null,
    kind       varchar(16) not null,
    related_id varchar(64) not null,
    from_at    timestamp with time zone not null,
    until_at   timestamp with time zone,
    primary key (mailbox_id, kind, related_id, from_at)
);
create index relation_by_age on relation (until_at);
create index relation_by_related on relation (related_id);

-- When a finding was first seen, and when it was no longer: rule and code, no detail.
create table finding_record (
    mailbox_id varchar(64)  not null,
    rule       varchar(32)  not null,
    code       varchar(32)  not null,
    item       varchar(512) not null,
    first_at   timestamp with time zone not null,
    gone_at    timestamp with time zone,
    primary key (mailbox_id, rule, code, item, first_at)
);
create index finding_record_by_age on finding_record (gone_at);

-- When a mailbox could not be read: since which reading (null for none), the first failure and its code, and the next
-- reading.
create table reading_gap (
    mailbox_id varchar(64)  not null,
    failed_at  timestamp with time zone not null,
    code       varchar(100) not null,
    read_at    timestamp with time zone,
    again_at   timestamp with time zone,
    primary key (mailbox_id, failed_at)
);
create index reading_gap_by_age on reading_gap (again_at);

-- The moment of the latest pass that was noted here.
create table observed (
    id     integer     not null primary key check (id = 1),
    at     timestamp with time zone not null,
    -- Whether it judged at its own time: PRESENT, PAST, AHEAD.
    timing varchar(8)  not null,
    -- Settled mail that came before is deleted; null where nothing was deleted since this is kept.
    forgotten_until timestamp with time zone
);

-- The figures of a unit in a week that is over, without persons; reports says how units were made. The row without a
-- manager says that the week is kept, and what was due in all units together.
create table weekly_figure (
    week       varchar(8)  not null,
    reports    varchar(8)  not null,
    manager_id varchar(64) not null,
    due        integer,
    on_time    integer,
    people     integer     not null default 0,
    -- Whether the figures would point at one person: a policy may withhold them then.
    points_at_one boolean  not null default false,
    document   text        not null,
    primary key (week, reports, manager_id)
);
create index weekly_figure_by_manager on weekly_figure (manager_id);

-- When a message was found to be thrown away; null of one that was not, or before this was kept.
alter table received_mail add column thrown_at timestamp with time zone;

-- What people said of answered mail of mailboxes whose mail is to be registered, the latest word alone; who said what
-- before stands in the audit trail. case_number is what the case system calls it.
create table registration (
    mailbox_id  varchar(64)  not null,
    message_id  varchar(512) not null,
    choice      varchar(32)  not null,
    said_at     timestamp with time zone not null,
    person_id   varchar(64)  not null,
    case_number varchar(64),
    primary key (mailbox_id, message_id)
);
create index registration_by_time on registration (said_at);
create index registration_by_person on registration (person_id);

-- What the case system is told: ids and times. A row is written with what it tells of, and sent until it is taken.
create table case_event (
    id            varchar(36)  not null primary key,
    kind          varchar(16)  not null,
    mailbox_id    varchar(64)  not null,
    message_id    varchar(512) not null,
    received_at   timestamp with time zone not null,
    answered_at   timestamp with time zone not null,
    registered_at timestamp with time zone not null,
    made_at       timestamp with time zone not null,
    status        varchar(16)  not null,
    attempts      integer      not null,
    next_at       timestamp with time zone not null,
    reason        varchar(200),
    claimed_by    varchar(128),
    claimed_at    timestamp with time zone
);
create index case_event_by_status on case_event (status, next_at);
create index case_event_by_message on case_event (mailbox_id, message_id);
create index case_event_by_time on case_event (made_at);

-- Which administrator confirmed that a year's holidays and closed days are as they should be.
create table confirmed_year (
    calendar_year integer     not null primary key,
    person_id     varchar(64) not null,
    confirmed_at  timestamp with time zone not null
);
create index confirmed_year_by_person on confirmed_year (person_id);

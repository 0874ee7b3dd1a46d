-- Outgoing calls that reached somebody, from Graph's lists of calls (svarsvakt.calls.enabled): when a number was called,
-- as a keyed hash. Neither who called nor the number itself.
create table outgoing_call (
    number_hash varchar(64) not null,
    called_at   timestamp with time zone not null,
    primary key (number_hash, called_at)
);
create index outgoing_call_by_age on outgoing_call (called_at);

-- Until when each of the lists was read.
create table call_list (
    list       varchar(32) not null primary key,
    read_until timestamp with time zone not null
);

-- The number that left a voicemail; of voicemail that was read before it is not known.
alter table received_mail add column caller_hash varchar(64);

alter table scan_record add column calls_unread boolean default false not null;

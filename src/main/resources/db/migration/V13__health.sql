-- What came of the reminders of a pass (docs/operations.md, Health).
alter table scan_record add column nudges_sent integer default 0 not null;
alter table scan_record add column nudges_failed integer default 0 not null;
alter table scan_record add column nudges_refused integer default 0 not null;
create index scan_record_by_end on scan_record (finished_at);

-- Since when mailboxes are not watched; no row while all is well.
create table watch_trouble (
    id    integer not null primary key check (id = 1),
    since timestamp with time zone not null
);
-- The operators who were told of it and not yet that it is over, by the keyed hash of their address.
create table watch_told (
    operator_hash varchar(64) not null primary key,
    told_day      date        not null
);

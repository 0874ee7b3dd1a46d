-- What people are told. Written before it is sent, so that nothing is sent twice and nothing is lost.
create table nudge (
    id            varchar(36)  not null primary key,
    kind          varchar(32)  not null,
    recipient_id  varchar(64)  not null,
    channel       varchar(16)  not null,
    planned_for   timestamp with time zone not null,
    status        varchar(16)  not null,
    reason        varchar(400),
    chain_id      bigint       not null,
    claimed_by    varchar(128),
    claimed_at    timestamp with time zone,
    attempts      integer      not null,
    unique (kind, recipient_id, planned_for, channel)
);
create index nudge_by_plan on nudge (planned_for);

create table nudge_item (
    nudge_id    varchar(36)  not null references nudge (id) on delete cascade,
    mailbox_id  varchar(64)  not null,
    message_id  varchar(512) not null,
    primary key (nudge_id, mailbox_id, message_id)
);
create index nudge_item_by_message on nudge_item (mailbox_id, message_id);

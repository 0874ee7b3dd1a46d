-- A row for each watched mailbox while Graph is to tell of changes (svarsvakt.notifications.enabled): the subscription, if
-- there is one, and whether the mailbox is to be read since something changed. Nothing of what Graph told is kept.
create table if not exists change_subscription (
    mailbox_id      varchar(64) not null primary key,
    subscription_id varchar(128),
    expires_at      timestamp with time zone,
    -- When the subscription is to be made or renewed.
    due_at          timestamp with time zone not null,
    attempts        integer not null default 0,
    -- Graph's code of the last refusal; null where the last try went well.
    failure         varchar(128),
    -- A keyed hash of the address that it was made with.
    terms           varchar(32),
    -- How often something was told; what is told while the mailbox is read is not forgotten with what was told before.
    notes           bigint not null default 0,
    notified_at     timestamp with time zone,
    -- When the mailbox is to be read; null where it need not be.
    read_due_at     timestamp with time zone,
    read_at         timestamp with time zone,
    read_attempts   integer not null default 0
);
create index if not exists change_subscription_by_time on change_subscription (due_at);
create index if not exists change_subscription_by_reading on change_subscription (read_due_at);

-- What shows that a reminder was seen: the mail was read or moved, which anybody may have done whose mailbox it is
-- (person_id is empty), or a person did something on the reminder's card. No content stands here.
create table seen_item (
    mailbox_id varchar(64)  not null,
    item       varchar(512) not null,
    person_id  varchar(64)  not null,
    seen_at    timestamp with time zone not null,
    primary key (mailbox_id, item, person_id, seen_at)
);
create index seen_item_by_time on seen_item (seen_at);

-- The moment of the pass that sent it last; null of what was sent before this was kept.
alter table nudge add column sent_at timestamp with time zone;

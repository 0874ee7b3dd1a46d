-- The tables of V29 take the place of those that V30 dropped.
alter table if exists sent_numbered rename to sent_mail;
alter table if exists sent_to rename to sent_recipient;
alter table if exists sent_about rename to sent_reference;

-- Copies of a message are put in order by their time; which mailbox comes first of two at one moment needs no index.
drop index if exists received_mail_copies;
create index if not exists received_mail_copies on received_mail (message_hash, received_at);

-- Another index begins with the same column.
drop index if exists nudge_by_plan;

-- What mail shows that only other mail can weigh (docs/how-it-judges.md 2): codes, ids and keyed hashes, no words.

-- The entry of the program's phrases that matched, automatic-reply.sv:57 for example.
alter table received_mail add column phrase varchar(80) default '' not null;
-- Codes of what the message shows of itself, separated by spaces.
alter table received_mail add column traits varchar(120);
-- Mailboxes of the organisation in To, where this mailbox is in neither To nor Cc.
alter table received_mail add column addressed varchar(600);
-- Which banners were cut: entries of the phrases or of the setting, never words.
alter table received_mail add column cut varchar(400);
-- The keyed hash of the beginning within which the telling words stand.
alter table received_mail add column beginning varchar(64);
-- Hashes of the Reply-To addresses behind the first.
alter table received_mail add column reply_to_others text;
update received_mail set traits = 'closing' where closing_phrase = true;
alter table received_mail drop column closing_phrase;
update received_mail set whereabouts = 'GONE' where whereabouts = 'DELETED' and folder_id = '';

-- Copies of one message are found in the order in which they came, and in one mailbox, however many there are.
create index received_mail_copies on received_mail (message_hash, received_at, mailbox_id);
create index received_mail_copy_of on received_mail (message_hash, mailbox_id);
drop index received_mail_by_message;
create index received_mail_of_conversation on received_mail (conversation_hash, mailbox_id);
drop index received_mail_by_conversation;

-- Whether mail that expects no answer by itself may do so by what lies elsewhere.
alter table received_mail add column may_expect boolean default false not null;
create index received_mail_weighed on received_mail (may_expect, received_at);
-- Until when the mail of a mailbox is known, where mail went to it that lies elsewhere.
alter table mailbox add column mail_read_at timestamp with time zone;

-- How mail from outside begins, as keyed hashes of a few words, and who wrote it: what many unrelated senders' mail has in
-- common is the organisation's banner. A sample of the senders; forgotten with age (docs/privacy.md).
create table beginning (
    words_hash  varchar(64) not null,
    sender_hash varchar(64) not null,
    domain_hash varchar(64) not null,
    seen_day    date        not null,
    primary key (words_hash, sender_hash)
);
create index beginning_by_age on beginning (seen_day);

-- The banners that were found so.
create table banner (
    words_hash varchar(64) not null primary key,
    seen_day   date        not null
);
create index banner_by_age on banner (seen_day);

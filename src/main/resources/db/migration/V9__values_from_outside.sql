-- Values from outside are checked where they enter. What older versions stored unchecked is let go: no working day can be
-- counted from such a moment, and what it belongs to could not be judged.
delete from received_mail where received_at < '1970-01-01 00:00:00+00' or received_at >= '2100-01-01 00:00:00+00';
delete from sent_mail where sent_at < '1970-01-01 00:00:00+00' or sent_at >= '2100-01-01 00:00:00+00';
update received_mail set verb = null, verb_at = null
 where verb_at < '1970-01-01 00:00:00+00' or verb_at >= '2100-01-01 00:00:00+00';
delete from out_of_office where from_at < '1970-01-01 00:00:00+00' or until_at >= '2100-01-01 00:00:00+00';
delete from automatic_reply_time where from_at < '1970-01-01 00:00:00+00' or until_at >= '2100-01-01 00:00:00+00';
update mailbox set reply_from = null, reply_until = null
 where reply_from < '1970-01-01 00:00:00+00' or reply_until >= '2100-01-01 00:00:00+00';

-- Since when a folder's position stays before a message that could not be used; null where it does not.
alter table folder add column held_since timestamp with time zone;

-- How large each part of the directory was when it was last believed, and since when it shows less.
create table directory_size (
    part          varchar(160) not null primary key,
    size          integer      not null,
    smaller       integer,
    smaller_since timestamp with time zone
);

-- Every mail folder is watched, wherever it hangs (rules.md 2b).

-- What the folder list showed of a folder when it was last read (total/unread/folders below), and when that was.
alter table folder add column counts varchar(64);
alter table folder add column read_at timestamp with time zone;
update folder set kind = 'BESIDE', delta_link = null where kind = 'HOLDING';

-- Drafts, the Outbox and what Outlook keeps for itself; null where they were never asked for.
alter table mailbox add column excluded_ids text;

-- Finds the mailboxes of which time alone may have something found beside their mail.
create index if not exists judgement_by_quiet on judgement (quiet_until);

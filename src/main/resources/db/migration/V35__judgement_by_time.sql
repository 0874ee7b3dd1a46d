-- Finds the mailboxes where a deadline is near, and those whose judgement is over, without reading what is kept of all.
create index if not exists judgement_by_time on judgement (next_judgement_at);

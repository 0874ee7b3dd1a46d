-- What the colleague of a cover agreement has said to it; null where nobody had to be asked, as of those made before.
alter table cover_agreement add column consent varchar(16);
alter table cover_agreement add column consent_at timestamp with time zone;
create index cover_agreement_by_colleague on cover_agreement (by_id);
create index deed_by_person on deed (person_id, kind, done_at);

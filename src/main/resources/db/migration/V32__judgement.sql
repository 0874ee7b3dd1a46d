-- What was judged of a mailbox, kept as long as nothing changes it: a pass judges those alone of which a fact changed,
-- or whose time has come. Facts without content, as in the tables that it was judged from (docs/privacy.md).
create table if not exists judgement (
    mailbox_id        varchar(64) not null primary key,
    -- A keyed hash of what it was judged by beside its facts: the policy, exceptions, the account, its stewards.
    terms             varchar(32) not null,
    judged_at         timestamp with time zone not null,
    -- When time alone changes something of its mail.
    next_judgement_at timestamp with time zone not null,
    -- Until when nothing is found about it beside mail and signatures; null where something is, or may be at any moment.
    quiet_until       timestamp with time zone,
    -- A keyed hash of what was found in signatures.
    signatures        varchar(32) not null,
    mail              bytea       not null
);

-- Mailboxes of which a fact changed that no judgement counts yet. Rows are added and deleted, never changed, so that
-- nobody waits for another.
create table if not exists unjudged (
    id         bigint      generated always as identity primary key,
    mailbox_id varchar(64) not null
);
create index if not exists unjudged_by_mailbox on unjudged (mailbox_id);

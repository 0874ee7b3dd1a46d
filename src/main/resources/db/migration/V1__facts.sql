-- Facts of mail, without content: ids, times, verdicts, keyed hashes (docs/privacy.md). Runs unchanged on H2 in
-- PostgreSQL mode and on PostgreSQL.

-- A keyed hash of a constant: tells whether the hash key in use is the one that this database was filled with.
create table installation (
    id          integer     not null primary key check (id = 1),
    key_check   varchar(64) not null
);

create table mailbox (
    id               varchar(64) not null primary key,
    address          varchar(320),
    purpose          varchar(16),
    language         varchar(32),
    settings_read_at timestamp with time zone,
    folders_read_at  timestamp with time zone,
    -- The earliest receipt that the first reading asked for; what is older never counts.
    watched_since    timestamp with time zone,
    inbox_id         varchar(512),
    sent_id          varchar(512),
    deleted_id       varchar(512),
    junk_id          varchar(512)
);

-- A folder that is watched, and where its next delta round starts.
create table folder (
    mailbox_id  varchar(64)  not null,
    folder_id   varchar(512) not null,
    kind        varchar(16)  not null,
    delta_link  text,
    primary key (mailbox_id, folder_id)
);

create table received_mail (
    mailbox_id        varchar(64)  not null,
    message_id        varchar(512) not null,
    folder_id         varchar(512) not null,
    received_at       timestamp with time zone not null,
    verdict           varchar(32)  not null,
    cause             varchar(200) not null,
    closing_phrase    boolean      not null,
    message_hash      varchar(64),
    conversation_hash varchar(64),
    sender_hash       varchar(64),
    reply_to_hash     varchar(64),
    sender_domain     varchar(255),
    refers_to         text,
    verb              integer,
    verb_at           timestamp with time zone,
    whereabouts       varchar(16)  not null,
    -- When judgement found it settled; it spares later passes the look at what is over. Null while it is open.
    settled_at        timestamp with time zone,
    primary key (mailbox_id, message_id)
);
create index received_mail_open on received_mail (mailbox_id, settled_at);
create index received_mail_by_sender on received_mail (sender_hash);
create index received_mail_by_reply_to on received_mail (reply_to_hash);
create index received_mail_by_time on received_mail (received_at);
create index received_mail_by_conversation on received_mail (conversation_hash);
create index received_mail_by_message on received_mail (message_hash);

create table sent_mail (
    mailbox_id        varchar(64)  not null,
    message_id        varchar(512) not null,
    sent_at           timestamp with time zone not null,
    kind              varchar(16)  not null,
    forward_subject   boolean      not null,
    message_hash      varchar(64),
    conversation_hash varchar(64),
    thread_known      boolean      not null,
    primary key (mailbox_id, message_id)
);
create index sent_mail_by_conversation on sent_mail (conversation_hash);
create index sent_mail_by_message on sent_mail (message_hash);

create table sent_recipient (
    mailbox_id   varchar(64)  not null,
    message_id   varchar(512) not null,
    address_hash varchar(64)  not null,
    internal     boolean      not null,
    primary key (mailbox_id, message_id, address_hash),
    foreign key (mailbox_id, message_id) references sent_mail (mailbox_id, message_id) on delete cascade
);
create index sent_recipient_by_address on sent_recipient (address_hash);

create table sent_reference (
    mailbox_id   varchar(64)  not null,
    message_id   varchar(512) not null,
    message_hash varchar(64)  not null,
    primary key (mailbox_id, message_id, message_hash),
    foreign key (mailbox_id, message_id) references sent_mail (mailbox_id, message_id) on delete cascade
);
create index sent_reference_by_message on sent_reference (message_hash);

create table mark (
    mailbox_id  varchar(64)  not null,
    message_id  varchar(512) not null,
    marked_at   timestamp with time zone not null,
    kind        varchar(32)  not null,
    promised    date,
    primary key (mailbox_id, message_id, marked_at)
);

-- One finished or interrupted pass over the mailboxes.
create table scan_record (
    id            varchar(36) not null primary key,
    started_at    timestamp with time zone not null,
    as_of         timestamp with time zone not null,
    finished_at   timestamp with time zone,
    mailboxes     integer not null,
    scanned       integer not null,
    failed        integer not null
);
create index scan_record_by_start on scan_record (started_at);

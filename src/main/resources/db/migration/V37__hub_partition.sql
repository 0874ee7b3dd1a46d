-- Where Graph tells of changes by an event hub (svarsvakt.notifications.event-hub): a row for each of its partitions, how
-- far it was taken, and which node takes it. Nothing of what was told is kept.
create table if not exists hub_partition (
    -- Namespace, hub and consumer group.
    hub             varchar(400) not null,
    partition_id    varchar(20) not null,
    -- The node, by a name that it makes up at its start; null where none takes it.
    owner_id        varchar(100),
    -- Changes with each claim, so that of two nodes one has it.
    claim_tag       varchar(40),
    claimed_at      timestamp with time zone,
    -- How far it was taken and noted; null where nothing was yet.
    event_offset    varchar(100),
    sequence_number bigint,
    enqueued_at     timestamp with time zone,
    primary key (hub, partition_id)
);

-- The shards of mailboxes that the nodes read of a pass: a table of db-scheduler's, empty between passes.
create table if not exists reading_shard (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean      not null,
    picked_by            varchar(200),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint       not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index if not exists reading_shard_by_time on reading_shard (execution_time);
create index if not exists reading_shard_by_heartbeat on reading_shard (last_heartbeat);

-- The organisation's figures after the last pass, for the pages of every node: one row.
create table if not exists overview (
    id       integer not null primary key,
    document text    not null
);

-- A pass that failed on one node is a trouble on the pages of all.
alter table scan_record add column if not exists failed_at timestamp with time zone;
alter table scan_record add column if not exists failure text;

-- What a manager, or an administrator for them, said of the weekly summary, and how often on end their mailbox took none.
-- Managers who never said anything, and always took it, have no row. Who did what and when stands in the audit trail too.
create table summary_subscription (
    manager_id varchar(64) not null primary key,
    state      varchar(16) not null,
    until_day  date,
    by_id      varchar(64) not null,
    at         timestamp with time zone not null,
    refusals   integer     not null
);

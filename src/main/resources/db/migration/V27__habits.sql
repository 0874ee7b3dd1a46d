-- How often somebody did what the guidelines for e-mail ask them to leave, a month and kind: counts, nothing of the mail.
create table habit (
    mailbox_id varchar(64) not null,
    month_day  date         not null,
    habit      varchar(40)  not null,
    times      integer      not null,
    primary key (mailbox_id, month_day, habit)
);
create index habit_by_month on habit (month_day);

-- What is past its time is found by its age, a few rows at a time.
create index sent_mail_by_age on sent_mail (sent_at);
create index mark_by_age on mark (marked_at);
create index signature_check_by_age on signature_check (sent_at);
create index out_of_office_by_age on out_of_office (until_at);
create index automatic_reply_time_by_age on automatic_reply_time (until_at);
create index delegation_source_by_age on delegation_source (read_at);
create index cover_agreement_by_age on cover_agreement (to_day);
create index finding_exception_by_age on finding_exception (until_day);

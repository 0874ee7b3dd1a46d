-- Voicemail had no rule before and was never settled: nobody is to be called back for what came long ago. What came in
-- the last two weeks is judged.
insert into mark (mailbox_id, message_id, marked_at, kind)
select r.mailbox_id, r.message_id, r.received_at, 'NO_REPLY_NEEDED' from received_mail r
 where r.verdict like 'voicemail%' and r.received_at < current_timestamp - interval '14' day
   and not exists (select 1 from mark m where m.mailbox_id = r.mailbox_id and m.message_id = r.message_id);
update received_mail set settled_at = received_at
 where verdict like 'voicemail%' and settled_at is null and received_at < current_timestamp - interval '14' day;

-- Voicemail had no rule before, and was never settled: what came then counts as over. What came in the last days is
-- judged all the same, and is open again where nobody called back.
update received_mail set settled_at = received_at where verdict = 'voicemail' and settled_at is null;

-- What stood in a message instead of the template's lines: all of a message's together, sealed with a key that is not in here.
alter table signature_check add column found text;

-- All of it is in the tables of V29 by now. What refers to others goes first.
drop table if exists sent_recipient;
drop table if exists sent_reference;
drop table if exists sent_mail;

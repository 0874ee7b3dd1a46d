package se.svarsvakt.mail.phrase;

/**
 * One alternative of a section, and where it stands.
 *
 * @param number of the line in its file, from 1
 * @param regex what stands there, parts put in
 */
record PhraseLine(int number, String regex) {}

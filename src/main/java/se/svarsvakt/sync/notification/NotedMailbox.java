package se.svarsvakt.sync.notification;

import se.svarsvakt.mail.MailboxId;

/**
 * A mailbox that is to be read since something changed there.
 *
 * @param mailbox the mailbox
 * @param notes how often something was told so far
 * @param attempts how often it could not be read in a row
 */
public record NotedMailbox(MailboxId mailbox, long notes, int attempts) {}

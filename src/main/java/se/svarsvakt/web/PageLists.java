package se.svarsvakt.web;

import se.svarsvakt.casework.ItemStore;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.nudge.NudgeHistory;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.summary.MailboxDirectory;
import se.svarsvakt.summary.MisdirectionMap;
import se.svarsvakt.worker.PassList;

/**
 * What pages look through, as passes left it.
 *
 * @param items mail and findings
 * @param mailboxes the watched mailboxes
 * @param stewards who looks after shared ones
 * @param subscriptions who gets the weekly summary
 * @param nudges what became of reminders
 * @param passes the passes
 * @param misdirections which addresses people outside get wrong
 */
public record PageLists(
    ItemStore items,
    MailboxDirectory mailboxes,
    StewardStore stewards,
    Subscriptions subscriptions,
    NudgeHistory nudges,
    PassList passes,
    MisdirectionMap misdirections) {}

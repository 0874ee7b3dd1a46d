package se.svarsvakt.sync.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * How many mailboxes Graph tells of.
 *
 * @param mailboxes how many it is to tell of
 * @param live of how many it does, as far as is known
 * @param failing of how many the last try to make or renew a subscription failed
 * @param waiting how many are to be read since something changed there
 * @param last when something was told last; empty where nothing was
 * @param failure the code of one of the failures; empty where there is none
 */
public record SubscriptionCoverage(
    int mailboxes,
    int live,
    int failing,
    int waiting,
    Optional<Instant> last,
    Optional<String> failure) {}

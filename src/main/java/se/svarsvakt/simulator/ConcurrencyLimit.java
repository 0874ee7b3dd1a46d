package se.svarsvakt.simulator;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets at most four requests at once into a mailbox, as Exchange Online does for one app. */
final class ConcurrencyLimit {
  private static final int AT_ONCE = 4;

  private final RequestLog log;
  private final ConcurrentMap<SimulatedMailbox, Integer> inside = new ConcurrentHashMap<>();

  ConcurrencyLimit(RequestLog log) {
    this.log = log;
  }

  GraphResponse pass(SimulatedMailbox mailbox, Supplier<GraphResponse> work) {
    int now = inside.merge(mailbox, 1, Integer::sum);
    try {
      if (now > AT_ONCE) {
        log.problem("more than four requests at once on one mailbox");
        throw GraphException.mailboxConcurrency();
      }
      return work.get();
    } finally {
      inside.merge(mailbox, -1, Integer::sum);
    }
  }
}

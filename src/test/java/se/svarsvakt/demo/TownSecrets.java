package se.svarsvakt.demo;

import java.util.LinkedHashSet;
import java.util.Set;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;

/** What people wrote in a simulated tenant, for tests that look whether it leaked. */
public final class TownSecrets {
  private static final int TELLING = 10;

  private TownSecrets() {}

  /** Subjects, beginnings of lines and external senders' addresses long enough to tell. */
  public static Set<String> of(SimulatedTenant tenant) {
    Set<String> secrets = new LinkedHashSet<>();
    for (SimulatedMailbox mailbox : tenant.mailboxes()) {
      mailbox.messages().forEach(message -> add(secrets, message.outgoing()));
    }
    secrets.removeIf(secret -> secret.length() < TELLING);
    return secrets;
  }

  private static void add(Set<String> secrets, OutgoingMessage letter) {
    secrets.add(letter.content().subject());
    letter.content().text().lines().map(TownSecrets::beginning).forEach(secrets::add);
    if (!letter.from().domain().endsWith("kommun.example")) {
      secrets.add(letter.from().address());
    }
  }

  private static String beginning(String line) {
    return line.length() < 2 * TELLING ? "" : line.substring(0, Math.min(40, line.length()));
  }
}

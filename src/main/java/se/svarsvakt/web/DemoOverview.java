package se.svarsvakt.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/** What the demo shows beside the status: invented people, so that names may stand on the page. */
public interface DemoOverview {
  /** Those of its people whom somebody who looks may choose to be. */
  List<DemoPerson> people();

  /** Somebody's tab, as Teams would open it for them; empty for whoever is not of the town. */
  Optional<URI> tab(MailboxId person);

  /** How a command reaches the demo from another terminal: {@code svarsvakt --demo}. */
  String program();

  /** The mailboxes of the simulated tenant. */
  List<MailboxLine> mailboxes();

  /** What stands in people's Teams feeds; the person who was told last comes first. */
  List<Feed> feeds();

  /**
   * Somebody whom one may choose to be.
   *
   * @param id the Entra object id
   * @param title what they work as
   * @param as what they are on the pages
   */
  record DemoPerson(String id, String name, String title, Visitor.Role as) {
    /** The app roles that they would have. */
    Set<Visitor.Role> roles() {
      return switch (as) {
        case ADMIN, AUDITOR -> Set.of(as);
        case MANAGER, EMPLOYEE -> Set.of();
      };
    }
  }

  /**
   * A mailbox.
   *
   * @param name its display name
   * @param address its address
   * @param open how much mail waits for something to be done, what is overdue included
   * @param overdue how much of it is overdue
   * @param notRead Graph's code, where the mailbox could not be read
   */
  record MailboxLine(
      String name, String address, int open, int overdue, Optional<String> notRead) {}

  /**
   * A person's feed.
   *
   * @param name the person's display name
   * @param address the person's address
   * @param notices newest first
   */
  record Feed(String name, String address, List<Notice> notices) {
    /** Keeps a copy. */
    public Feed {
      notices = List.copyOf(notices);
    }
  }

  /**
   * A notification.
   *
   * @param at when it came
   * @param preview what Teams shows of it
   */
  record Notice(Instant at, String preview) {}
}

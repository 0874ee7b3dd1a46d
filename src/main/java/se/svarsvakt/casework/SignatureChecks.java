package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.SignatureFlaw;

/**
 * The record of sent messages whose signatures were looked at. It keeps codes, the names of the
 * template's lines, keyed hashes of pictures, and sealed what stood there instead of the template's
 * lines (docs/privacy.md).
 */
public interface SignatureChecks {
  /**
   * A sent message whose signature may be looked at.
   *
   * @param mail the message
   * @param sentAt when it was sent
   */
  record Sample(MailKey mail, Instant sentAt) {}

  /**
   * A message that was looked at.
   *
   * @param sample the message
   * @param judged whether it could be judged; a message in another mailbox's name cannot
   * @param flaws what was wrong with it; empty where nothing was, or where it was not judged
   */
  record Checked(Sample sample, boolean judged, List<FlawNote> flaws) {
    /** Keeps a copy. */
    public Checked {
      flaws = List.copyOf(flaws);
    }

    /** A message that was judged. */
    public Checked(Sample sample, List<FlawNote> flaws) {
      this(sample, true, flaws);
    }

    /** A message that could not be judged. */
    public static Checked unjudged(Sample sample) {
      return new Checked(sample, false, List.of());
    }
  }

  /**
   * What is kept of a flaw. It holds content: never logged.
   *
   * @param kind what was wrong
   * @param line the template line concerned
   * @param pictures the pictures that it consists of, each as the hashes of what tells it from
   *     others; empty where it is something else, or where nothing tells them from others
   * @param found what stood there; empty where nothing did, or where it is not known
   */
  record FlawNote(SignatureFlaw.Kind kind, String line, List<Set<Hash>> pictures, String found) {
    /** Keeps a copy. */
    public FlawNote {
      pictures = pictures.stream().map(Set::copyOf).toList();
    }

    /** A flaw that is no picture. */
    public FlawNote(SignatureFlaw.Kind kind, String line) {
      this(kind, line, List.of(), "");
    }

    /** The same without its pictures and what stood there. */
    FlawNote plain() {
      return new FlawNote(kind, line);
    }

    /** The same with what stood there. */
    FlawNote with(String text) {
      return new FlawNote(kind, line, pictures, text);
    }

    @Override
    public String toString() {
      return "FlawNote[" + kind.code() + "]";
    }
  }

  /**
   * Messages to people outside, new ones and first replies, that were not looked at under these
   * terms; the latest first in each mailbox.
   *
   * @param terms names the template and what else is asked
   * @param since messages sent at or before it are left out
   * @param until messages sent after it are left out
   */
  List<Sample> unchecked(
      Collection<MailboxId> mailboxes, String terms, Instant since, Instant until);

  /** How many messages of each mailbox were looked at on that day; none are missing. */
  Map<MailboxId, Integer> checkedOn(Collection<MailboxId> mailboxes, LocalDate day);

  /** Records that a message was looked at. */
  void checked(Checked checked, String terms, LocalDate day);

  /** The messages that were looked at under these terms, sent in that time; in order of sending. */
  List<Checked> checks(Collection<MailboxId> mailboxes, String terms, Instant since, Instant until);
}

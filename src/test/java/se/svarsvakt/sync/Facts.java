package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxUpdate.Change;

/** Facts of mail for tests of the store: everything in Anna's mailbox, on one Friday. */
public final class Facts {
  /** Whose mail it is. */
  public static final MailboxId ANNA = new MailboxId("anna");

  /** Friday noon. */
  public static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

  private Facts() {}

  /** A received message in the making. */
  public record Incoming(
      String id,
      MailboxId mailbox,
      Instant at,
      Verdict verdict,
      MailThread thread,
      Set<Hash> senders,
      @Nullable LastVerb verb,
      String folder,
      Clues clues) {
    /** In another mailbox. */
    public Incoming in(MailboxId other) {
      return new Incoming(id, other, at, verdict, thread, senders, verb, folder, clues);
    }

    /** Received then. */
    public Incoming at(Instant other) {
      return new Incoming(id, mailbox, other, verdict, thread, senders, verb, folder, clues);
    }

    /** Of another kind. */
    public Incoming being(Verdict other) {
      return new Incoming(id, mailbox, at, other, thread, senders, verb, folder, clues);
    }

    Incoming thread(MailThread other) {
      return new Incoming(id, mailbox, at, verdict, other, senders, verb, folder, clues);
    }

    Incoming from(String... addresses) {
      return new Incoming(id, mailbox, at, verdict, thread, hashes(addresses), verb, folder, clues);
    }

    Incoming done(LastVerb other) {
      return new Incoming(id, mailbox, at, verdict, thread, senders, other, folder, clues);
    }

    Incoming folder(String other) {
      return new Incoming(id, mailbox, at, verdict, thread, senders, verb, other, clues);
    }

    /** With these clues. */
    public Incoming with(Clues other) {
      return new Incoming(id, mailbox, at, verdict, thread, senders, verb, folder, other);
    }

    /** The fact. */
    public ReceivedFact fact() {
      ReceivedMail mail =
          new ReceivedMail(
              new MailKey(mailbox, new MessageId(id)),
              at,
              new ReasonedVerdict(verdict, "as the test says"),
              clues,
              thread,
              senders,
              verb,
              FolderState.TRACKED);
      return new ReceivedFact(mail, folder, "medborgare.example", false);
    }
  }

  /** External mail from Eva in the Inbox, its Message-ID and conversation named after it. */
  public static Incoming received(String id) {
    MailThread thread = new MailThread(new Hash("<" + id + ">"), new Hash("c-" + id), Set.of());
    return new Incoming(
        id, ANNA, NOON, Verdict.EXTERNAL, thread, hashes("eva"), null, "inbox", Clues.NONE);
  }

  /** A message that Anna sent to Eva an hour after noon, in answer to these. */
  public static SentMail sent(String id, String... answered) {
    return new SentMail(
        key(id),
        NOON.plusSeconds(3600),
        new MailThread(new Hash("<" + id + ">"), new Hash("c-" + id), hashes(answered)),
        new Recipients(hashes("eva"), hashes("bo")),
        SentMail.Kind.MESSAGE,
        false);
  }

  /** A message of Anna's. */
  public static MailKey key(String id) {
    return new MailKey(ANNA, new MessageId(id));
  }

  static MessageId id(String id) {
    return new MessageId(id);
  }

  static Set<Hash> hashes(String... values) {
    return Arrays.stream(values).map(Hash::new).collect(Collectors.toUnmodifiableSet());
  }

  /** An update that adds received mail. */
  public static MailboxUpdate update(Incoming... received) {
    return update(Arrays.stream(received).map(Incoming::fact).toList(), List.of(), List.of());
  }

  static MailboxUpdate update(
      List<ReceivedFact> received, List<SentFact> sent, List<Change> changes) {
    StoredMailbox mailbox = StoredMailbox.unknown(ANNA);
    return new MailboxUpdate(mailbox, mailbox, null, received, sent, changes);
  }

  /** An update that adds sent mail whose thread is known. */
  public static MailboxUpdate sending(SentMail... sent) {
    return update(
        List.of(), Arrays.stream(sent).map(mail -> new SentFact(mail, true)).toList(), List.of());
  }

  /** An update that changes what is stored. */
  public static MailboxUpdate changing(Change... changes) {
    return update(List.of(), List.of(), List.of(changes));
  }
}

package se.svarsvakt.rule.reply;

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
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/** A received message in the making. */
final class Incoming {
  private final String id;
  private final Instant receivedAt;
  private MailboxId mailbox;
  private Verdict verdict = Verdict.EXTERNAL;
  private Clues clues = Clues.NONE;
  private String phrase = "";
  private @Nullable Hash messageId;
  private @Nullable Hash conversation = new Hash("c");
  private Set<Hash> refersTo = Set.of();
  private Set<Hash> senders = Set.of(Scene.EVA);
  private @Nullable LastVerb verb;
  private FolderState whereabouts = FolderState.TRACKED;

  Incoming(MailboxId mailbox, String id, Instant receivedAt) {
    this.mailbox = mailbox;
    this.id = id;
    this.receivedAt = receivedAt;
    messageId = new Hash("<" + id + ">");
  }

  Incoming in(MailboxId other) {
    mailbox = other;
    return this;
  }

  Incoming from(String... addresses) {
    senders = hashes(addresses);
    return this;
  }

  Incoming verdict(Verdict other) {
    verdict = other;
    return this;
  }

  /** With that entry of the phrases kept beside its verdict. */
  Incoming phrase(String entry) {
    phrase = entry;
    return this;
  }

  Incoming claimingToBeAColleague() {
    clues = Clues.of(Trait.CLAIMED_COLLEAGUE);
    return this;
  }

  Incoming closing() {
    clues = Clues.of(Trait.CLOSING);
    return this;
  }

  Incoming shows(Trait... traits) {
    clues = Clues.of(traits);
    return this;
  }

  /** Left by whoever has the number with that hash. */
  Incoming calledFrom(String number) {
    clues = new Clues(Set.of(), Set.of(), List.of(), null, new Hash(number));
    return this;
  }

  Incoming addressedTo(MailboxId... others) {
    verdict = Verdict.COPIED;
    clues = new Clues(Set.of(), Set.of(others), List.of(), null);
    return this;
  }

  /** Words of an automatic reply that stand within a beginning with that hash. */
  Incoming awayWithin(String beginning) {
    clues = new Clues(Set.of(Trait.AWAY, Trait.REPLY), Set.of(), List.of(), new Hash(beginning));
    return this;
  }

  Incoming messageId(@Nullable String other) {
    messageId = other == null ? null : new Hash(other);
    return this;
  }

  Incoming conversation(@Nullable String other) {
    conversation = other == null ? null : new Hash(other);
    return this;
  }

  Incoming refersTo(String... ids) {
    refersTo = hashes(ids);
    return this;
  }

  Incoming verb(LastVerb.Kind kind, String at) {
    verb = new LastVerb(kind, Scene.at(at));
    return this;
  }

  Incoming lies(FolderState other) {
    whereabouts = other;
    return this;
  }

  ReceivedMail build() {
    return new ReceivedMail(
        Scene.key(mailbox, id),
        receivedAt,
        new ReasonedVerdict(verdict, "as the test says", phrase),
        clues,
        new MailThread(messageId, conversation, refersTo),
        senders,
        verb,
        whereabouts);
  }

  static Set<Hash> hashes(String... values) {
    return Arrays.stream(values).map(Hash::new).collect(Collectors.toUnmodifiableSet());
  }
}

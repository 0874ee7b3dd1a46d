package se.svarsvakt.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.Dossier;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Surroundings;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.KeyedHash;

/**
 * Collects what the judgement of some mailboxes needs: their mail, and what other mailboxes hold of
 * it. Everything beyond the mailboxes' own mail is found by hash, so that the cost depends on what
 * is open and not on how much is stored.
 */
record DossierSource(FactQueries facts, CaseStore cases, KeyedHash hash, PauseSource pauses) {
  /**
   * Which received mail a judgement is about.
   *
   * @param verdicts mail with other verdicts is left out
   * @param settledSince what was settled before is left out
   */
  record Interest(Collection<Verdict> verdicts, Instant settledSince) {}

  private static Set<MailboxId> mailboxes(Collection<ReceivedMail> mails) {
    return mails.stream().map(ReceivedMail::mailbox).collect(Collectors.toSet());
  }

  /** The keyed hashes of each account's own addresses. */
  Map<MailboxId, Set<Hash>> own(Collection<Account> accounts) {
    Map<MailboxId, Set<Hash>> own = new HashMap<>();
    for (Account account : accounts) {
      own.put(
          account.id(),
          account.addresses().stream().map(hash::address).collect(Collectors.toSet()));
    }
    return own;
  }

  /**
   * A dossier, and when things in it come to pass that are later than the moment it is of.
   *
   * @param ahead the first of them by mailbox; those of which all is past are missing
   */
  record Collected(Dossier dossier, Map<MailboxId, Instant> ahead) {}

  Collected of(Map<MailboxId, Set<Hash>> own, Interest interest, Instant now) {
    List<ReceivedMail> received =
        facts.received(own.keySet(), interest.verdicts(), interest.settledSince());
    List<ReceivedMail> related = new ArrayList<>(received);
    related.addAll(facts.receivedByMessageId(hashes(received, mail -> mail.thread().messageId())));
    Set<Hash> conversations = hashes(related, mail -> mail.thread().conversation());
    related.addAll(facts.receivedInConversations(mailboxes(related), conversations));
    Set<MailKey> keys = related.stream().map(ReceivedMail::key).collect(Collectors.toSet());
    List<SentMail> sent = sent(related, conversations);
    related.addAll(reports(sent, conversations));
    List<Mark> marks = cases.marks(keys);
    Map<MailboxId, Instant> ahead = FactsAhead.first(related, sent, marks, now);
    related.replaceAll(mail -> mail.asAt(now));
    return new Collected(
        new Dossier(own, related, sent, marks)
            .in(surroundings(related, own.keySet()))
            .pausedBy(pauses.of(mailboxes(related), now)),
        ahead);
  }

  /** A report on what a colleague sent lies in the colleague's conversation. */
  private List<ReceivedMail> reports(List<SentMail> sent, Set<Hash> known) {
    Set<Hash> others =
        sent.stream()
            .flatMap(mail -> Stream.ofNullable(mail.thread().conversation()))
            .filter(conversation -> !known.contains(conversation))
            .collect(Collectors.toSet());
    return facts.reportsInConversations(others);
  }

  private Surroundings surroundings(List<ReceivedMail> received, Set<MailboxId> judged) {
    List<ReceivedMail> copied =
        received.stream().filter(mail -> !mail.clues().addressed().isEmpty()).toList();
    Set<MailboxId> addressed =
        copied.stream()
            .flatMap(mail -> mail.clues().addressed().stream())
            .collect(Collectors.toSet());
    return new Surroundings(
        facts.known(addressed),
        facts.held(addressed, hashes(copied, mail -> mail.thread().messageId())),
        facts.banners(),
        calls(received),
        addresses(received, judged));
  }

  private Map<MailboxId, Set<Hash>> addresses(List<ReceivedMail> received, Set<MailboxId> judged) {
    Set<MailboxId> others = new HashSet<>(mailboxes(received));
    others.removeAll(judged);
    Map<MailboxId, Set<Hash>> addresses = new HashMap<>();
    facts
        .addresses(others)
        .forEach((mailbox, address) -> addresses.put(mailbox, Set.of(hash.address(address))));
    return addresses;
  }

  private Map<Hash, NavigableSet<Instant>> calls(List<ReceivedMail> received) {
    List<ReceivedMail> left =
        received.stream().filter(mail -> mail.clues().caller() != null).toList();
    Map<Hash, NavigableSet<Instant>> calls = new HashMap<>();
    left.stream()
        .map(ReceivedMail::receivedAt)
        .min(Comparator.naturalOrder())
        .map(since -> facts.callsTo(hashes(left, mail -> mail.clues().caller()), since))
        .orElse(List.of())
        .forEach(call -> calls.computeIfAbsent(call.number(), _ -> new TreeSet<>()).add(call.at()));
    return calls;
  }

  private List<SentMail> sent(List<ReceivedMail> received, Set<Hash> conversations) {
    Set<Hash> messageIds = hashes(received, mail -> mail.thread().messageId());
    List<SentMail> sent = new ArrayList<>(facts.sentInConversations(conversations));
    sent.addAll(facts.sentReferringTo(messageIds));
    Set<Hash> passedOn = new HashSet<>();
    for (SentMail mail : sent) {
      Hash id = mail.thread().messageId();
      if (id != null && !mail.recipients().internal().isEmpty()) {
        passedOn.add(id);
      }
    }
    sent.addAll(facts.sentReferringTo(passedOn));
    Set<Hash> answeredTo = new HashSet<>();
    received.forEach(mail -> answeredTo.addAll(mail.thread().refersTo()));
    sent.addAll(facts.sentByMessageId(answeredTo));
    return sent;
  }

  private static Set<Hash> hashes(
      List<ReceivedMail> mails, Function<ReceivedMail, @Nullable Hash> which) {
    return mails.stream().map(which).filter(Objects::nonNull).collect(Collectors.toSet());
  }
}

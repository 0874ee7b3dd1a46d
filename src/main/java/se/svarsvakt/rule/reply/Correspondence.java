package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/**
 * A dossier as it stood at one moment, indexed so that each message finds its answers in a few
 * look-ups. What happened after that moment is left out here, and nowhere else.
 */
final class Correspondence {
  private final Instant now;
  private final ForwardDetection forwarding;
  private final ThreadAnswers threads;
  private final MarkIndex marks;
  private final MessageCopies copies;
  private final AnswerIndex answers = new AnswerIndex();
  private final Map<ConversationKey, Instant> firstWord = new HashMap<>();
  private final SentMailIndex sentMail;
  private final SentTimes sentTimes;
  private final UndeliveredMail undelivered;
  private final Set<Hash> receivedIds;
  private final Surroundings surroundings;

  Correspondence(Dossier dossier, ReplyTerms terms, Instant now) {
    this.now = now;
    this.surroundings = dossier.surroundings();
    var allSent = dossier.sent().stream().filter(mail -> !mail.sentAt().isAfter(now)).toList();
    var reports =
        dossier.received().stream().filter(mail -> !mail.receivedAt().isAfter(now)).toList();
    sentTimes = new SentTimes(allSent);
    undelivered = new UndeliveredMail(reports, allSent);
    receivedIds = ids(reports.stream().map(ReceivedMail::thread));
    var own = allSent.stream().filter(mail -> mail.kind() == SentMail.Kind.MESSAGE);
    var ownIds = ids(own.map(SentMail::thread));
    var sent =
        allSent.stream()
            .filter(mail -> terms.canAnswer(mail.kind()) && !undelivered.contains(mail))
            .filter(mail -> mail.kind() != SentMail.Kind.COPY || !isIn(ownIds, mail))
            .toList();
    sentMail = new SentMailIndex(sent);
    forwarding = new ForwardDetection(sentMail, dossier::addresses);
    threads = new ThreadAnswers(sentMail, forwarding);
    marks =
        new MarkIndex(
            dossier.marks().stream().filter(mark -> !mark.at().isAfter(now)).toList(),
            dossier.received());
    sent.forEach(this::file);
    dossier.received().forEach(this::file);
    copies = new MessageCopies(dossier.received(), this::heardFrom);
    copies.forEachFirstRecorded(this::recorded, this::fileRecorded);
  }

  private static Set<Hash> ids(Stream<MailThread> threads) {
    return threads
        .flatMap(thread -> Stream.ofNullable(thread.messageId()))
        .collect(Collectors.toSet());
  }

  /** A copy of what lies in somebody's Sent Items shows nothing more. */
  private static boolean isIn(Set<Hash> ids, SentMail mail) {
    var id = mail.thread().messageId();
    return id != null && ids.contains(id);
  }

  private void file(SentMail mail) {
    boolean passedOn = forwarding.passesOnAndTells(mail, mail.mailbox());
    var source = new Answer.Source(Evidence.CONVERSATION, mail.mailbox(), passedOn, false);
    mail.recipients()
        .all()
        .map(address -> ConversationKey.with(address, mail.mailbox(), mail.thread()))
        .forEach(conversation -> file(conversation, new Answer(mail.sentAt(), source), mail));
  }

  private void file(ReceivedMail mail) {
    threads.messages(mail).forEach(sent -> fileThread(mail, sent));
    recorded(mail).forEach(answer -> fileRecorded(mail, answer));
    marks.answers(mail).forEach(answer -> noteWord(ConversationKey.withSenders(mail), answer.at()));
  }

  private void fileThread(ReceivedMail mail, SentMail sent) {
    var answer = threads.answer(mail, sent).asInherited();
    mail.senders().stream()
        .filter(sent.recipients()::contains)
        .map(sender -> ConversationKey.with(sender, mail.mailbox(), mail.thread()))
        .forEach(conversation -> file(conversation, answer, sent));
  }

  private void file(@Nullable ConversationKey conversation, Answer answer, SentMail sent) {
    answers.add(conversation, answer);
    if (sent.kind().isPersons()) {
      noteWord(conversation, answer.at());
    }
  }

  private void fileRecorded(ReceivedMail mail, Answer answer) {
    var conversation = ConversationKey.withSenders(mail);
    answers.add(conversation, answer.asInherited());
    noteWord(conversation, answer.at());
  }

  private void noteWord(@Nullable ConversationKey conversation, Instant at) {
    if (conversation != null) {
      firstWord.merge(conversation, at, (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  /** The reply that the message itself records. */
  private Stream<Answer> recorded(ReceivedMail mail) {
    return Stream.ofNullable(mail.verb())
        .filter(verb -> verb.isReply() && reachesItsSender(mail))
        .filter(verb -> !verb.at().isBefore(mail.receivedAt()) && !verb.at().isAfter(now))
        .filter(verb -> !undelivered.explains(mail, verb.at()))
        .map(verb -> new Answer(verb.at(), Answer.Source.found(Evidence.VERB, mail.mailbox())));
  }

  /** A reply to a voicemail goes to the telephone system, unless its caller has an address. */
  private static boolean reachesItsSender(ReceivedMail mail) {
    return mail.verdict().verdict() != Verdict.VOICEMAIL || mail.clues().show(Trait.CALLER_WRITES);
  }

  /** The call that reached the number that left the voicemail. */
  private Stream<Answer> called(ReceivedMail mail, Instant from) {
    var since = from.isBefore(mail.receivedAt()) ? mail.receivedAt() : from;
    return surroundings
        .firstCall(mail, since)
        .filter(at -> !at.isAfter(now))
        .map(at -> new Answer(at, Answer.Source.found(Evidence.CALL, mail.mailbox())))
        .stream();
  }

  private Stream<Answer> within(ReceivedMail mail, Instant from) {
    var direct =
        Stream.of(
                threads.messages(mail).map(sent -> threads.answer(mail, sent)),
                recorded(mail),
                called(mail, from),
                marks.answers(mail),
                marks.answersToLater(mail))
            .flatMap(each -> each)
            .filter(answer -> !answer.at().isBefore(from));
    return Stream.concat(
        direct, ConversationKey.waysToFind(mail).flatMap(each -> answers.since(each, from)));
  }

  private boolean heardFrom(ReceivedMail copy) {
    return within(copy, copy.receivedAt()).findAny().isPresent();
  }

  /** Every sign, at or after a moment, that the sender of the message got an answer. */
  List<Answer> answersTo(ReceivedMail mail, Instant from) {
    var inherited =
        copies.answeredOthers(mail).flatMap(copy -> within(copy, from)).map(Answer::asInherited);
    return Stream.concat(within(mail, from), inherited).distinct().toList();
  }

  /**
   * Every time the message was passed on, at or after a moment. What a person says of it counts
   * from then on, and what it records of itself only where no message is found that did it.
   *
   * @param answers the answers to it, of which some may also have passed it on
   */
  List<Forward> forwardsOf(ReceivedMail mail, List<Answer> answers, Instant from) {
    var silent = forwarding.untold(mail).stream().map(Forward::of);
    var told = answers.stream().filter(Answer::passedOn).map(Forward::of);
    var messages = Stream.concat(silent, told).toList();
    var later = messages.stream().filter(forward -> !forward.at().isBefore(from)).toList();
    var said = marks.of(mail).passedOn();
    if (said != null && !said.at().isBefore(from)) {
      return later.isEmpty()
          ? List.of(new Forward(said.at(), mail.mailbox()))
          : later.stream().map(forward -> forward.saidAt(said.at())).toList();
    }
    return messages.isEmpty()
        ? ForwardDetection.recorded(mail)
            .filter(forward -> !forward.at().isAfter(now) && !forward.at().isBefore(from))
            .toList()
        : later;
  }

  /** What people's marks on the message amount to. */
  MarkSummary standing(ReceivedMail mail) {
    return marks.of(mail);
  }

  /** Whether a person said of the message, or of a copy of it, that it asks for no records. */
  boolean saysNoRequest(ReceivedMail mail) {
    return Stream.concat(Stream.of(mail), copies.others(mail))
        .anyMatch(each -> marks.of(each).noRequest());
  }

  /** Whether the message names one of ours. */
  boolean namesOurs(ReceivedMail mail) {
    return sentTimes.named(mail).isPresent();
  }

  /** Whether the message answers one that we received: its writer's own, as a rule. */
  boolean namesReceived(ReceivedMail mail) {
    return mail.thread().refersTo().stream().anyMatch(receivedIds::contains);
  }

  /** When the message of ours was sent that this one answers; empty where none is known. */
  Optional<Instant> answers(ReceivedMail mail) {
    return sentTimes.named(mail).or(() -> sentTimes.inConversation(mail));
  }

  /** What would have answered the message and did not arrive. */
  Stream<UndeliveredMail.Undelivered> undeliveredAnswers(ReceivedMail mail) {
    return undelivered.answersTo(mail);
  }

  /** The copies of the message that other mailboxes hold. */
  Stream<ReceivedMail> heldElsewhere(ReceivedMail mail) {
    return copies
        .others(mail)
        .filter(copy -> !copy.mailbox().equals(mail.mailbox()))
        .filter(copy -> !copy.whereabouts().thrownAway());
  }

  /** Whether the sender had heard from us in this conversation before the message came. */
  boolean answeredBefore(ReceivedMail mail) {
    var received = mail.receivedAt();
    return mail.thread().refersTo().stream().anyMatch(id -> sentMail.sentBy(received, id))
        || ConversationKey.waysToFind(mail)
            .flatMap(each -> Stream.ofNullable(firstWord.get(each)))
            .anyMatch(at -> at.isBefore(received));
  }
}

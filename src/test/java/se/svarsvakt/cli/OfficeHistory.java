package se.svarsvakt.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.casework.FindingException;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.wiring.Product;

/** Things that happen in an office, one after another. */
final class OfficeHistory {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private static final List<String> CITIZENS =
      List.of("Ek <ek@medborgare.example>", "Asp <asp@medborgare.example>", "Al <al@x.example>");

  private static final List<Mark.Kind> KINDS = List.of(Mark.Kind.values());

  private final Office office;
  private final Supplier<Product> product;
  private final Random random;
  private final List<SimulatedMailbox> mailboxes;
  private final List<String> told = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Set<SimulatedMailbox> away = new HashSet<>();
  private final Set<SimulatedMailbox> refused = new HashSet<>();
  private final Set<String> touched = new HashSet<>();
  private final Set<String> marked = new HashSet<>();
  private final List<Question> questions = new ArrayList<>();
  private LocalDate exceptedUntil = LocalDate.MIN;
  private int minutesAhead = 2;
  private final Map<SimulatedMailbox, Instant> directoryChanged = new HashMap<>();
  private Instant now;
  private int letters;

  OfficeHistory(Office office, Supplier<Product> product, Random random, Instant begin) {
    this.now = begin;
    this.office = office;
    this.product = product;
    this.random = random;
    this.mailboxes = List.of(office.anna, office.bo, office.chef, office.info);
  }

  Set<MailAddress> everybody() {
    return Stream.of("anna.berg", "bo.ek", "cia.chef", "info")
        .map(name -> new MailAddress(name + "@kommun.example"))
        .collect(Collectors.toSet());
  }

  /** A letter to one mailbox that begins a conversation. */
  record Question(SimulatedMailbox mailbox, String id, Instant at) {}

  /** From now on nothing happens after the moment that it has come to, and most of it by day. */
  OfficeHistory atWork() {
    minutesAhead = 0;
    return this;
  }

  /** All who have left are back, and every mailbox may be read. */
  void allAreBack() {
    mailboxes.forEach(mailbox -> refuse(mailbox, true));
    List.copyOf(away).forEach(this::comeOrGo);
    mailboxes.forEach(mailbox -> mailbox.automaticReply(AutomaticRepliesSetting.OFF));
  }

  private void byDay() {
    if (random.nextInt(4) > 0) {
      toMorning();
    }
    if (random.nextBoolean()) {
      happen(0, mailboxes.get(random.nextInt(mailboxes.size())), now.minusSeconds(60));
    }
  }

  private void toMorning() {
    ZonedDateTime local = now.atZone(STOCKHOLM);
    if (local.getHour() >= 17 || local.getDayOfWeek().getValue() > 5) {
      LocalDate day = local.toLocalDate();
      do {
        day = day.plusDays(1);
      } while (day.getDayOfWeek().getValue() > 5);
      now = day.atTime(8, 30).atZone(STOCKHOLM).toInstant();
    }
  }

  Instant now() {
    return now;
  }

  /** What has happened so far. */
  List<String> told() {
    return told;
  }

  /** Whether its owner is here, as the program knows after an hour, and it may be read. */
  boolean isWatched(SimulatedMailbox mailbox) {
    return !away.contains(mailbox)
        && !refused.contains(mailbox)
        && !now.isBefore(
            directoryChanged.getOrDefault(mailbox, Instant.EPOCH).plus(Duration.ofHours(1)));
  }

  /** Whether its owner has left. */
  boolean hasLeft(SimulatedMailbox mailbox) {
    return away.contains(mailbox);
  }

  /** Somebody writes, or answers, while a pass runs. */
  void meanwhile(Random chance, Instant at) {
    SimulatedMailbox mailbox = mailboxes.get(chance.nextInt(mailboxes.size()));
    List<String> ids = mailbox.messageIds("inbox");
    if (ids.isEmpty() || chance.nextBoolean()) {
      mailbox.receive(letter(), at);
    } else {
      String id = ids.get(chance.nextInt(ids.size()));
      touched.add(id);
      mailbox.reply(id, "Hej! På måndag. Mvh", at);
    }
  }

  /** The letters that nothing was done to by anybody. */
  List<Question> untouched() {
    return questions.stream().filter(each -> !touched.contains(each.id())).toList();
  }

  /** Whether somebody ever said something of a copy of that message. */
  boolean isMarked(String messageId) {
    return marked.contains(messageId);
  }

  /** Until when nobody is reminded of Bo's mail. */
  LocalDate exceptedUntil() {
    return exceptedUntil;
  }

  void goOn() {
    now = now.plus(Duration.ofMinutes(random.nextInt(5) == 0 ? 900 : 7 + random.nextInt(200)));
    if (minutesAhead == 0) {
      byDay();
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      int what = random.nextInt(21);
      SimulatedMailbox mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
      told.add(now + " " + mailbox.account().id() + " " + what);
      // or while the pass runs, which counts in the next one
      happen(what, mailbox, now.plus(Duration.ofMinutes(minutesAhead - random.nextInt(8))));
    }
  }

  private void happen(int what, SimulatedMailbox mailbox, Instant at) {
    switch (what) {
      case 0, 1 -> questions.add(new Question(mailbox, mailbox.receive(letter(), at), at));
      case 2 -> toBoth(at);
      case 3, 4 -> any(mailbox, id -> mailbox.reply(id, "Hej! På måndag. Mvh", at));
      case 5 -> any(mailbox, id -> mailbox.forward(id, "Tar du?", at, "bo.ek@kommun.example"));
      case 6 -> any(mailbox, id -> mailbox.markRead(id, random.nextBoolean()));
      case 7 -> any(mailbox, id -> mailbox.discard(id, at));
      case 8 -> any(mailbox, id -> mailbox.move(id, "inbox", at));
      case 9 -> any(mailbox, mailbox::delete);
      case 10 -> mark(mailbox, at);
      case 11 ->
          mailbox.addToCalendar(
              ScheduleItem.outOfOffice(
                  now.plus(Duration.ofHours(random.nextInt(40))),
                  now.plus(Duration.ofHours(48 + random.nextInt(90)))));
      case 12 ->
          mailbox.automaticReply(
              random.nextBoolean()
                  ? AutomaticRepliesSetting.OFF
                  : AutomaticRepliesSetting.always(Office.GOOD_REPLY));
      case 13 -> except();
      case 14 -> refuse(mailbox, random.nextBoolean());
      case 15 -> takeBack(mailbox);
      case 16 -> comeOrGo(mailbox);
      case 17 -> any(mailbox, id -> office.chef.send(mailbox.answerTo(id), at));
      case 18 ->
          any(mailbox, id -> mailbox.forwardTelling(id, "Tar du?", at, "bo.ek@kommun.example"));
      case 19 -> copied(at);
      default -> again(mailbox, at);
    }
  }

  private void refuse(SimulatedMailbox mailbox, boolean over) {
    mailbox.failWith(over ? null : GraphError.accessDenied());
    refused.remove(mailbox);
    if (!over) {
      refused.add(mailbox);
    }
  }

  private OutgoingMessage letter() {
    letters++;
    return OutgoingMessage.from(CITIZENS.get(random.nextInt(CITIZENS.size())))
        .saying("Fråga " + letters, random.nextInt(4) == 0 ? "Tack för svaret!" : "När blir det?");
  }

  /** Whom it is to may hold it, or not. */
  private void copied(Instant at) {
    OutgoingMessage letter =
        letter()
            .to("anna.berg@kommun.example")
            .cc("bo.ek@kommun.example")
            .messageId("<cc" + letters + "@medborgare.example>");
    office.bo.receive(letter, at);
    if (random.nextBoolean()) {
      office.anna.receive(letter, at);
    }
  }

  private void takeBack(SimulatedMailbox mailbox) {
    marks.stream()
        .filter(mark -> mark.mail().mailbox().value().equals(mailbox.account().id()))
        .findAny()
        .ifPresent(
            mark -> {
              product.get().register().takeBack(mark.mail(), mark.at());
              marks.remove(mark);
            });
  }

  /** A leaver's mailbox is watched no more, and again when they return. */
  private void comeOrGo(SimulatedMailbox mailbox) {
    if (!mailbox.equals(office.info) && !away.remove(mailbox)) {
      away.add(mailbox);
    }
    directoryChanged.put(mailbox, now);
    office.tenant.put(away.contains(mailbox) ? mailbox.account().disabled() : mailbox.account());
  }

  /** One letter to several: copies of one message. */
  private void toBoth(Instant at) {
    OutgoingMessage letter =
        letter()
            .to("anna.berg@kommun.example", "bo.ek@kommun.example")
            .messageId("<copy" + letters + "@medborgare.example>");
    office.anna.receive(letter, at);
    office.bo.receive(letter, at.plusSeconds(random.nextInt(90)));
  }

  /** Somebody outside writes once more in the same conversation. */
  private void again(SimulatedMailbox mailbox, Instant at) {
    any(
        mailbox,
        id ->
            mailbox.receive(
                letter()
                    .answering(List.of(mailbox.internetMessageId(id)))
                    .inConversationOf(mailbox.internetMessageId(id)),
                at));
  }

  private void any(SimulatedMailbox mailbox, Consumer<String> use) {
    List<String> ids = mailbox.messageIds("inbox");
    if (!ids.isEmpty()) {
      String id = ids.get(random.nextInt(ids.size()));
      touched.add(id);
      use.accept(id);
    }
  }

  private void mark(SimulatedMailbox mailbox, Instant at) {
    Mark.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    any(
        mailbox,
        id -> {
          Mark mark =
              new Mark(
                  new MailKey(new MailboxId(mailbox.account().id()), new MessageId(id)),
                  kind,
                  at,
                  kind == Mark.Kind.ACKNOWLEDGED ? today().plusDays(3) : null);
          product.get().register().mark(mark, "");
          marks.add(mark);
          marked.add(mailbox.internetMessageId(id));
        });
  }

  private void except() {
    exceptedUntil = today().plusDays(1);
    product
        .get()
        .register()
        .except(
            new FindingException(
                0,
                new FindingException.ExceptionScope(
                    Optional.of(new MailboxId(office.bo.account().id())),
                    Optional.empty(),
                    Optional.of(RuleName.REPLY)),
                "because",
                exceptedUntil),
            now);
  }

  private LocalDate today() {
    return now.atZone(STOCKHOLM).toLocalDate();
  }
}

package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.StoredMessage;
import se.svarsvakt.wiring.Product;

/**
 * What people may be told, and must be, by what lies in the tenant alone. Of the program only the
 * record is read that says which letters a notification was about.
 */
final class NotificationModel {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Set<String> OF_MAIL =
      Set.of("overdue", "last-call", "reply-due", "forward-untold");

  private final Office office;
  private final OfficeHistory history;
  private final Map<String, Letter> letters = new HashMap<>();
  private final Set<ReceivedNotification> seen = new HashSet<>();
  private final Map<String, String> chains = new HashMap<>();
  private final Map<String, Set<String>> toldOf = new HashMap<>();
  private final Map<String, Boolean> sentInFault = new HashMap<>();

  /** Whom nothing may have reached on a day, or who was not there then. */
  private final Set<String> excused = new HashSet<>();

  private Map<String, List<Answer>> answers = Map.of();
  private final Set<String> knownAnswers = new HashSet<>();
  private int due;

  NotificationModel(Office office, OfficeHistory history) {
    this.office = office;
    this.history = history;
  }

  private record Letter(SimulatedMailbox mailbox, String messageId, String sender, Instant at) {}

  private record Answer(SimulatedMailbox mailbox, String id, Instant at) {}

  /** What the program recorded of a notification. */
  private record Nudge(String kind, String recipient, Set<String> items) {}

  /** How many notifications were looked at. */
  int notifications() {
    return seen.size();
  }

  /** How often a letter was due and had to be told of. */
  int due() {
    return due;
  }

  private static LocalDate day(Instant at) {
    return at.atZone(STOCKHOLM).toLocalDate();
  }

  /** Looks at the tenant as a pass finds it. */
  void beforePass(Instant now) {
    answers = new HashMap<>();
    for (SimulatedMailbox mailbox : office.tenant.mailboxes()) {
      for (String id : mailbox.messageIds("inbox")) {
        StoredMessage message = mailbox.message(id);
        letters.putIfAbsent(
            id,
            new Letter(
                mailbox,
                message.internetMessageId(),
                message.outgoing().from().address(),
                message.receivedAt()));
      }
      for (String id : mailbox.messageIds("sentitems")) {
        StoredMessage message = mailbox.message(id);
        Answer answer = new Answer(mailbox, id, message.receivedAt());
        answered(message.outgoing())
            .forEach(about -> answers.computeIfAbsent(about, _ -> new ArrayList<>()).add(answer));
      }
      if (history.hasLeft(mailbox) || isAway(mailbox, now)) {
        excused.add(mailbox.account().id() + day(now));
      }
    }
  }

  private Stream<String> answered(OutgoingMessage sent) {
    Set<String> to =
        Stream.concat(sent.addressees().to().stream(), sent.addressees().cc().stream())
            .map(recipient -> recipient.address())
            .collect(Collectors.toSet());
    return sent.thread().references().stream()
        .filter(
            id ->
                letters.values().stream()
                    .anyMatch(
                        letter -> letter.messageId().equals(id) && to.contains(letter.sender())));
  }

  private static boolean isAway(SimulatedMailbox mailbox, Instant now) {
    LocalDate today = day(now);
    return !mailbox.automaticReply().equals(AutomaticRepliesSetting.OFF)
        || mailbox.calendar().stream()
            .anyMatch(
                item ->
                    !day(item.start()).isAfter(today)
                        && !day(item.end()).isBefore(today.minusDays(4)));
  }

  /**
   * Looks at what came of a pass.
   *
   * @param untold the people to whom something may not have got through
   * @param steady whether the clock stood
   * @param faulty whether anything failed in it
   */
  void afterPass(Product product, Set<String> untold, boolean steady, boolean faulty) {
    for (ReceivedNotification each : office.tenant.notifications()) {
      if (seen.add(each)) {
        check(each, nudge(product, each), steady, faulty);
      }
    }
    untold.forEach(person -> excused.add(person + day(history.now())));
    if (!faulty) {
      answers.values().stream()
          .flatMap(List::stream)
          .filter(answer -> history.isWatched(answer.mailbox()))
          .forEach(answer -> knownAnswers.add(answer.id()));
    }
  }

  private static Nudge nudge(Product product, ReceivedNotification told) {
    List<String> rows =
        JdbcClient.create(product.source())
            .sql(
                "select n.kind || ' ' || n.recipient_id || ' ' || coalesce(i.message_id, '')"
                    + " from nudge n left join nudge_item i on i.nudge_id = n.id"
                    + " where n.chain_id = :chain and n.recipient_id = :person")
            .param("chain", Long.parseLong(told.chainId()))
            .param("person", told.recipientId())
            .query((row, _) -> Objects.requireNonNull(row.getString(1)))
            .list();
    assertThat(rows).as("the record of a notification to %s", told.recipientId()).isNotEmpty();
    String[] first = rows.getFirst().split(" ", -1);
    return new Nudge(
        first[0],
        first[1],
        rows.stream().map(row -> row.split(" ", -1)[2]).collect(Collectors.toSet()));
  }

  private void check(ReceivedNotification told, Nudge nudge, boolean steady, boolean faulty) {
    String what = nudge + " at " + told.receivedAt().atZone(STOCKHOLM);
    if (steady) {
      assertThat(isWorkingTime(told.receivedAt())).as("working time: %s", what).isTrue();
    }
    String same =
        nudge.kind()
            + nudge.recipient()
            + day(told.receivedAt())
            + nudge.items().stream().sorted().toList();
    String before = chains.put(same, told.chainId());
    assertThat(before == null || before.equals(told.chainId())).as("told twice: %s", what).isTrue();
    if (before != null) {
      assertThat(sentInFault.get(same)).as("told again after all went well: %s", what).isTrue();
    }
    sentInFault.put(same, faulty);
    if (!OF_MAIL.contains(nudge.kind())) {
      return;
    }
    for (String item : nudge.items()) {
      Letter letter = letters.get(item);
      if (letter != null) {
        assertThat(mayHear(nudge, item, told.receivedAt())).as("not theirs: %s", what).isTrue();
      }
    }
    long open =
        nudge.items().stream()
            .map(letters::get)
            .filter(letter -> letter == null || !isAnswered(letter, nudge, told.receivedAt()))
            .count();
    assertThat(Long.parseLong(told.templateParameters().getOrDefault("count", "0")))
        .as("told after the answer: %s", what)
        .isLessThanOrEqualTo(open);
    nudge
        .items()
        .forEach(item -> toldOf.computeIfAbsent(item, _ -> new HashSet<>()).add(nudge.recipient()));
  }

  private static boolean isWorkingTime(Instant at) {
    ZonedDateTime local = at.atZone(STOCKHOLM);
    return local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !local.toLocalTime().isBefore(LocalTime.of(8, 0))
        && local.toLocalTime().isBefore(LocalTime.of(17, 0));
  }

  private SimulatedMailbox owner(SimulatedMailbox mailbox) {
    return mailbox.equals(office.info) ? office.anna : mailbox;
  }

  /** Who answers for the mailbox; whoever passed a copy on; a manager, after who answers for it. */
  private boolean mayHear(Nudge nudge, String item, Instant at) {
    Letter letter = Objects.requireNonNull(letters.get(item));
    SimulatedMailbox owner = owner(letter.mailbox());
    if (owner.account().id().equals(nudge.recipient())) {
      return true;
    }
    if (nudge.kind().equals("forward-untold")) {
      return copies(letter).anyMatch(copy -> isOwners(copy, nudge.recipient()))
          || (isManager(nudge) && copies(letter).anyMatch(copy -> wasAway(copy.mailbox(), at)));
    }
    boolean standsIn = wasAway(owner, at);
    boolean escalated =
        nudge.kind().equals("overdue")
            && (toldOf.getOrDefault(item, Set.of()).contains(owner.account().id())
                || history.hasLeft(owner));
    return isManager(nudge) && (standsIn || escalated);
  }

  private boolean isOwners(Letter letter, String person) {
    return owner(letter.mailbox()).account().id().equals(person);
  }

  private boolean isManager(Nudge nudge) {
    return nudge.recipient().equals(office.chef.account().id());
  }

  private boolean wasAway(SimulatedMailbox mailbox, Instant at) {
    return excused.contains(owner(mailbox).account().id() + day(at));
  }

  private Stream<Letter> copies(Letter letter) {
    return letters.values().stream().filter(one -> one.messageId().equals(letter.messageId()));
  }

  /** Whether somebody had answered it where the program has looked, or looks right before. */
  private boolean isAnswered(Letter letter, Nudge nudge, Instant at) {
    Instant latest = copies(letter).map(Letter::at).max(Instant::compareTo).orElse(letter.at());
    return !history.isMarked(letter.messageId())
        && answers.getOrDefault(letter.messageId(), List.of()).stream()
            .filter(answer -> !answer.at().isBefore(latest) && !answer.at().isAfter(at))
            .filter(answer -> history.isWatched(answer.mailbox()))
            .anyMatch(
                answer ->
                    knownAnswers.contains(answer.id())
                        || answer.mailbox().equals(letter.mailbox())
                        || answer.mailbox().equals(owner(letter.mailbox()))
                        || answer.mailbox().account().id().equals(nudge.recipient()));
  }

  /** A letter that is due today and that nobody has touched was told of. */
  void nothingDueIsUntold(Product product, Instant now) {
    if (!isWorkingTime(now) || now.atZone(STOCKHOLM).toLocalTime().isBefore(LocalTime.of(8, 30))) {
      return;
    }
    for (OfficeHistory.Question letter : history.untouched()) {
      SimulatedMailbox owner = owner(letter.mailbox());
      if (dueDay(letter.at()).equals(day(now))
          && history.isWatched(letter.mailbox())
          && history.isWatched(owner)
          && !isExcepted(owner, now)
          && !excused.contains(letter.mailbox().account().id() + day(now))
          && !excused.contains(owner.account().id() + day(now))) {
        due++;
        assertThat(toldOf.getOrDefault(letter.id(), Set.of()))
            .as("who was told of %s of %s", letter.id(), letter.at())
            .contains(owner.account().id());
      }
    }
  }

  private boolean isExcepted(SimulatedMailbox mailbox, Instant now) {
    return mailbox.equals(office.bo) && !history.exceptedUntil().isBefore(day(now));
  }

  private static LocalDate dueDay(Instant received) {
    LocalDate day = day(received).plusDays(1);
    while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      day = day.plusDays(1);
    }
    return day;
  }
}

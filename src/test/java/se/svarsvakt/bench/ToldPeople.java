package se.svarsvakt.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.svarsvakt.simulator.ReceivedCard;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.simulator.SubmittedMail;

/** What reached the people of a simulated tenant about their mail, written down as it comes. */
final class ToldPeople {
  private static final Map<String, String> KINDS =
      Map.of(
          "ska besvaras",
          "reply-due",
          "har gått ut",
          "overdue",
          "fortfarande obesvara",
          "last-call");

  private static final Pattern COUNT = Pattern.compile("(\\d+) mejl|[Ee]tt mejl");
  private static final Pattern LETTER = Pattern.compile("Q\\d+-\\d+");

  private final SimulatedTenant tenant;
  private final Set<ReceivedNotification> seen = new HashSet<>();
  private final List<Told> told = new ArrayList<>();
  private int cards;
  private int mails;

  ToldPeople(SimulatedTenant tenant) {
    this.tenant = tenant;
  }

  /**
   * One that arrived.
   *
   * @param person object id or address
   * @param kind {@code reply-due}, {@code overdue}, {@code last-call}
   * @param message the same for what took the place of one before
   * @param count of how many letters it tells
   * @param letters the names of those that it shows
   * @param at when
   */
  record Told(
      String person, String kind, String message, int count, Set<String> letters, Instant at) {
    /** {@code feed}, {@code card} or {@code mail}. */
    String way() {
      return message.split(" ", 2)[0];
    }
  }

  /** Looks at what came since the last look. */
  synchronized void look() {
    tenant.notifications().reversed().stream()
        .takeWhile(seen::add) // the newest stand last, in whosever place they came
        .forEach(
            one ->
                add(
                    one.recipientId(),
                    "feed " + one.chainId(),
                    one.previewText(),
                    "",
                    one.receivedAt()));
    List<ReceivedCard> all = tenant.chats().cards();
    for (; cards < all.size(); cards++) {
      ReceivedCard card = all.get(cards);
      add(
          card.recipientId(),
          "card " + card.activityId(),
          card.summary(),
          card.content().toString(),
          card.receivedAt());
    }
    List<SubmittedMail> sent = tenant.sentMails();
    for (; mails < sent.size(); mails++) {
      SubmittedMail mail = sent.get(mails);
      String person = tenant.mailbox(mail.to().getFirst()).account().id();
      add(person, "mail " + mails, mail.text(), "", mail.sentAt());
    }
  }

  private void add(String person, String message, String preview, String rest, Instant at) {
    Matcher count = COUNT.matcher(preview);
    KINDS.entrySet().stream()
        .filter(kind -> preview.contains(kind.getKey()) && count.find())
        .findFirst()
        .ifPresent(
            kind ->
                told.add(
                    new Told(
                        person,
                        kind.getValue(),
                        message,
                        count.group(1) == null ? 1 : Integer.parseInt(count.group(1)),
                        LETTER
                            .matcher(preview + rest)
                            .results()
                            .map(found -> found.group())
                            .collect(Collectors.toSet()),
                        at)));
  }

  /** All that came since some moment, the oldest first. */
  synchronized List<Told> since(Instant moment) {
    return told.stream().filter(one -> !one.at().isBefore(moment)).toList();
  }
}

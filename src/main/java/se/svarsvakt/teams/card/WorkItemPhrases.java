package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.worklist.OwnHabits;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.Worklist;

/**
 * The sentences about a person's items at one moment, the same wherever they are read. Text of
 * other people in them is made fit to be shown on one line.
 */
public final class WorkItemPhrases {
  private static final int LONGEST_SUBJECT = 120;
  private static final int LONGEST_NAME = 80;

  private final CardWords words;
  private final Instant now;
  private final boolean breaking;

  /**
   * In a language, for a page, which breaks long words by itself.
   *
   * @param language a BCP 47 tag, maybe empty: English for English, else Swedish
   * @param zone the zone that days and times are told in
   * @param now the moment that they are read at
   */
  public WorkItemPhrases(String language, ZoneId zone, Instant now) {
    this(new CardWords(language, zone), now, false);
  }

  private WorkItemPhrases(CardWords words, Instant now, boolean breaking) {
    this.words = words;
    this.now = now;
    this.breaking = breaking;
  }

  /** For a card, whose long words need places to break at. */
  static WorkItemPhrases ofCard(CardWords words, Instant now) {
    return new WorkItemPhrases(words, now, true);
  }

  /** The same in another language. */
  public WorkItemPhrases in(String language) {
    return new WorkItemPhrases(words.in(language), now, breaking);
  }

  /**
   * A text without places to fill in, {@code act.undo} for example.
   *
   * @throws java.util.MissingResourceException if there is none of that name
   */
  public String of(String key) {
    return words.of(key);
  }

  /** The same as it reads where that was promised. */
  public String of(Promise promise, String key) {
    return words.of(promise, key);
  }

  /** A person's figures of what is counted apart. */
  public List<FiguresLine> apart(PersonalFigures figures) {
    return FiguresLine.apart(words, figures).toList();
  }

  /** What there is to tell of habits. */
  public List<HabitLine> habits(OwnHabits habits) {
    return HabitLine.of(words, habits);
  }

  /** Which habits are not counted where the others are: a sentence for each. */
  public List<String> uncountedHabits(OwnHabits habits) {
    return HabitLine.uncounted(words, habits);
  }

  /** What to write to whoever is promised an answer; empty where no ready text will do. */
  public Optional<String> acknowledgement(PromiseOffer offer) {
    String day =
        offer.days().usual().map(LocalDate::toString).orElse(words.of("acknowledgement.day"));
    return acknowledgement(offer, day);
  }

  /** The same with that day, as it is to be shown. */
  public Optional<String> acknowledgement(PromiseOffer offer, String day) {
    return Optional.of(offer.contact())
        .filter(contact -> !contact.isEmpty())
        .map(contact -> words.of("acknowledgement", day, contact));
  }

  /** Who sees what the program shows and knows, in sentences. */
  public List<String> audiences() {
    return TextCards.AUDIENCES.stream().map(words::of).toList();
  }

  /** What tells all to somebody who reads nothing else, a warning first. */
  public String head(Worklist worklist) {
    return Headline.of(worklist, words).whole();
  }

  /** That the sender of a mail claims to be a colleague and is not shown to be one. */
  public Optional<String> warning(WorkItem.MailItem line) {
    return line.warns() ? Optional.of(words.of("claimed")) : Optional.empty();
  }

  /** What people recognise a mail by. */
  public String title(WorkItem.MailItem line) {
    String subject = shown(line.subject(), LONGEST_SUBJECT);
    String shown = subject.isEmpty() ? shown(line.sender(), LONGEST_NAME) : subject;
    return shown.isEmpty() ? words.of(line.promise(), "mail") : shown;
  }

  /** Who a mail is from, and where it lies if not in the reader's own mailbox; maybe empty. */
  public String origin(WorkItem.MailItem line) {
    String sender = shown(line.sender(), LONGEST_NAME);
    String mailbox = shown(line.mailbox(), LONGEST_NAME);
    List<String> parts = new ArrayList<>();
    if (line.promise() == Promise.CALL_BACK && !(line.subject() + line.sender()).isBlank()) {
      parts.add(words.of(line.promise(), "mail"));
    }
    if (!sender.isEmpty() && !line.subject().isBlank()) {
      parts.add(words.of("from", sender));
    }
    if (!mailbox.isEmpty()) {
      parts.add(words.of("in-mailbox", mailbox));
    }
    return String.join(" · ", parts);
  }

  /** How far a mail has come, and by when; and what its acknowledgement lacks. */
  public String standing(WorkItem.MailItem line) {
    String standing = withoutHint(line);
    return line.namesNobody() ? standing + ". " + words.of("hint.no-contact") : standing;
  }

  private String withoutHint(WorkItem.MailItem line) {
    boolean answered = line.done() || line.standing() == WorkItem.MailProgress.UNREGISTERED;
    Instant moment = answered ? line.settledAt() : line.dueAt();
    String name = line.warns() ? "claimed" : line.standing().name().toLowerCase(Locale.ROOT);
    String key = "standing." + name;
    Promise promise = line.warns() ? Promise.ANSWER : line.promise();
    if (moment == null) {
      return words.of(promise, key + ".undated");
    }
    boolean today = words.date(moment).equals(words.date(now));
    String when =
        answered && today ? words.of("at", words.time(moment)) : words.moment(moment, now);
    return words.of(promise, key, when, words.day(words.date(moment), now));
  }

  /** What was said of a mail's registration, with the case's number where it has one. */
  public Optional<String> registration(WorkItem.MailItem line) {
    return line.registration()
        .map(
            said ->
                words.of(
                    "registration." + said.choice().code(),
                    said.caseNumber().isEmpty() ? 0 : 1,
                    plain(said.caseNumber(), LONGEST_NAME)));
  }

  /** When the reader is reminded again, where they asked for that. */
  public Optional<String> snoozed(WorkItem.MailItem line) {
    return line.snoozedUntil()
        .filter(day -> !line.done())
        .map(day -> words.of("snoozed-until", words.day(day, now)));
  }

  /** What was done, and until when it can be taken back. */
  public String undo(WorkItem line, AuditEntry entry) {
    String until = words.time(entry.at().plus(AuditEntry.UNDO));
    Promise promise = line instanceof WorkItem.MailItem mail ? mail.promise() : Promise.ANSWER;
    String done = words.of(promise, "deed." + entry.action().kind().entryCode());
    return words.of("undo-until", done, until);
  }

  /** What became of what the reader did. */
  public String note(ActionNote note) {
    return note.in(words, now);
  }

  /** A day, {@code i morgon} or {@code onsdag 25 november} for example. */
  public String day(LocalDate day) {
    return words.day(day, now);
  }

  /** The reader's local date. */
  public LocalDate today() {
    return words.date(now);
  }

  private String shown(String text, int longest) {
    return breaking ? CardText.of(text, longest) : CardText.exact(text, longest);
  }

  /** Text of somebody else, on one line and at most so many characters long. */
  public static String plain(String text, int longest) {
    return CardText.exact(text, longest);
  }
}

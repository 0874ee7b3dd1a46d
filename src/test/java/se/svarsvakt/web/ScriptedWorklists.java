package se.svarsvakt.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.worklist.MailReason;
import se.svarsvakt.worklist.OwnHabits;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.Colleague;
import se.svarsvakt.worklist.WorkItem.CoverForm;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.NoticeItem;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;

/** A desk with a bit of everything for one person, who can settle mail and agree on cover. */
final class ScriptedWorklists implements Worklists {
  static final MailboxId ANNA = new MailboxId("anna-id");
  static final String NASTY = "<img src=x onerror=alert(1)> **Bygglov** för altan på Tallvägen 4";
  private static final Set<Kind> ALL =
      Set.of(Kind.ANSWERED, Kind.NO_REPLY, Kind.PROMISE, Kind.SNOOZE);

  private static final PromiseOffer OFFER =
      new PromiseOffer(
          new PromisedDays(
              LocalDate.parse("2026-11-23"), LocalDate.parse("2026-12-11"), Optional.empty()),
          "Anna Bergqvist, 08-530 610 12");

  final List<UserAction> requests = new CopyOnWriteArrayList<>();
  private final List<WorkItem> open = new ArrayList<>();
  private final List<WorkItem> done = new ArrayList<>();
  private final List<CoverView> covers = new ArrayList<>();

  ScriptedWorklists() {
    open.add(mail("late", WorkItem.MailProgress.OVERDUE, NASTY, "karin.ek@medborgare.example"));
    open.add(
        mail(
            "soon",
            WorkItem.MailProgress.DUE_SOON,
            "Fråga om förskoleplats",
            "ali@exempel.example"));
    open.add(mail("long", WorkItem.MailProgress.OPEN, "Å".repeat(300), "x".repeat(200)));
    open.add(mail("shy", WorkItem.MailProgress.PROMISED, "", ""));
    open.add(absence());
    open.add(signature());
    covers.add(cover(7, true, "Bo Ek"));
    covers.add(cover(8, false, "Cia Chef"));
  }

  private static MailItem mail(
      String name, WorkItem.MailProgress standing, String subject, String sender) {
    Instant due =
        Endpoint.NOW.plusSeconds(standing == WorkItem.MailProgress.OVERDUE ? -60_000 : 20_000);
    return line(name, standing, due, subject, sender, Optional.empty());
  }

  private static MailItem line(
      String name,
      WorkItem.MailProgress standing,
      @Nullable Instant at,
      String subject,
      String sender,
      Optional<AuditEntry> auditEntry) {
    return new MailItem(
        new NudgeItem(ANNA, name),
        name.startsWith("call") ? Promise.CALL_BACK : Promise.ANSWER,
        standing,
        standing.done() ? null : at,
        standing.done() ? at : null,
        subject,
        sender,
        name.equals("claimed"),
        Optional.of(URI.create("https://outlook.office365.com/owa/?ItemID=" + name)),
        name.equals("soon") ? "Medborgarservice" : "",
        standing.done() ? Optional.empty() : Optional.of(OFFER),
        Optional.empty(),
        standing.done() ? Set.of() : ALL,
        auditEntry);
  }

  private static NoticeItem absence() {
    LocalDate day = LocalDate.parse("2026-11-25");
    return new NoticeItem(
        new NudgeItem(ANNA, "no-cover"),
        NudgeKind.ABSENCE,
        "Ingen annan kan öppna din inkorg 25–27 november. Be en kollega bevaka den.",
        false,
        List.of(),
        List.of(),
        Optional.of(new CoverForm(day, day.plusDays(2), List.of(new Colleague("bo-id", "Bo Ek")))),
        Set.of(Kind.COVER),
        Optional.empty());
  }

  private static NoticeItem signature() {
    return new NoticeItem(
        new NudgeItem(ANNA, "sent-mail"),
        NudgeKind.SIGNATURE,
        "Din signatur följer inte mallen. Så här ska den se ut:",
        false,
        List.of(),
        List.of("Med vänlig hälsning", "Anna Berg, bygglovshandläggare", "08-530 610 00"),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  @Override
  public Optional<OwnHabits> habits(MailboxId person, Instant now) {
    return Optional.of(
        new OwnHabits(
            Map.of(Habit.READ_RECEIPT, 4, Habit.REPLY_TO_ALL, 1),
            Map.of(Habit.READ_RECEIPT, 2),
            EnumSet.complementOf(EnumSet.of(Habit.NO_CONTACT_DETAILS))));
  }

  private static CoverView cover(long id, boolean mine, String other) {
    MailboxId somebody = new MailboxId("somebody-" + id);
    LocalDate day = LocalDate.parse("2026-12-21");
    return new CoverView(
        new CoverAgreement(
            id, mine ? ANNA : somebody, mine ? somebody : ANNA, day, day.plusDays(4), ""),
        mine,
        other);
  }

  private static Worklist worklist(MailboxId person, List<WorkItem> lines, Instant now) {
    List<WorkItem> own = person.equals(ANNA) ? lines : List.of();
    return new Worklist(person, "sv", now, Optional.empty(), own, 0);
  }

  @Override
  public Worklist open(MailboxId person, Instant now) {
    return worklist(person, open, now);
  }

  @Override
  public Worklist recent(MailboxId person, Instant now) {
    return worklist(person, done, now);
  }

  @Override
  public Worklist agreements(MailboxId person, Instant now) {
    return worklist(person, List.of(), now);
  }

  @Override
  public PersonalFigures standing(MailboxId person, Instant now) {
    return new PersonalFigures(
        Map.of(
            Promise.ANSWER, new PersonalFigures.Counts(open.size(), 1, 2, 17, 16),
            Promise.CALL_BACK, new PersonalFigures.Counts(3, 1, 2, 5, 4)));
  }

  @Override
  public List<CoverView> covers(MailboxId person, Instant now) {
    return person.equals(ANNA) ? List.copyOf(covers) : List.of();
  }

  @Override
  public Result act(MailboxId person, UserAction action, Instant now) {
    return switch (action) {
      case UserAction.Undo _ -> undone(action);
      case UserAction.CoverEnd(var _, long agreement) ->
          covers.removeIf(cover -> cover.agreement().id() == agreement)
              ? new Result.Done(action)
              : new Result.Refused(Refusal.NOT_YOURS);
      case UserAction.CoverRequest request -> {
        requests.add(action);
        covers.add(cover(9, true, request.by().value()));
        yield new Result.Done(action);
      }
      case UserAction.ItemAction onItem -> {
        requests.add(action);
        yield settled(person, onItem, now);
      }
    };
  }

  private Result settled(MailboxId person, UserAction.ItemAction action, Instant now) {
    UserAction.ItemAction act =
        new UserAction.AnsweredMark(new MailKey(ANNA, new MessageId(action.item())));
    if (open.removeIf(line -> line.item().equals(NudgeItem.of(action)))) {
      AuditEntry auditEntry = new AuditEntry(requests.size(), person, now, act, false);
      done.add(
          line(
              action.item(),
              WorkItem.MailProgress.ANSWERED,
              now,
              "Det här är klart",
              "",
              Optional.of(auditEntry)));
      return new Result.Done(act);
    }
    return new Result.Refused(Refusal.NOT_YOURS);
  }

  private Result undone(UserAction action) {
    WorkItem line = done.removeLast();
    open.addFirst(
        mail(line.item().name(), WorkItem.MailProgress.OPEN, "Det här är öppet igen", ""));
    return new Result.Done(action);
  }

  @Override
  public Worklist reminder(MailboxId person, NudgeKind kind, List<NudgeItem> items, Instant now) {
    throw new UnsupportedOperationException("the tab shows no reminders");
  }

  @Override
  public Worklist about(MailboxId person, List<NudgeItem> items, Instant now) {
    throw new UnsupportedOperationException("the tab shows everything");
  }

  @Override
  public String language(MailboxId person) {
    return "sv";
  }

  @Override
  public Optional<MailReason> why(MailboxId person, MailKey mail, Instant now) {
    return Optional.empty();
  }
}

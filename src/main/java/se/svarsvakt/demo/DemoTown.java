package se.svarsvakt.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxPermissions;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;

/**
 * The town that the demo shows: the people of {@code kommun.example}, their mailboxes and two weeks
 * of mail, placed around a given moment so that every verdict and state is there to be seen. The
 * same moment gives the same town.
 */
public final class DemoTown {
  static final String EVERYBODY = "Alla medarbetare";

  private final SimulatedTenant tenant;
  private final DemoStaff staff;
  private final DemoCalendar calendar;
  private final DemoEveryday everyday;
  private final DemoActs acts;
  private final DemoScenes scenes;
  private final List<CoverPromise> covers = new ArrayList<>();
  private final String domain;

  private DemoTown(SimulatedTenant tenant, DemoCalendar calendar, JsonNode file) {
    this.tenant = tenant;
    this.domain = file.path("domain").asString();
    this.calendar = calendar;
    this.staff = new DemoStaff(tenant, file);
    DemoMailWriter writer = new DemoMailWriter(domain);
    this.acts = new DemoActs(tenant, writer);
    this.everyday = new DemoEveryday(tenant, staff, acts);
    this.scenes = new DemoScenes(tenant, staff, calendar, acts, writer);
  }

  /**
   * Builds the town as it is at a moment.
   *
   * @param now the moment, in the town's own zone; the tenant's clock stands still there until
   *     {@link SimulatedTenant#useClock} sets it going
   * @param workingDay on which dates people work
   */
  public static DemoTown build(ZonedDateTime now, Predicate<LocalDate> workingDay) {
    return build(
        now,
        workingDay,
        List.of("scenes.json", "odd-mail.json", "calls-and-requests.json", "good-order.json"));
  }

  /**
   * The same with some scenes alone.
   *
   * @param scenes the files that tell of them, in their order
   */
  public static DemoTown build(
      ZonedDateTime now, Predicate<LocalDate> workingDay, List<String> scenes) {
    JsonNode file = TownFile.read("town.json");
    SimulatedTenant tenant =
        new SimulatedTenant(
            file.path("organisation").asString(), file.path("domain").asString(), now.toInstant());
    DemoTown town = new DemoTown(tenant, new DemoCalendar(now, workingDay), file);
    town.settle(file, scenes);
    return town;
  }

  private void settle(JsonNode file, List<String> files) {
    staff.settle();
    new DemoFortnight(calendar, everyday).pass();
    files.forEach(each -> scenes.play(TownFile.read(each)));
    file.path("rights").forEach(this::grant);
    DemoAbsences absences = new DemoAbsences(calendar);
    for (JsonNode absence : file.path("absences")) {
      SimulatedMailbox mailbox = staff.mailbox(absence.path("who"));
      absences.settle(mailbox, absence);
      boolean asked = absence.has("asks");
      if (asked || absence.has("coveredBy")) {
        SimulatedMailbox by = staff.mailbox(absence.path(asked ? "asks" : "coveredBy"));
        covers.add(
            new CoverPromise(
                mailbox.account().id(),
                by.account().id(),
                absences.first(absence),
                absences.last(absence),
                asked));
      }
    }
  }

  private void grant(JsonNode right) {
    MailboxPermissions permissions = staff.mailbox(right.path("in")).rights();
    DirectoryUser user = staff.mailbox(right.path("to")).account();
    if (right.has("inbox")) {
      permissions.inbox(user.displayName(), right.path("inbox").asString());
    }
    if (right.has("calendar")) {
      permissions.calendar(user.correspondent(), right.path("calendar").asString());
    }
    if (right.path("onBehalf").asBoolean(false)) {
      permissions.onBehalf(user.displayName());
    }
  }

  /** The tenant, ready for {@link SimulatedGraph#start}. */
  public SimulatedTenant tenant() {
    return tenant;
  }

  /** Some people throw mail away that they had left in their Inbox. */
  public void tidy(Instant at) {
    scenes.tidy(at);
  }

  /** The shared mailbox whose answered mail is to be registered. */
  public String registers() {
    return staff.address("bibliotek");
  }

  /** Who looks after each shared mailbox: addresses of people by address of the mailbox. */
  public Map<String, List<String>> stewards() {
    return Map.copyOf(staff.stewards());
  }

  /**
   * A colleague has promised to look after a mailbox.
   *
   * @param mailbox object id of its account
   * @param by the colleague's object id
   * @param from the first day
   * @param to the last day, which counts too
   * @param asked whether the colleague is asked in Teams and has not answered
   */
  public record CoverPromise(
      String mailbox, String by, LocalDate from, LocalDate to, boolean asked) {}

  /**
   * Somebody has called back who had left a message, and says so.
   *
   * @param mailbox object id of its account
   * @param message the message's id
   * @param at when they said it
   */
  public record CalledBack(String mailbox, String message, Instant at) {}

  /** Who has called back, for the product to be told once it knows of the calls. */
  public List<CalledBack> calledBack() {
    return scenes.calledBack();
  }

  /** What people have agreed on, for the product to be told. */
  public List<CoverPromise> covers() {
    return List.copyOf(covers);
  }

  /** The signature that everybody is to have, as the product's settings take it. */
  public String signatureTemplate() {
    return DemoMailWriter.template(domain);
  }

  /** Senders that the town's policy would exclude: a machine that mails alarms. */
  public List<String> excludedSenders() {
    return List.of("larm@overvakning.example");
  }

  DemoCalendar calendar() {
    return calendar;
  }

  DemoEveryday everyday() {
    return everyday;
  }

  DemoActs acts() {
    return acts;
  }

  /** The mailboxes of the people who take part in everyday mail. */
  List<SimulatedMailbox> people() {
    return staff.units().values().stream().flatMap(List::stream).toList();
  }
}

package se.svarsvakt.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.support.MessageSourceAccessor;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.teams.card.WorkItemPhrases;
import se.svarsvakt.worklist.OwnHabits;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists.CoverView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tab shows of a person, as JSON in which every sentence is written out.
 *
 * @param phrases in the same language, at the moment that is shown
 */
record TabView(MessageSourceAccessor words, WorkItemPhrases phrases) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Buttons and fields that read otherwise where who left a message by telephone waits. */
  private static final List<String> LABELS =
      List.of("act.answered", "act.promise", "act.no-reply", "promise-until", "reason");

  private static final int LONGEST_TEXT = 400;
  private static final int LONGEST_NAME = 80;

  /** Stands for the day in a text; the page puts it in. */
  private static final String DAY_TO_COME = "{day}";

  /**
   * What there is.
   *
   * @param open what is open
   * @param recent mail that the person did something about which they can still take back
   * @param standing how the person stands
   * @param covers the person's agreements
   * @param habits the person's habits; empty where they are not counted
   */
  record Facts(
      Worklist open,
      Worklist recent,
      PersonalFigures standing,
      List<CoverView> covers,
      Optional<OwnHabits> habits) {}

  ObjectNode write(Facts facts) {
    ObjectNode view = JSON.createObjectNode();
    LocalDate today = phrases.today();
    view.put("head", phrases.head(facts.open()));
    view.put("today", today.toString()).put("latest", today.plusYears(1).toString());
    String language = facts.open().language();
    ArrayNode open = view.putArray("open");
    facts.open().items().stream()
        .filter(line -> !line.done())
        .forEach(line -> open.add(line(line, language)));
    ArrayNode recent = view.putArray("recent");
    facts.recent().items().stream()
        .filter(WorkItem::done)
        .forEach(line -> recent.add(line(line, language)));
    view.set("figures", figures(facts.standing().mail()));
    ArrayNode apart = view.putArray("apart");
    phrases.apart(facts.standing()).forEach(line -> apart.add(line.open() + " " + line.answered()));
    ArrayNode covers = view.putArray("covers");
    facts.covers().stream()
        .sorted(Comparator.comparing(cover -> cover.agreement().from()))
        .forEach(cover -> covers.add(cover(cover)));
    facts
        .habits()
        .ifPresent(
            counted -> {
              habits(counted, view.putArray("habits"));
              view.put("uncounted", String.join(" ", phrases.uncountedHabits(counted)));
            });
    return view;
  }

  private void habits(OwnHabits counted, ArrayNode all) {
    phrases
        .habits(counted)
        .forEach(line -> all.addObject().put("text", line.text()).put("advice", line.advice()));
  }

  private static ObjectNode figures(PersonalFigures.Counts mail) {
    return JSON.createObjectNode()
        .put("open", mail.open())
        .put("overdue", mail.overdue())
        .put("due-today", mail.dueToday())
        .put("answered", mail.answered())
        .put("on-time", mail.onTime());
  }

  private ObjectNode line(WorkItem line, String language) {
    ObjectNode json =
        switch (line) {
          case WorkItem.MailItem mail -> mail(mail);
          case WorkItem.NoticeItem notice -> notice(notice, language);
        };
    json.put("mailbox", line.item().mailbox().value()).put("item", line.item().name());
    ArrayNode choices = json.putArray("choices");
    line.choices().stream().sorted(order(line)).map(Kind::code).forEach(choices::add);
    line.undoable()
        .ifPresent(
            entry ->
                json.putObject("deed")
                    .put("id", entry.id())
                    .put("text", phrases.undo(line, entry)));
    return json;
  }

  /** Of what one has to be warned of, that it needs no answer comes first. */
  private static Comparator<Kind> order(WorkItem line) {
    boolean warns = line instanceof WorkItem.MailItem mail && mail.warns();
    return Comparator.<Kind, Boolean>comparing(kind -> !(warns && kind == Kind.NO_REPLY))
        .thenComparing(Comparator.naturalOrder());
  }

  private ObjectNode mail(WorkItem.MailItem mail) {
    ObjectNode json = JSON.createObjectNode();
    json.put("warning", phrases.warning(mail).orElse(""));
    json.put("title", phrases.title(mail)).put("origin", phrases.origin(mail));
    json.put("standing", phrases.standing(mail)).put("tone", tone(mail));
    json.put("snoozed", phrases.snoozed(mail).or(() -> phrases.registration(mail)).orElse(""));
    ObjectNode labels = json.putObject("labels");
    LABELS.forEach(key -> labels.put(key, phrases.of(mail.promise(), key)));
    mail.offer().ifPresent(offer -> json.set("promise", promise(offer)));
    json.put("link", mail.link().filter(TabView::isSecure).map(URI::toString).orElse(""));
    return json;
  }

  /** The day in the ready texts, one a language, is put in where they are shown. */
  private ObjectNode promise(PromiseOffer offer) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("latest", offer.days().latest().toString())
            .put("usual", offer.days().usual().map(LocalDate::toString).orElse(""));
    ArrayNode texts = json.putArray("texts");
    for (String language : List.of("sv", "en")) {
      WorkItemPhrases other = phrases.in(language);
      other
          .acknowledgement(offer, DAY_TO_COME)
          .ifPresent(
              text ->
                  texts
                      .addObject()
                      .put("language", language)
                      .put("text", text)
                      .put("day", other.of("acknowledgement.day")));
    }
    return json;
  }

  private static String tone(WorkItem.MailItem mail) {
    if (mail.warns()) {
      return "warned";
    }
    return switch (mail.standing()) {
      case OVERDUE -> "late";
      case DUE_SOON, UNTOLD -> "soon";
      case OPEN, PROMISED, UNREGISTERED -> "calm";
      case CALLED_BACK, ANSWERED, NOT_NEEDED, GONE -> "done";
    };
  }

  private static boolean isSecure(URI link) {
    return "https".equalsIgnoreCase(link.getScheme()) && link.getHost() != null;
  }

  /** Its sentences are in the language of the person's mailbox, which may be the other one. */
  private static ObjectNode notice(WorkItem.NoticeItem notice, String language) {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", WorkItemPhrases.plain(notice.text(), LONGEST_TEXT)).put("language", language);
    json.put("tone", notice.done() ? "done" : "soon");
    ArrayNode flaws = json.putArray("flaws");
    notice.flaws().forEach(text -> flaws.add(WorkItemPhrases.plain(text, LONGEST_TEXT)));
    ArrayNode copy = json.putArray("copy");
    notice.copy().forEach(copy::add);
    notice.cover().map(TabView::form).ifPresent(form -> json.set("cover", form));
    return json;
  }

  private static ObjectNode form(WorkItem.CoverForm form) {
    ObjectNode json = JSON.createObjectNode();
    json.put("from", form.from().toString()).put("to", form.to().toString());
    ArrayNode colleagues = json.putArray("colleagues");
    form.colleagues()
        .forEach(
            each ->
                colleagues
                    .addObject()
                    .put("id", each.id())
                    .put("name", WorkItemPhrases.plain(each.name(), LONGEST_NAME)));
    return json;
  }

  private ObjectNode cover(CoverView cover) {
    CoverAgreement agreement = cover.agreement();
    String text =
        words.getMessage(
            (cover.mine() ? "tab.cover-of-mine." : "tab.cover-of-others.") + state(agreement),
            new Object[] {
              WorkItemPhrases.plain(cover.other(), LONGEST_NAME),
              phrases.day(agreement.from()),
              phrases.day(agreement.to())
            });
    return JSON.createObjectNode()
        .put("id", agreement.id())
        .put("text", text)
        .put("mine", cover.mine())
        .put("state", state(agreement));
  }

  private static String state(CoverAgreement agreement) {
    return agreement.consent().map(said -> said.state().code()).orElse("agreed");
  }
}

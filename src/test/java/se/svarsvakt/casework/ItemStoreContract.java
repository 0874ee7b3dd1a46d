package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.ItemPage.Anchor;
import se.svarsvakt.casework.ItemPage.Order;
import se.svarsvakt.casework.ItemPage.Sorting;
import se.svarsvakt.casework.TrackedItem.About;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.worktime.Period;

/** What every store of tracked items promises. */
abstract class ItemStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");

  ItemStore items = open();

  /** An empty store. */
  abstract ItemStore open();

  @BeforeEach
  void begin() {
    items = open();
  }

  private static TrackedItem mail(MailboxId mailbox, String id, String state, Instant due) {
    boolean settled = state.equals("ANSWERED");
    return new TrackedItem(
        0,
        new About(mailbox, mailbox.value() + "@kommun.example", About.MAIL, id),
        RuleName.REPLY,
        state,
        settled ? Standing.SETTLED : Standing.OPEN,
        due.minus(Duration.ofDays(1)),
        due);
  }

  private static TrackedItem unattended(MailboxId mailbox) {
    return new TrackedItem(
        0,
        new About(mailbox, mailbox.value() + "@kommun.example", "no-delegate", ""),
        RuleName.UNATTENDED,
        "no-delegate",
        Standing.OPEN,
        NOON,
        null);
  }

  private List<TrackedItem> all() {
    List<TrackedItem> all = new ArrayList<>();
    items.each(ItemFilter.ALL, all::add);
    return all;
  }

  private List<String> names(ItemFilter filter) {
    return items.page(filter, new Sorting(Order.DUE, false), Optional.empty(), 50).items().stream()
        .map(TrackedItem::subjectName)
        .toList();
  }

  @Test
  void an_item_keeps_its_id_while_its_state_changes_and_goes_when_it_is_found_no_more() {
    items.bring(Set.of(ANNA), Set.of(), List.of(mail(ANNA, "m", "OPEN", NOON)));
    long id = all().getFirst().id();
    items.bring(Set.of(ANNA), Set.of(), List.of(mail(ANNA, "m", "OVERDUE", NOON)));
    assertThat(items.find(id)).map(TrackedItem::code).contains("OVERDUE");
    items.bring(Set.of(ANNA), Set.of(), List.of());
    assertThat(items.find(id)).isEmpty();
  }

  @Test
  void other_mailboxes_and_findings_of_unread_ones_stay_as_they_were() {
    items.bring(
        Set.of(ANNA, BO),
        Set.of(),
        List.of(mail(BO, "m", "OPEN", NOON), unattended(ANNA), mail(ANNA, "n", "OPEN", NOON)));
    items.bring(Set.of(ANNA), Set.of(ANNA), List.of());
    assertThat(all()).extracting(TrackedItem::subjectName).containsExactly("m", "no-delegate");
    items.keepOnly(Set.of(BO));
    assertThat(all()).extracting(TrackedItem::subjectName).containsExactly("m");
  }

  @Test
  void every_part_of_a_filter_narrows_it() {
    items.bring(
        Set.of(ANNA, BO),
        Set.of(),
        List.of(
            mail(ANNA, "late", "OVERDUE", NOON.minus(Duration.ofDays(2))),
            mail(ANNA, "today", "DUE_SOON", NOON),
            mail(BO, "done", "ANSWERED", NOON),
            unattended(BO)));
    assertThat(names(ItemFilter.ALL.standing(Standing.OPEN)))
        .containsExactly("late", "today", "no-delegate");
    assertThat(names(ItemFilter.ALL.of(Set.of(BO)))).containsExactly("done", "no-delegate");
    assertThat(names(narrowed("anna@", null))).containsExactly("late", "today");
    assertThat(names(narrowed("%", null))).isEmpty();
    assertThat(names(narrowed("_nna", null))).isEmpty();
    Period day = new Period(NOON.minusSeconds(60), NOON.plusSeconds(60));
    assertThat(names(narrowed("", day))).containsExactly("today", "done");
  }

  private static ItemFilter narrowed(String address, @Nullable Period due) {
    return new ItemFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(due),
        address,
        null);
  }

  @Test
  void pages_follow_each_other_without_gap_or_double_in_every_order_and_back() {
    items.bring(
        Set.of(ANNA),
        Set.of(),
        IntStream.range(0, 25)
            .mapToObj(n -> mail(ANNA, "m" + n, "OPEN", NOON.plusSeconds(n % 4)))
            .toList());
    for (Order order : Order.values()) {
      for (boolean descending : List.of(true, false)) {
        List<TrackedItem> whole =
            items
                .page(ItemFilter.ALL, new Sorting(order, descending), Optional.empty(), 100)
                .items();
        assertThat(walked(new Sorting(order, descending), false)).isEqualTo(whole);
        assertThat(walked(new Sorting(order, descending), true))
            .isEqualTo(whole.subList(0, 24).reversed());
      }
    }
  }

  /** All items, page by page; backwards from the last one on, without it. */
  private List<TrackedItem> walked(Sorting sorting, boolean back) {
    List<TrackedItem> walked = new ArrayList<>();
    Optional<Anchor> place =
        back
            ? Optional.of(
                Anchor.at(
                    items
                        .page(
                            ItemFilter.ALL,
                            new Sorting(sorting.order(), !sorting.descending()),
                            Optional.empty(),
                            1)
                        .items()
                        .getFirst(),
                    sorting.order(),
                    true))
            : Optional.empty();
    boolean more = true;
    while (more) {
      ItemPage page = items.page(ItemFilter.ALL, sorting, place, 7);
      List<TrackedItem> shown = back ? page.items().reversed() : page.items();
      walked.addAll(shown);
      more = back ? page.before() : page.after();
      if (!shown.isEmpty()) {
        String text = Anchor.at(shown.getLast(), sorting.order(), back).text();
        place = Anchor.parse(text, sorting.order(), back);
      }
    }
    return walked;
  }

  @Test
  void counts_tell_what_is_due_today_apart() {
    items.bring(
        Set.of(ANNA),
        Set.of(),
        List.of(
            mail(ANNA, "a", "DUE_SOON", NOON),
            mail(ANNA, "b", "DUE_SOON", NOON.plus(Duration.ofDays(1))),
            unattended(ANNA)));
    Period day = new Period(NOON.minusSeconds(60), NOON.plusSeconds(60));
    assertThat(items.counts(day))
        .containsExactlyInAnyOrder(
            new ItemStore.ItemCount(Standing.OPEN, RuleName.REPLY, "DUE_SOON", 2, 1),
            new ItemStore.ItemCount(Standing.OPEN, RuleName.UNATTENDED, "no-delegate", 1, 0));
    assertThat(items.count(ItemFilter.ALL, 2)).isEqualTo(2);
    assertThat(items.open(List.of(ANNA, BO))).containsExactly(java.util.Map.entry(ANNA, 3));
  }

  @Test
  void a_place_that_nobody_wrote_is_none() {
    for (String text : List.of("", "~", "x~1", "2026-11-20T11:00:00Z~x", "~1", "1e9~1")) {
      assertThat(Anchor.parse(text, Order.DUE, false)).as(text).isEmpty();
    }
    assertThat(Anchor.parse("+1000000000-12-31T00:00:00Z~1", Order.DUE, false)).isEmpty();
    assertThat(Anchor.parse("a@b~1", Order.MAILBOX, false)).isPresent();
  }
}

package se.svarsvakt.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import se.svarsvakt.casework.ItemFilter;
import se.svarsvakt.casework.ItemPage;
import se.svarsvakt.casework.ItemPage.Anchor;
import se.svarsvakt.casework.ItemPage.Order;
import se.svarsvakt.casework.ItemPage.Sorting;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.worktime.Period;

/**
 * What the list of items is asked for, as it stands in the page's address.
 *
 * @param state {@link #STATES}
 * @param rule a rule's code; empty for all
 * @param address part of the mailbox's address
 * @param unit a manager's id; empty for all
 * @param sorting how it is ordered
 * @param place where the page begins or ends
 */
record ItemSearch(
    String state,
    String rule,
    String address,
    String unit,
    Sorting sorting,
    Optional<Anchor> place) {
  /** Everything that something is to be done about. */
  static final String OPEN = "open";

  /** Open, and due on this day. */
  static final String DUE_TODAY = "due-today";

  /** Open, settled and excepted. */
  static final String ALL = "all";

  /** What can be asked for: how items stand, states of mail, and codes of findings. */
  static final List<String> STATES =
      Stream.of(
              Stream.of(OPEN, DUE_TODAY, "OVERDUE", "DUE_SOON", "OPEN"),
              Stream.of("FORWARDED_UNTOLD", "ACKNOWLEDGED"),
              Stream.of("no-automatic-reply", "audience", "incomplete-text", "left-on"),
              Stream.of("no-routine", "no-cover", "no-delegate", "delegate-unknown", "not-opened"),
              Stream.of("no-steward"),
              Stream.of(SignatureFlaw.Kind.values()).map(SignatureFlaw.Kind::code),
              Stream.of(Standing.EXCEPTED.code(), Standing.SETTLED.code()),
              Stream.of("ANSWERED", "FORWARDED", "NO_REPLY_NEEDED", "DISCARDED", ALL))
          .flatMap(each -> each)
          .toList();

  private static final int LONGEST_ADDRESS = 320;
  private static final Set<String> SETTLED =
      Set.of("ANSWERED", "FORWARDED", "NO_REPLY_NEEDED", "DISCARDED");

  /** Reads it; what no page wrote is refused. */
  static ItemSearch of(Map<String, String> asked) {
    Order order =
        EnumCode.find(Order.class, asked.getOrDefault("sort", "due")).orElseThrow(BadSearch::new);
    String state = asked.getOrDefault("state", OPEN);
    String rule = asked.getOrDefault("rule", "");
    String address = asked.getOrDefault("mailbox", "").strip();
    boolean known =
        STATES.contains(state)
            && (rule.isEmpty() || EnumCode.find(RuleName.class, rule).isPresent())
            && address.length() <= LONGEST_ADDRESS
            && address.indexOf('\0') < 0;
    if (!known) {
      throw new BadSearch();
    }
    boolean descending = "desc".equals(asked.get("order"));
    return new ItemSearch(
        state,
        rule,
        address,
        asked.getOrDefault("unit", ""),
        new Sorting(order, descending),
        place(asked, order));
  }

  private static Optional<Anchor> place(Map<String, String> asked, Order order) {
    boolean back = asked.containsKey("before");
    String text = asked.get(back ? "before" : "after");
    return text == null || text.isEmpty()
        ? Optional.empty()
        : Optional.of(Anchor.parse(text, order, back).orElseThrow(BadSearch::new));
  }

  /** An address that no page wrote. */
  private static final class BadSearch extends ResponseStatusException {
    private static final long serialVersionUID = 1L;

    BadSearch() {
      super(HttpStatus.BAD_REQUEST);
    }
  }

  /**
   * The items that it asks for.
   *
   * @param today what counts as due today
   * @param mailboxes those of the unit; empty for all
   */
  ItemFilter filter(Period today, Optional<Set<MailboxId>> mailboxes) {
    boolean byCode =
        !Set.of(OPEN, DUE_TODAY, ALL, Standing.EXCEPTED.code(), Standing.SETTLED.code())
            .contains(state);
    return new ItemFilter(
        standing(byCode),
        byCode ? Optional.of(state) : Optional.empty(),
        EnumCode.find(RuleName.class, rule),
        state.equals(DUE_TODAY) ? Optional.of(today) : Optional.empty(),
        address,
        mailboxes.orElse(null));
  }

  private Optional<Standing> standing(boolean byCode) {
    if (byCode) {
      return Optional.of(SETTLED.contains(state) ? Standing.SETTLED : Standing.OPEN);
    }
    return state.equals(DUE_TODAY)
        ? Optional.of(Standing.OPEN)
        : EnumCode.find(Standing.class, state);
  }

  /** The address of the page before, or of the one after. */
  String neighbour(ItemPage page, boolean back) {
    Anchor at =
        Anchor.at(back ? page.items().getFirst() : page.items().getLast(), sorting.order(), back);
    return query(sorting, Map.of(back ? "before" : "after", at.text()));
  }

  /** The address of the list's beginning. */
  public String beginning() {
    return query(sorting, Map.of());
  }

  /** The address of the same list in another order; a second time the other way round. */
  public String sortedBy(String order) {
    Order wanted = EnumCode.find(Order.class, order).orElseThrow();
    boolean turned = wanted == sorting.order() && !sorting.descending();
    return query(new Sorting(wanted, turned), Map.of());
  }

  /**
   * What a column's head says of the order: {@code ascending}, {@code descending} or {@code none}.
   */
  public String direction(String order) {
    if (!sorting.order().code().equals(order)) {
      return "none";
    }
    return sorting.descending() ? "descending" : "ascending";
  }

  private String query(Sorting sorted, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("state", state);
    all.put("rule", rule);
    all.put("mailbox", address);
    all.put("unit", unit);
    all.put("sort", sorted.order().code());
    all.put("order", sorted.descending() ? "desc" : "");
    all.putAll(more);
    return all.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}

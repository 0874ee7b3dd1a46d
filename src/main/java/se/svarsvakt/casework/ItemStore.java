package se.svarsvakt.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.worktime.Period;

/** Mail and findings as the latest pass left them. Rows change only when something does. */
public interface ItemStore {
  /**
   * Brings what is stored of some mailboxes to what a pass found.
   *
   * @param mailboxes all that were judged
   * @param unsure of these, those that could not be read: their findings stay as they were
   */
  void bring(Collection<MailboxId> mailboxes, Set<MailboxId> unsure, List<TrackedItem> items);

  /** Forgets what is stored of mailboxes other than these. */
  void keepOnly(Set<MailboxId> mailboxes);

  /** The item with that id. */
  Optional<TrackedItem> find(long id);

  /**
   * Some items of a list.
   *
   * @param place where they begin or end; empty for the list's beginning
   * @param most at most so many
   */
  ItemPage page(
      ItemFilter filter, ItemPage.Sorting sorting, Optional<ItemPage.Anchor> place, int most);

  /** How many items a filter lets through, counted no further than that. */
  int count(ItemFilter filter, int most);

  /** Hands on all items that a filter lets through, as they came, a few at a time. */
  void each(ItemFilter filter, Consumer<TrackedItem> sink);

  /**
   * How much there is of each kind.
   *
   * @param today what counts as due today
   */
  List<ItemCount> counts(Period today);

  /** How many open items each of these mailboxes has; those without are missing. */
  Map<MailboxId, Integer> open(Collection<MailboxId> mailboxes);

  /**
   * How much there is of a kind.
   *
   * @param code the state or the finding's code
   * @param dueToday how many of them are due today
   */
  record ItemCount(Standing standing, RuleName rule, String code, int count, int dueToday) {}
}

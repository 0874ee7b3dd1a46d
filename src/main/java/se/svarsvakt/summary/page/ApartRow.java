package se.svarsvakt.summary.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.UnitFigures;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;

/**
 * What is counted apart, as it is shown.
 *
 * @param rule what it is
 * @param mailbox of which mailbox, by address; empty for the whole unit
 * @param figures its figures; null where they are withheld
 */
public record ApartRow(RuleName rule, String mailbox, @Nullable Figures figures) {
  /**
   * The rows of a unit, by what they are about: its own, then those of mailboxes by address.
   *
   * @param persons the figures of persons that are shown
   */
  public static List<ApartRow> of(
      UnitFigures unit, Collection<MailboxFigures> persons, OrganisationChart chart) {
    return Stream.concat(
            unit.apart().entrySet().stream()
                .map(each -> new ApartRow(each.getKey(), "", each.getValue().figures())),
            Stream.concat(unit.shared().stream(), persons.stream())
                .flatMap(each -> of(each, chart)))
        .sorted(Comparator.comparing(ApartRow::rule).thenComparing(ApartRow::mailbox))
        .toList();
  }

  private static Stream<ApartRow> of(MailboxFigures box, OrganisationChart chart) {
    return box.apart().entrySet().stream()
        .map(each -> new ApartRow(each.getKey(), chart.name(box.mailbox()), each.getValue()));
  }
}

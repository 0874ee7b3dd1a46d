package se.svarsvakt.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.summary.OrganisationChart;

/** Cover agreements as pages show them. */
record AgreementLines(Pages pages) {
  /**
   * An agreement.
   *
   * @param consent the code of what the colleague said; {@code agreed} where nobody was asked
   */
  record AgreementLine(
      long id,
      String mailboxId,
      String mailbox,
      String by,
      LocalDate from,
      LocalDate to,
      String consent,
      String note) {}

  List<AgreementLine> of(Collection<CoverAgreement> agreements) {
    OrganisationChart chart = pages.stores().units().found().chart();
    return agreements.stream()
        .sorted(Comparator.comparing(CoverAgreement::from).thenComparing(CoverAgreement::id))
        .map(
            each ->
                new AgreementLine(
                    each.id(),
                    each.mailbox().value(),
                    chart.name(each.mailbox()),
                    chart.name(each.by()),
                    each.from(),
                    each.to(),
                    each.consent().map(said -> said.state().code()).orElse("agreed"),
                    each.note()))
        .toList();
  }

  /** Those that are not over. */
  List<AgreementLine> now() {
    LocalDate today = LocalDate.ofInstant(pages.clock().instant(), pages.zone());
    return of(pages.stores().judgement().records().register().agreements(today));
  }
}

package se.svarsvakt.summary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * A unit in a week, without persons: what is kept of it.
 *
 * @param manager whose unit it is
 * @param people how many people's mailboxes it has, the manager's own included
 * @param figures of the whole unit; null where they would point at one person
 * @param shared the figures of each of its shared mailboxes
 * @param findings what was found, of the shared mailboxes alone where figures are withheld
 * @param notMeasured mailboxes that no pass could read at the week's end, with the error code
 * @param matured the week before, for a year's means; nothing where figures are withheld
 */
public record UnitFigures(
    MailboxId manager,
    int people,
    @Nullable Figures figures,
    List<MailboxFigures> shared,
    List<FindingCount> findings,
    Map<MailboxId, String> notMeasured,
    Matured matured) {
  /** Keeps copies. */
  public UnitFigures {
    shared = List.copyOf(shared);
    findings = List.copyOf(findings);
    notMeasured = Map.copyOf(notMeasured);
  }

  /** The figures of one mailbox. */
  public record MailboxFigures(MailboxId mailbox, Figures figures) {}
}

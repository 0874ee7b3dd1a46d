package se.svarsvakt.summary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;

/**
 * A unit in a week, without persons: what is kept of it.
 *
 * @param manager whose unit it is
 * @param people how many people's mailboxes it has, the manager's own included
 * @param figures of the whole unit; null where they would point at one person and the unit is small
 * @param pointsAtOne whether they would, however large the unit is
 * @param shared the figures of each of its shared mailboxes
 * @param findings what was found, of the shared mailboxes alone where figures are withheld
 * @param sharedFindings what was found in the shared mailboxes
 * @param notMeasured mailboxes that no pass could read at the week's end, with the error code
 * @param unwatched whether no pass ran then
 * @param matured the week before, for a year's means; nothing where figures are withheld
 */
public record UnitFigures(
    MailboxId manager,
    int people,
    @Nullable Figures figures,
    boolean pointsAtOne,
    List<MailboxFigures> shared,
    List<FindingCount> findings,
    List<FindingCount> sharedFindings,
    Map<MailboxId, String> notMeasured,
    boolean unwatched,
    Matured matured) {
  /** Keeps copies. */
  public UnitFigures {
    shared = List.copyOf(shared);
    findings = List.copyOf(findings);
    sharedFindings = List.copyOf(sharedFindings);
    notMeasured = Map.copyOf(notMeasured);
  }

  /** The same as a policy lets it be told: of a small unit that points at one, less. */
  UnitFigures under(Policy policy) {
    return pointsAtOne && people < policy.privacy().minimumGroup()
        ? new UnitFigures(
            manager,
            people,
            null,
            true,
            shared,
            sharedFindings,
            sharedFindings,
            notMeasured,
            unwatched,
            Matured.NONE)
        : this;
  }

  /** The figures of one mailbox. */
  public record MailboxFigures(MailboxId mailbox, Figures figures) {}
}

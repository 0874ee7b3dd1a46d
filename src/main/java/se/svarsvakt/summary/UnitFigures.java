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
 * @param notMeasured mailboxes that no pass could read at the week's end, with the error code; all
 *     of them with {@link #NO_PASS} where no pass ran then
 * @param matured the week before, for a year's means; nothing where figures are withheld
 */
public record UnitFigures(
    MailboxId manager,
    int people,
    @Nullable Figures figures,
    boolean pointsAtOne,
    List<MailboxFigures> shared,
    List<FindingCount> findings,
    Map<MailboxId, String> notMeasured,
    Matured matured) {
  /** In place of an error code: no pass ran at the week's end. */
  public static final String NO_PASS = "NoPass";

  /** Keeps copies. */
  public UnitFigures {
    shared = List.copyOf(shared);
    findings = List.copyOf(findings);
    notMeasured = Map.copyOf(notMeasured);
  }

  /** Whether no pass ran at the week's end. */
  public boolean unwatched() {
    return notMeasured.containsValue(NO_PASS);
  }

  /** The same as a policy lets it be told: where that asks for more people, more is withheld. */
  UnitFigures under(Policy policy) {
    boolean withheld = pointsAtOne && people < policy.privacy().minimumGroup();
    return withheld && figures != null
        ? new UnitFigures(manager, people, null, true, shared, List.of(), notMeasured, Matured.NONE)
        : this;
  }

  /** The figures of one mailbox. */
  public record MailboxFigures(MailboxId mailbox, Figures figures) {}
}

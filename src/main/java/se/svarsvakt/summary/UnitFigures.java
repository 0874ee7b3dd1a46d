package se.svarsvakt.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.RuleName;

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
 * @param apart what is not in the figures, by its rule; none where they are withheld, and in weeks
 *     that were kept by a version that did not count it
 * @param functions what speaks for a function mailbox; nothing as {@code apart}
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
    Matured matured,
    SortedMap<RuleName, ApartFigures> apart,
    FunctionMailboxFigures functions) {
  /** Keeps copies. */
  public UnitFigures {
    shared = List.copyOf(shared);
    findings = List.copyOf(findings);
    sharedFindings = List.copyOf(sharedFindings);
    notMeasured = Map.copyOf(notMeasured);
    apart = copy(apart);
    functions = orNone(functions);
  }

  /** Figures of which nothing speaks for a function mailbox. */
  public UnitFigures(
      MailboxId manager,
      int people,
      @Nullable Figures figures,
      boolean pointsAtOne,
      List<MailboxFigures> shared,
      List<FindingCount> findings,
      List<FindingCount> sharedFindings,
      Map<MailboxId, String> notMeasured,
      boolean unwatched,
      Matured matured,
      SortedMap<RuleName, ApartFigures> apart) {
    this(
        manager,
        people,
        figures,
        pointsAtOne,
        shared,
        findings,
        sharedFindings,
        notMeasured,
        unwatched,
        matured,
        apart,
        FunctionMailboxFigures.NONE);
  }

  private static FunctionMailboxFigures orNone(@Nullable FunctionMailboxFigures known) {
    return known == null ? FunctionMailboxFigures.NONE : known;
  }

  private static <T> SortedMap<RuleName, T> copy(@Nullable SortedMap<RuleName, T> apart) {
    return apart == null ? new TreeMap<>() : new TreeMap<>(apart);
  }

  /** The same as a policy lets it be told: of a small unit, or of few mailboxes, less. */
  UnitFigures under(Policy policy) {
    FunctionMailboxFigures advised = functions.of(people, policy);
    if (people >= policy.privacy().minimumGroup()) {
      return with(figures, findings, matured, apart, advised);
    }
    return pointsAtOne
        ? with(null, sharedFindings, Matured.NONE, new TreeMap<>(), advised)
        : with(figures, foundWithoutOne(), matured, apartWithoutOne(), advised);
  }

  private UnitFigures with(
      @Nullable Figures told,
      List<FindingCount> found,
      Matured before,
      SortedMap<RuleName, ApartFigures> other,
      FunctionMailboxFigures advised) {
    return new UnitFigures(
        manager,
        people,
        told,
        pointsAtOne,
        shared,
        found,
        sharedFindings,
        notMeasured,
        unwatched,
        before,
        other,
        advised);
  }

  private List<FindingCount> foundWithoutOne() {
    return Stream.concat(
            findings.stream().filter(each -> !pointsAtOne(each)),
            sharedFindings.stream().filter(this::pointsAtOne))
        .sorted(Comparator.comparing(FindingCount::kind))
        .toList();
  }

  private boolean pointsAtOne(FindingCount found) {
    ApartFigures known = apart.get(found.kind().rule());
    return known != null && known.pointsAtOne();
  }

  private SortedMap<RuleName, ApartFigures> apartWithoutOne() {
    SortedMap<RuleName, ApartFigures> less = new TreeMap<>(apart);
    less.replaceAll((_, each) -> each.pointsAtOne() ? new ApartFigures(null, true) : each);
    return less;
  }

  /** Whether a rule's figures are left out, and not for want of mail. */
  public boolean withholds(RuleName rule) {
    ApartFigures known = apart.get(rule);
    return figures == null || (known != null && known.figures() == null);
  }

  /**
   * The figures of one mailbox.
   *
   * @param apart what is not in the figures, by its rule
   * @param registration what was said of answered mail's registration; null where nobody is asked,
   *     nothing was answered, or an earlier version kept the week
   */
  public record MailboxFigures(
      MailboxId mailbox,
      Figures figures,
      SortedMap<RuleName, Figures> apart,
      @Nullable RegistrationCount registration) {
    /** Of a mailbox whose mail nobody is asked to register. */
    public MailboxFigures(MailboxId mailbox, Figures figures, SortedMap<RuleName, Figures> apart) {
      this(mailbox, figures, apart, null);
    }

    /** Keeps a copy. */
    public MailboxFigures {
      apart = copy(apart);
    }
  }
}

package se.svarsvakt.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MissingReplyText;

/**
 * One thing that an issue tells beside its code, as it is written for the administrator. It may
 * hold content and is never stored.
 *
 * @param name its name in the output
 * @param values one value, or those of a list; never empty
 * @param list whether it is written as a list, however many values it has
 */
public record FindingDetail(String name, List<String> values, boolean list) {
  /** Keeps a copy. */
  public FindingDetail {
    values = List.copyOf(values);
  }

  /** All that an issue tells, in the order of the output. */
  public static List<FindingDetail> of(Issue issue) {
    return switch (issue) {
      case ReplyIssue _ -> List.of();
      case AbsenceIssue.NoAutomaticReply(var days) -> all(days(Optional.of(days)));
      case AbsenceIssue.LimitedAudience(var days, var contactsOnly) ->
          all(days(days), text("audience", contactsOnly ? "contactsOnly" : "none"));
      case AbsenceIssue.IncompleteText(var days, var missing) ->
          all(days(days), list("missing", missing.stream().sorted().map(MissingReplyText::code)));
      case AbsenceIssue.LeftOn() -> List.of();
      case AbsenceIssue.NoCover(var days, var unknown, var hints) ->
          all(
              days(Optional.of(days)),
              text("delegates", unknown ? "unknown" : ""),
              list("hints", hints.stream().map(MailAddress::value)));
      case AbsenceIssue.NoRoutine(var days, var unknown) ->
          all(days(Optional.of(days)), text("delegates", unknown ? "unknown" : ""));
      case AttentionIssue.NoDelegate(var hints) ->
          all(list("hints", hints.stream().map(MailAddress::value)));
      case AttentionIssue.DelegateUnknown(var hints) ->
          all(list("hints", hints.stream().map(MailAddress::value)));
      case AttentionIssue.NotOpened(), AttentionIssue.NoSteward() -> List.of();
      case AttentionIssue.StewardsAway(var days) -> all(days(Optional.of(days)));
      case SignatureIssue(var flaw, var correct, var mended, var directory) ->
          all(
              text("line", flaw.line()),
              text("expected", flaw.expected()),
              list("signature", correct.stream()),
              text("mended", mended ? "a later message has it right" : ""),
              text("found", flaw.found()),
              list("directory", directory.stream()));
    };
  }

  /** The value, or the values of the list on one line. */
  public String text() {
    return String.join(", ", values);
  }

  @SafeVarargs
  private static List<FindingDetail> all(Stream<FindingDetail>... parts) {
    List<FindingDetail> all = new ArrayList<>();
    for (Stream<FindingDetail> part : parts) {
      part.forEach(all::add);
    }
    return all;
  }

  private static Stream<FindingDetail> days(Optional<AbsenceIssue.Days> days) {
    return days.stream()
        .flatMap(
            each ->
                Stream.concat(
                    text("from", each.from().toString()), text("to", each.to().toString())));
  }

  private static Stream<FindingDetail> text(String name, String value) {
    return value.isEmpty()
        ? Stream.empty()
        : Stream.of(new FindingDetail(name, List.of(value), false));
  }

  private static Stream<FindingDetail> list(String name, Stream<String> values) {
    return Stream.of(new FindingDetail(name, values.toList(), true))
        .filter(detail -> !detail.values().isEmpty());
  }
}

package se.svarsvakt.rule.reply;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people's marks on one message amount to. A later mark replaces an earlier one, except that a
 * message acknowledged and then answered, or marked as needing no answer, keeps its promised date.
 *
 * @param acknowledged the acknowledgement in force
 * @param firstAcknowledged the one from which the sender first heard; a later one moves the day
 *     only
 * @param answered the mark that says it was answered
 * @param noReply the mark that says it needs no answer
 * @param passedOn the mark that says it was passed on
 * @param noRequest whether somebody said that it asks for no public records
 */
record MarkSummary(
    @Nullable Mark acknowledged,
    @Nullable Mark firstAcknowledged,
    @Nullable Mark answered,
    @Nullable Mark noReply,
    @Nullable Mark passedOn,
    boolean noRequest) {
  static final MarkSummary NONE = new MarkSummary(null, null, null, null, null, false);

  /** Marks of one moment count in this order, so that none of them depends on how it was stored. */
  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::at)
          .thenComparing(Mark::kind)
          .thenComparing(Mark::promised, Comparator.nullsFirst(Comparator.naturalOrder()));

  static MarkSummary of(Collection<Mark> marks) {
    return marks.stream().sorted(ORDER).reduce(NONE, MarkSummary::after, (_, last) -> last);
  }

  private MarkSummary after(Mark mark) {
    var first = firstAcknowledged;
    return switch (mark.kind()) {
      case OPEN -> NONE;
      case ANSWERED -> {
        var answer = answered == null ? mark : answered;
        yield new MarkSummary(acknowledged, first, answer, null, passedOn, noRequest);
      }
      case NO_REPLY_NEEDED -> new MarkSummary(acknowledged, first, null, mark, null, noRequest);
      case ACKNOWLEDGED ->
          new MarkSummary(mark, first == null ? mark : first, null, null, null, noRequest);
      case NO_RECORDS_REQUEST ->
          new MarkSummary(acknowledged, first, answered, noReply, passedOn, true);
      case PASSED_ON -> new MarkSummary(acknowledged, first, null, null, mark, noRequest);
    };
  }

  /** The marks that say that the sender heard from us. */
  Stream<Mark> settling() {
    return noReply != null
        ? Stream.of()
        : Stream.of(firstAcknowledged, acknowledged, answered)
            .flatMap(Stream::ofNullable)
            .distinct();
  }
}

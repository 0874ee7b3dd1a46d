package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MessageId;

/**
 * A message as the log of a mailbox names it. It is content: never stored or logged.
 *
 * @param id the immutable id; null where Graph gives none that can be used
 * @param internetMessageId the Message-ID; empty where it has none
 * @param folder the id of the folder that it lies in
 * @param draft whether it was never sent
 * @param receivedAt when the mailbox got it; null where that cannot be read
 * @param sentAt when it was sent; null where that cannot be read
 * @param parties who it is from and to
 * @param subject maybe empty
 */
public record LoggedMessage(
    @Nullable MessageId id,
    String internetMessageId,
    String folder,
    boolean draft,
    @Nullable Instant receivedAt,
    @Nullable Instant sentAt,
    Parties parties,
    String subject) {
  /**
   * Who it is from and to.
   *
   * @param from the author; null where it names none
   * @param sender who sent it for the author, or the author; null where it names none
   */
  public record Parties(
      @Nullable Correspondent from,
      @Nullable Correspondent sender,
      List<Correspondent> to,
      List<Correspondent> cc,
      List<Correspondent> bcc) {
    /** Keeps copies. */
    public Parties {
      to = List.copyOf(to);
      cc = List.copyOf(cc);
      bcc = List.copyOf(bcc);
    }

    /** The author and whoever sent it. */
    public Stream<Correspondent> writers() {
      return Stream.of(from, sender).flatMap(Stream::ofNullable);
    }

    /** All that it was sent to. */
    public Stream<Correspondent> recipients() {
      return Stream.of(to, cc, bcc).flatMap(List::stream);
    }
  }

  @Override
  public String toString() {
    return "LoggedMessage[not shown]";
  }
}

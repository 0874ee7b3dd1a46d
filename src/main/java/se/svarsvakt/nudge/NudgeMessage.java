package se.svarsvakt.nudge;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.mail.MailboxId;

/**
 * What is delivered to a person. It may hold a subject and is never stored or logged. All text in
 * it is fit to be shown ({@link DisplayText}), so that no channel has to see to that.
 *
 * @param kind what it is about
 * @param recipient who gets it
 * @param chainId the same for every delivery of the same nudge
 * @param warning that senders claim to be colleagues and are not shown to be; empty where none
 *     does, else the preview begins with it
 * @param preview what a notification shows, in the person's language, at most {@link
 *     #LONGEST_PREVIEW} characters
 * @param copy lines for the person to copy, the correct signature for example; mostly empty
 * @param about the messages or findings it is about; never empty
 * @param at the moment that it tells of
 * @param deadline the earliest deadline among them, or the moment that it is about
 * @param letter the weekly summary, which is more than a line; empty for every other kind
 */
public record NudgeMessage(
    NudgeKind kind,
    MailboxId recipient,
    long chainId,
    String warning,
    String preview,
    List<String> copy,
    List<NudgeItem> about,
    Instant at,
    Instant deadline,
    Optional<Letter> letter) {
  /** What Teams shows of a notification (docs/graph-notes.md 6). */
  public static final int LONGEST_PREVIEW = 150;

  private static final int LONGEST_LINE = 1_000;

  /** Refuses a preview that Teams would cut; makes texts fit to be shown. */
  public NudgeMessage {
    about = List.copyOf(about);
    if (preview.length() > LONGEST_PREVIEW) {
      throw new IllegalArgumentException("a preview has at most 150 characters");
    }
    preview = DisplayText.lines(preview, LONGEST_PREVIEW);
    warning = DisplayText.line(warning, LONGEST_PREVIEW);
    copy = copy.stream().map(line -> DisplayText.line(line, LONGEST_LINE)).toList();
  }

  /** A nudge of a line or two, as most are. */
  public NudgeMessage(
      NudgeKind kind,
      MailboxId recipient,
      long chainId,
      String warning,
      String preview,
      List<String> copy,
      List<NudgeItem> about,
      Instant at,
      Instant deadline) {
    this(kind, recipient, chainId, warning, preview, copy, about, at, deadline, Optional.empty());
  }

  /**
   * A whole page as mail, and the same in short as a card.
   *
   * @param html the mail
   * @param lines what the card says
   * @param page the page that tells more; empty where there is none
   * @param pageTitle what its button is called
   */
  public record Letter(String html, List<String> lines, Optional<URI> page, String pageTitle) {
    /** Keeps a copy. */
    public Letter {
      lines = List.copyOf(lines);
    }
  }

  /** How many messages or findings it is about. */
  public int items() {
    return about.size();
  }

  @Override
  public String toString() {
    return "NudgeMessage[" + kind.code() + " to " + recipient + "]";
  }
}

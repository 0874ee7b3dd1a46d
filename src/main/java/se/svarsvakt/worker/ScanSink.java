package se.svarsvakt.worker;

import java.time.Duration;
import java.util.List;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.DirectorySnapshot;

/** Takes what a pass finds, as it finds it. */
public interface ScanSink {
  /** A sink for passes that nobody looks at. */
  static ScanSink none() {
    return waiting(() -> {});
  }

  /** The same for passes that wait, or are ended, before each mailbox. */
  static ScanSink waiting(Runnable beforeNext) {
    return new ScanSink() {
      @Override
      public void beforeNext() {
        beforeNext.run();
      }

      @Override
      public void organisation(DirectorySnapshot directory) {}

      @Override
      public void progress(int done, int of) {}

      @Override
      public void mail(List<JudgedMail> judged) {}

      @Override
      public void findings(List<Finding> findings) {}
    };
  }

  /** The organisation, before anything else. */
  void organisation(DirectorySnapshot directory);

  /** How far the reading has come. */
  void progress(int done, int of);

  /**
   * Before each mailbox is read, and each moment of a replay judged: it may wait, and ends the
   * whole by throwing.
   */
  default void beforeNext() {}

  /** How far a replay has come with the moments that it judges. */
  default void replayed(int done, int of) {}

  /** When the mailboxes of the scope were read last, once they are read. */
  default void readings(LastReadings last) {}

  /** How long a part of the pass took. */
  default void took(PassFigures.Part part, Duration time) {}

  /** How many of the mailboxes whose mail is handed on next were judged anew, and not. */
  default void judged(int anew, int kept) {}

  /** Judged mail of some mailboxes. */
  void mail(List<JudgedMail> judged);

  /** What is not as promised with the mailboxes whose mail was handed on last. */
  void findings(List<Finding> findings);

  /** What the pass did, before it is recorded that it ended. */
  default void ended(ScanSummary summary) {}

  /** Pictures in the signatures of those mailboxes that do not count as additions. */
  default void leftOut(List<LeftOutPicture> pictures) {}
}

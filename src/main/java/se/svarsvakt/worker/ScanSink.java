package se.svarsvakt.worker;

import java.util.List;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.DirectorySnapshot;

/** Takes what a pass finds, as it finds it. */
public interface ScanSink {
  /** The organisation, before anything else. */
  void organisation(DirectorySnapshot directory);

  /** How far the reading has come. */
  void progress(int done, int of);

  /** Judged mail of some mailboxes. */
  void mail(List<JudgedMail> judged);
}

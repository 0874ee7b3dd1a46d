package se.svarsvakt.cli;

import java.util.List;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worker.ScanSink;

/** Shows how far the reading has come, and nothing of what is found. */
record ProgressOnlyReport(ProgressBar progress) implements ScanSink {
  @Override
  public void organisation(DirectorySnapshot directory) {}

  @Override
  public void progress(int done, int of) {
    progress.at(done, of);
  }

  @Override
  public void mail(List<JudgedMail> judged) {}

  @Override
  public void findings(List<Finding> findings) {}
}

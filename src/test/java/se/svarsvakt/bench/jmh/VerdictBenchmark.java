package se.svarsvakt.bench.jmh;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.sync.CorpusTown;
import se.svarsvakt.sync.FullMessage;

/** The verdict of a received message, with the facts that are kept of it: the labelled corpus. */
public class VerdictBenchmark extends RuleBenchmark {
  private final CorpusTown town = new CorpusTown();
  private final List<FullMessage> letters = town.letters();

  /** Judges a message of the corpus. */
  @Benchmark
  public ReceivedMail verdict() {
    return town.received(next(letters));
  }
}

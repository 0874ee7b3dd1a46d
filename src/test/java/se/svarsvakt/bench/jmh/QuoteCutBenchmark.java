package se.svarsvakt.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.MessageBody;

/** Reading a body, and the cut between what is new in it and what is quoted. */
public class QuoteCutBenchmark extends RuleBenchmark {
  /** A body without a quote. */
  @Benchmark
  public BodyText alone() {
    return newText(next(LetterBodies.ALONE));
  }

  /** A body with a long exchange below or between. */
  @Benchmark
  public BodyText quoting() {
    return newText(next(LetterBodies.QUOTING));
  }

  static BodyText newText(LetterBodies.LetterBody body) {
    return MessageBody.newText(body.contentType(), body.content());
  }
}

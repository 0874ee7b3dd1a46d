package se.svarsvakt.rule;

import java.util.List;

/**
 * A flaw in the signature of a sent message (docs/how-it-judges.md 5).
 *
 * @param flaw what is wrong
 * @param correct the writer's correct signature, line by line
 * @param mended whether a later message has it right
 * @param directory what may be wrong in the directory instead, by the template's placeholders;
 *     empty where it is the writer's to mend
 */
public record SignatureIssue(
    SignatureFlaw flaw, List<String> correct, boolean mended, List<String> directory)
    implements Issue {
  /** Keeps copies. */
  public SignatureIssue {
    correct = List.copyOf(correct);
    directory = List.copyOf(directory);
  }

  /** A flaw that is the writer's to mend. */
  public SignatureIssue(SignatureFlaw flaw, List<String> correct, boolean mended) {
    this(flaw, correct, mended, List.of());
  }

  /** The same without what stands in the message: what is made of it may be stored. */
  public SignatureIssue withoutFound() {
    return new SignatureIssue(
        new SignatureFlaw(flaw.kind(), flaw.line(), flaw.expected(), ""),
        correct,
        mended,
        directory);
  }

  @Override
  public RuleName rule() {
    return RuleName.SIGNATURE;
  }

  @Override
  public String code() {
    return flaw.kind().code();
  }
}

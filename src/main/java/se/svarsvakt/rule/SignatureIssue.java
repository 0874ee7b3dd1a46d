package se.svarsvakt.rule;

import java.util.List;

/**
 * A flaw in the signature of a sent message (docs/how-it-judges.md 5).
 *
 * @param flaw what is wrong
 * @param correct the writer's correct signature, line by line
 * @param mended whether a later message has it right
 */
public record SignatureIssue(SignatureFlaw flaw, List<String> correct, boolean mended)
    implements Issue {
  /** Keeps a copy. */
  public SignatureIssue {
    correct = List.copyOf(correct);
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

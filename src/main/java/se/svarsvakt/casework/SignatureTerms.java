package se.svarsvakt.casework;

import se.svarsvakt.policy.SignaturePolicy;

/** Names what is asked of signatures, so that another template makes earlier looks void. */
public final class SignatureTerms {
  private SignatureTerms() {}

  /** The same for the same template and demands, in every run of the program. */
  public static String of(SignaturePolicy policy) {
    String all = policy.template() + "|" + policy.sansSerif() + "|" + policy.additionsAllowed();
    return Integer.toHexString(all.hashCode());
  }
}

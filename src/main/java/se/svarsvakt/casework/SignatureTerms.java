package se.svarsvakt.casework;

import se.svarsvakt.policy.SignaturePolicy;

/** Names what is asked of signatures, so that another template makes earlier looks void. */
public final class SignatureTerms {
  private SignatureTerms() {}

  /** The same for the same template and demands, in every run of the program. */
  public static String of(SignaturePolicy policy) {
    String all =
        String.join(
            "|",
            policy.template().toString(),
            Boolean.toString(policy.sansSerif()),
            Boolean.toString(policy.additionsAllowed()),
            "pictures");
    return Integer.toHexString(all.hashCode());
  }
}

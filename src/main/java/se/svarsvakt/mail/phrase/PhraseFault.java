package se.svarsvakt.mail.phrase;

/** A file of phrases that cannot be used, with the line that is wrong. */
public final class PhraseFault extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PhraseFault(String file, int line, String fault) {
    super("phrases/" + file + ".txt:" + line + ": " + fault);
  }
}

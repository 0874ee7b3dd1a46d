package se.svarsvakt.policy;

import java.util.ArrayList;
import java.util.List;

/** Reads one line of a signature template from left to right. */
final class TemplateLineParser {
  private final String line;
  private int at;

  private TemplateLineParser(String line) {
    this.line = line;
  }

  /**
   * The parts of a line.
   *
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  static List<SignaturePart> parts(String line) {
    return new TemplateLineParser(line).parts(false);
  }

  private List<SignaturePart> parts(boolean bracketed) {
    List<SignaturePart> parts = new ArrayList<>();
    while (at < line.length() && line.charAt(at) != ']') {
      parts.add(
          switch (line.charAt(at)) {
            case '[' -> bracketed();
            case '{' -> placeholder();
            case '}' -> throw new IllegalArgumentException("a } without its { in: " + line);
            default -> fixed();
          });
    }
    if (bracketed != at < line.length()) {
      String fault = bracketed ? "a [ without its ] in: " : "a ] without its [ in: ";
      throw new IllegalArgumentException(fault + line);
    }
    return parts;
  }

  private SignaturePart bracketed() {
    at++;
    List<SignaturePart> inner = parts(true);
    at++;
    return new SignaturePart.Bracketed(inner);
  }

  private SignaturePart placeholder() {
    int end = line.indexOf('}', at);
    if (end < 0) {
      throw new IllegalArgumentException("a { without its } in: " + line);
    }
    String name = line.substring(at + 1, end);
    at = end + 1;
    return SignatureField.named(name)
        .map(SignaturePart.Value::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown placeholder {" + name + "}, allowed: " + SignatureField.all()));
  }

  private SignaturePart fixed() {
    int start = at;
    while (at < line.length() && "[]{}".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return new SignaturePart.Fixed(line.substring(start, at));
  }
}

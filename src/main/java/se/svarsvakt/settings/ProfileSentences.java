package se.svarsvakt.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** What a profile's comments say of each of its settings: the municipality's own sentences. */
final class ProfileSentences {
  private static final String ENGLISH = "English: ";

  private ProfileSentences() {}

  private record Level(int indent, String name) {}

  /** The same in two languages. */
  record Sentence(String swedish, String english) {
    static final Sentence NONE = new Sentence("", "");

    private static Sentence of(String comment) {
      int at = comment.indexOf(ENGLISH);
      return at < 0
          ? new Sentence(comment, "")
          : new Sentence(
              comment.substring(0, at).strip(), comment.substring(at + ENGLISH.length()));
    }
  }

  /** The comment above each setting, by its full name. */
  static Map<String, Sentence> of(String profile) {
    Map<String, Sentence> sentences = new HashMap<>();
    Deque<Level> path = new ArrayDeque<>();
    StringBuilder comment = new StringBuilder();
    for (String line : text(profile).lines().toList()) {
      String content = line.strip();
      if (content.startsWith("#")) {
        comment.append(comment.isEmpty() ? "" : " ").append(content.substring(1).strip());
      } else if (content.contains(":")) {
        int indent = line.indexOf(content);
        while (!path.isEmpty() && path.getLast().indent() >= indent) {
          path.removeLast();
        }
        path.addLast(new Level(indent, content.substring(0, content.indexOf(':'))));
        if (!content.endsWith(":")) {
          sentences.put(key(path), Sentence.of(comment.toString()));
        }
        comment.setLength(0);
      }
    }
    return sentences;
  }

  private static String key(Deque<Level> path) {
    return String.join(".", path.stream().map(Level::name).toList());
  }

  private static String text(String profile) {
    try {
      return new ClassPathResource("profiles/" + profile + ".yaml")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("the profile " + profile + " cannot be read", broken);
    }
  }
}

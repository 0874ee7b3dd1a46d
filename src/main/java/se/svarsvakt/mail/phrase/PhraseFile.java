package se.svarsvakt.mail.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Reads the lines of one file of phrases: {@code # comment}; {@code [section]} with one alternative
 * a line; {@code [PART]}, which the lines below it use as <code>{PART}</code>.
 */
final class PhraseFile {
  private static final Pattern HEADER =
      Pattern.compile("\\[([a-z]+(?:-[a-z]+)*|[A-Z]{2,}(?:_[A-Z]+)*)]");
  private static final Pattern USE = Pattern.compile("\\{([A-Z]{2,}(?:_[A-Z]+)*)}");

  private final String name;
  private final Set<String> sections;
  private final Map<String, List<PhraseLine>> read = new HashMap<>();
  private String open = "";
  private int line;

  private PhraseFile(String name, Set<String> sections) {
    this.name = name;
    this.sections = sections;
  }

  /**
   * The alternatives of each section, parts put in.
   *
   * @param sections the names of those that must be there; no other may
   * @throws PhraseFault if the file breaks a rule of the format
   */
  static Map<String, List<PhraseLine>> read(String name, Set<String> sections, List<String> lines) {
    PhraseFile file = new PhraseFile(name, sections);
    lines.forEach(file::take);
    for (String section : sections) {
      if (!file.read.containsKey(section)) {
        throw file.fault("section [" + section + "] is missing");
      }
    }
    return file.read;
  }

  private void take(String raw) {
    line++;
    String text = raw.strip();
    var header = HEADER.matcher(text);
    if (header.matches()) {
      begin(header.group(1));
    } else if (!text.isEmpty() && !text.startsWith("#")) {
      List<PhraseLine> alternatives = read.get(open);
      if (alternatives == null) {
        throw fault("a phrase before any section");
      }
      alternatives.add(new PhraseLine(line, checked(text)));
    }
  }

  private void begin(String section) {
    boolean part = Character.isUpperCase(section.charAt(0));
    if (!part && !sections.contains(section)) {
      throw fault("unknown section [" + section + "]");
    }
    if (read.putIfAbsent(section, new ArrayList<>()) != null) {
      throw fault("[" + section + "] stands here for the second time");
    }
    open = section;
  }

  private String checked(String text) {
    Repetition.faultOf(text)
        .ifPresent(
            fault -> {
              throw fault(fault);
            });
    String whole = USE.matcher(text).replaceAll(use -> quoted(part(use.group(1))));
    try {
      Pattern.compile(whole);
    } catch (PatternSyntaxException e) {
      throw fault("no regular expression: " + e.getDescription());
    }
    return whole;
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private String part(String used) {
    List<PhraseLine> alternatives = read.get(used);
    if (alternatives == null || alternatives.isEmpty() || used.equals(open)) {
      throw fault("unknown part {" + used + "}");
    }
    return alternatives.stream()
        .map(PhraseLine::regex)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private PhraseFault fault(String fault) {
    return new PhraseFault(name, line, fault);
  }
}

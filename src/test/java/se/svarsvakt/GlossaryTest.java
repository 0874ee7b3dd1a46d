package se.svarsvakt;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The glossary tells of types that there are. */
class GlossaryTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Pattern ROW = Pattern.compile("^\\| .* \\| (.*) \\|$", Pattern.MULTILINE);

  private static String glossary() throws IOException {
    return Files.readString(Path.of("docs", "glossary.md"));
  }

  @Test
  void every_type_of_the_glossary_exists() throws IOException {
    Set<String> types =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("se.svarsvakt")
                .stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    assertThat(TYPE.matcher(glossary()).results().map(named -> named.group(1)))
        .isNotEmpty()
        .isSubsetOf(types);
  }

  @Test
  void every_term_names_a_type() throws IOException {
    assertThat(ROW.matcher(glossary()).results().map(MatchResult::group).skip(1))
        .isNotEmpty()
        .allMatch(row -> TYPE.matcher(row).find());
  }
}

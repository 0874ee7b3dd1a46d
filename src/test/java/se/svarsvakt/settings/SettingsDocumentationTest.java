package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class SettingsDocumentationTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(svarsvakt\\.[^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_setting_stands_in_the_documentation_and_no_other() throws IOException {
    var reader = new SettingsReader(Environments.empty());
    reader.read();
    var documented =
        ROW.matcher(Files.readString(Path.of("docs/settings.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(new TreeSet<>(reader.known().keys()));
  }

  @Test
  void every_profile_in_the_resources_can_be_chosen() throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources("classpath:profiles/*.yaml");
    assertThat(files)
        .extracting(file -> String.valueOf(file.getFilename()).replace(".yaml", ""))
        .containsExactlyInAnyOrderElementsOf(Profiles.NAMES);
  }

  @Test
  void the_settings_of_the_manifest_for_Kubernetes_can_be_used() throws IOException {
    String map = Files.readString(Path.of("manifests/kubernetes/base/settings.yaml"));
    String yaml = map.substring(map.indexOf("application.yaml: |") + 19).stripIndent();
    assertThat(Environments.fromYaml(yaml).graph().certificatePath())
        .contains(Path.of("/etc/svarsvakt/secrets/graph.pem"));
  }
}

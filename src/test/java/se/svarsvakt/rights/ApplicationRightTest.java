package se.svarsvakt.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of rights. */
class ApplicationRightTest {
  private static final Set<Feature> WATCHING = Set.of(Feature.WATCHING);
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z][\\w.-]+)`", Pattern.MULTILINE);

  @Test
  void the_documents_table_has_the_same_rights_of_graph() throws IOException {
    String page = Files.readString(Path.of("docs/permissions.md"));
    String table =
        page.substring(page.indexOf("## The rights"), page.indexOf("The two rights about"));
    Set<String> documented =
        ROW.matcher(table).results().map(row -> row.group(1)).collect(Collectors.toSet());
    assertThat(documented)
        .isEqualTo(
            Stream.of(ApplicationRight.values())
                .filter(right -> right.resource().equals(ApplicationRight.GRAPH))
                .map(ApplicationRight::permission)
                .collect(Collectors.toSet()));
    assertThat(page).contains(ApplicationRight.EXCHANGE_MANAGE_AS_APP.permission());
  }

  @ParameterizedTest
  @EnumSource(ApplicationRight.class)
  void each_says_in_both_languages_what_is_lost_and_what_it_could_do(ApplicationRight right) {
    RightWords swedish = RightWords.in(Locale.forLanguageTag("sv"));
    RightWords english = RightWords.in(Locale.ENGLISH);
    assertThat(Stream.of(swedish.lost(right), swedish.worst(right))).noneMatch(String::isBlank);
    assertThat(english.lost(right)).isNotBlank().isNotEqualTo(swedish.lost(right));
    assertThat(english.worst(right)).isNotBlank().isNotEqualTo(swedish.worst(right));
    assertThat(UUID.fromString(right.roleId())).hasToString(right.roleId());
    assertThat(ApplicationRight.byRole(right.roleId())).contains(right);
  }

  @ParameterizedTest
  @CsvSource({
    "Mail.Read, false",
    "Calendars.ReadBasic.All, false",
    "AppCatalog.Read.All, false",
    "Mail.ReadWrite, true",
    "GroupMember.Read.All, true",
    "CallRecords.Read.All, true",
    "Files.Read.All, true"
  })
  void what_no_feature_needs_is_excess(String granted, boolean excess) {
    assertThat(ApplicationRight.isExcess(granted, WATCHING)).isEqualTo(excess);
  }

  @ParameterizedTest
  @CsvSource({
    "Mail.Read, true",
    "Mail.ReadBasic.All, true",
    "MailboxSettings.Read, true",
    "Calendars.Read, true",
    "Mail.Send, true",
    "User.Read.All, false",
    "MailTips.ReadBasic.All, false"
  })
  void rights_to_mailboxes_are_known_by_their_name(String granted, boolean opens) {
    assertThat(ApplicationRight.opensMailboxes(granted)).isEqualTo(opens);
  }
}

package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;

/** The command that an item's page gives works where it is pasted. */
class ItemWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"svarsvakt", "java -jar target/svarsvakt.jar --demo"})
  void the_command_begins_as_the_program_is_reached(String program) {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasename("web");
    words.setDefaultEncoding("UTF-8");
    TrackedItem item =
        new TrackedItem(
            0,
            new TrackedItem.About(new MailboxId("a"), "anna@kommun.example", "mail", "AAMk="),
            RuleName.REPLY,
            "OVERDUE",
            TrackedItem.Standing.OPEN,
            Endpoint.NOW,
            null);
    assertThat(new ItemWords(words, Locale.ENGLISH, program).command(item))
        .isEqualTo(program + " mark 'AAMk=' --mailbox anna@kommun.example --as answered");
  }
}

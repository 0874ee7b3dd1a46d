package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.HabitCount;
import se.svarsvakt.sync.JdbcHabits;
import se.svarsvakt.web.PickerScene.Browser;

/** Nobody is shown another's habits, whatever they may see otherwise. */
class OwnHabitsTest {
  private static final String TOLD = "(?is).*(?:read.receipt|läskvitto|my habits|mina vanor).*";

  @AutoClose private static final PickerScene scene = new PickerScene();

  @BeforeEach
  void count() throws Exception {
    scene.begin();
    new JdbcHabits(JdbcClient.create(scene.database.source()))
        .add(
            PickerScene.ANNA,
            new HabitCount(LocalDate.parse("2026-11-01"), Set.of(Habit.READ_RECEIPT)));
  }

  private static String page(Browser browser, String route) throws Exception {
    String path = route.replaceAll("\\{[^}]+}", PickerScene.ANNA.value());
    return browser.look(path).body();
  }

  private static void seesNothing(MailboxId who) throws Exception {
    Browser browser = scene.chosen(who);
    for (String route : scene.server.routes()) {
      if (!route.startsWith("/tab") && !route.startsWith("/sign")) {
        assertThat(page(browser, route)).as(route).doesNotMatch(TOLD);
      }
    }
  }

  @Test
  void neither_an_administrator_nor_a_manager_finds_them_on_any_page() throws Exception {
    seesNothing(PickerScene.EMIL);
    seesNothing(PickerScene.CIA);
  }

  @Test
  void the_persons_own_page_tells_that_something_is_stored_and_not_what() throws Exception {
    assertThat(page(scene.chosen(PickerScene.ANNA), "/me"))
        .contains("How you send email")
        .doesNotMatch(TOLD);
  }
}

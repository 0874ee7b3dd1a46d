package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.web.PickerScene.Browser;

/** What is changed on a page and what is written down of it, and pages about what is gone. */
class PageChangeTest {
  private static final String SHARED = "/admin/shared/" + PickerScene.INFO.value();
  private static final String WEEKLY = "/unit/" + PickerScene.CIA.value() + "/weekly-mail";
  private static final Map<String, String> ANNA = Map.of("stewards", "anna@kommun.example");
  private static final Map<String, String> EXCEPTION =
      Map.of("mailbox", "anna@kommun.example", "reason", "prov", "until", "2026-12-01");
  @AutoClose private static final PickerScene scene = new PickerScene();
  private Browser emil;

  @BeforeEach
  void begin() throws Exception {
    scene.begin();
    emil = scene.chosen(PickerScene.EMIL);
  }

  private void changed(String path, Map<String, String> form) throws Exception {
    assertThat(emil.post(path, form).statusCode()).isEqualTo(303);
  }

  /** Nothing but looks can be written down meanwhile. */
  private void failing(String path, Map<String, String> form) throws Exception {
    scene
        .database
        .jdbc()
        .sql(
            "alter table deed add constraint only_looks check (kind = 'looked' or id <= "
                + id("deed")
                + ")")
        .update();
    try {
      assertThat(emil.post(path, form).statusCode()).isGreaterThanOrEqualTo(500);
    } finally {
      scene.database.jdbc().sql("alter table deed drop constraint only_looks").update();
    }
  }

  private static int rows(String from) {
    return scene.database.jdbc().sql("select count(*) from " + from).query(Integer.class).single();
  }

  @Test
  void stewards_of_whom_nothing_can_be_written_down_are_not_named() throws Exception {
    failing(SHARED, ANNA);
    assertThat(scene.stores.lists().stewards().named()).isEmpty();
    changed(SHARED, ANNA);
    failing(SHARED, Map.of());
    assertThat(scene.stores.lists().stewards().named())
        .isEqualTo(Map.of(PickerScene.INFO, Set.of(PickerScene.ANNA)));
  }

  @Test
  void an_exception_of_which_nothing_can_be_written_down_is_neither_made_nor_ended()
      throws Exception {
    failing("/admin/exceptions", EXCEPTION);
    assertThat(rows("finding_exception")).isZero();
    changed("/admin/exceptions", EXCEPTION);
    failing("/admin/exceptions/" + id("finding_exception") + "/end", Map.of());
    assertThat(rows("finding_exception where ended_at is null")).isOne();
  }

  @Test
  void a_wish_about_the_weekly_mail_that_cannot_be_written_down_changes_nothing() throws Exception {
    failing(WEEKLY, Map.of("wish", "stopped"));
    assertThat(scene.stores.lists().subscriptions().all()).isEmpty();
  }

  @Test
  void the_trail_names_each_who_was_made_a_steward_and_who_is_none_any_more() throws Exception {
    changed(SHARED, ANNA);
    changed(SHARED, Map.of("stewards", "bo@kommun.example, cia@kommun.example"));
    changed(SHARED, Map.of("stewards", "bo@kommun.example, cia@kommun.example"));
    List<String> trail =
        scene
            .stores
            .auditTrail()
            .trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 99))
            .reversed()
            .stream()
            .filter(entry -> entry.kind().equals("stewards-set"))
            .map(PageChangeTest::line)
            .toList();
    assertThat(trail)
        .containsExactly(
            "steward " + PickerScene.ANNA.value(),
            "steward " + PickerScene.BO.value(),
            "steward " + PickerScene.CIA.value(),
            "steward removed " + PickerScene.ANNA.value());
  }

  private static String line(TrailEntry entry) {
    return entry.item() + " " + entry.details().get("steward");
  }

  private static long id(String table) {
    return scene
        .database
        .jdbc()
        .sql("select coalesce(max(id), 0) from " + table)
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/items/77777", "/admin/exceptions?item=77777"})
  void an_item_that_is_gone_is_told_as_that_and_leads_back_to_the_list(String path)
      throws Exception {
    HttpResponse<String> page = emil.look(path);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("The item is no longer there", "settled, moved or forgotten")
        .containsPattern("<a href=\"/admin/items[^\"]*\">To the list of items");
    assertThat(rows("deed where item <> 'exceptions' and kind = 'looked'")).isZero();
  }

  @Test
  void whoever_may_not_see_items_is_not_told_which_are_gone() throws Exception {
    Browser anna = scene.chosen(PickerScene.ANNA);
    scene
        .database
        .jdbc()
        .sql(
            """
            insert into tracked_item (id, mailbox_id, name, item, address, rule, code, standing,
              since_at, sort_at) values (5, 'bo', 'mail', 'm', 'bo@kommun.example', 'reply',
              'OVERDUE', 'open', timestamp with time zone '2026-11-20 08:00:00Z',
              timestamp with time zone '2026-11-20 08:00:00Z')
            """)
        .update();
    HttpResponse<String> there = anna.look("/admin/items/5");
    HttpResponse<String> gone = anna.look("/admin/items/77777");
    assertThat(emil.look("/admin/items/5").statusCode()).isEqualTo(200);
    assertThat(gone.statusCode()).isEqualTo(there.statusCode()).isEqualTo(403);
    assertThat(text(gone)).isEqualTo(text(there));
    assertThat(gone.body()).doesNotContain("no longer there");
  }

  private static String text(HttpResponse<String> page) {
    return page.body().replaceAll("<[^>]*>", "");
  }
}

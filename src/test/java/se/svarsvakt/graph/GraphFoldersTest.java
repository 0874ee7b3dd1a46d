package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.graph.FeedScene.NOON;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.WellKnownFolder;
import se.svarsvakt.sync.FolderCounts;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/** The folders of a mailbox over HTTP. */
class GraphFoldersTest {
  private final FeedScene scene = new FeedScene();

  @AfterEach
  void stop() {
    assertThat(scene.graph.problems()).isEmpty();
    scene.close();
  }

  private List<String> listed(Predicate<ListedFolder> opens) {
    return scene.feed.folders(scene.id, opens).all().stream().map(ListedFolder::id).toList();
  }

  private List<String> add(int count, String parent) {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(scene.anna.addFolder("Mapp " + i, parent));
    }
    return added;
  }

  private List<String> wellKnown() {
    List<String> known = new ArrayList<>();
    for (String name :
        "inbox drafts sentitems deleteditems junkemail archive outbox".split(" ", -1)) {
      known.add(scene.anna.folderId(name));
    }
    return known;
  }

  private long requests() {
    return scene.count(request -> request.inner() && request.path().contains("older"));
  }

  @Test
  void one_request_tells_of_two_levels() {
    List<String> folders = wellKnown();
    folders.addAll(add(3, "msgfolderroot"));
    folders.addAll(add(30, folders.getLast()));
    folders.addAll(add(20, "inbox"));
    assertThat(listed(any -> true)).containsExactlyInAnyOrderElementsOf(folders);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void numbers_are_those_of_the_folder() {
    String folder = scene.anna.addFolder("Bygglov", "msgfolderroot");
    add(2, folder);
    String read = scene.receive("m");
    scene.anna.markRead(read, true);
    scene.anna.move(read, folder, NOON);
    scene.anna.move(scene.receive("n"), folder, NOON);
    assertThat(scene.feed.folders(scene.id, any -> false).all())
        .contains(
            new ListedFolder(
                folder, scene.anna.folderId("msgfolderroot"), new FolderCounts(2, 1, 2)));
  }

  @Test
  void three_hundred_folders_at_the_top_come_page_by_page() {
    List<String> folders = wellKnown();
    folders.addAll(add(300, "msgfolderroot"));
    assertThat(listed(any -> false)).containsExactlyInAnyOrderElementsOf(folders);
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void what_an_expansion_cuts_off_is_listed_where_its_parent_is_opened() {
    List<String> folders = add(300, "inbox");
    Set<String> asked = new HashSet<>();
    assertThat(
            listed(
                folder -> {
                  asked.add(folder.id());
                  return true;
                }))
        .doesNotHaveDuplicates()
        .containsAll(folders);
    assertThat(asked).containsExactly(scene.anna.folderId("inbox"));
    assertThat(listed(any -> false)).hasSize(wellKnown().size() + 250);
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"NO_EXPAND_IN_FOLDERS", "TEN_CHILDREN"})
  void a_graph_that_expands_less_is_asked_level_by_level(Quirk quirk) {
    scene.graph.faults().add(quirk);
    List<String> folders = add(12, "inbox");
    folders.addAll(add(12, "msgfolderroot"));
    folders.addAll(add(12, folders.getLast()));
    folders.addAll(add(1, folders.getLast()));
    folders.addAll(add(1, folders.getLast()));
    folders.addAll(wellKnown());
    assertThat(listed(any -> true)).containsExactlyInAnyOrderElementsOf(folders);
  }

  @Test
  void a_refused_expansion_is_not_asked_for_again() {
    scene.graph.faults().add(Quirk.NO_EXPAND_IN_FOLDERS);
    listed(any -> false);
    listed(any -> false);
    assertThat(scene.count(request -> request.query().containsKey("$expand"))).isEqualTo(1);
  }

  @Test
  void a_deep_folder_is_listed_where_its_parents_are_opened() {
    String outer = scene.anna.addFolder("Bygglov", "msgfolderroot");
    String inner = scene.anna.addFolder("2026", outer);
    String deep = scene.anna.addFolder("Väntar", inner);
    String deepest = scene.anna.addFolder("Länge", deep);
    assertThat(listed(any -> false)).contains(inner).doesNotContain(deep);
    assertThat(listed(folder -> folder.id().equals(inner))).contains(deep).doesNotContain(deepest);
    assertThat(listed(any -> true)).contains(deepest);
  }

  @Test
  void a_folder_that_goes_while_it_is_listed_does_not_stop_the_others() {
    String outer = scene.anna.addFolder("Bygglov", "msgfolderroot");
    String inner = scene.anna.addFolder("2026", outer);
    scene.anna.addFolder("Väntar", inner);
    scene
        .graph
        .faults()
        .onRequest(
            request ->
                request.path().contains(inner)
                    ? Optional.of(GraphError.of(404, "ErrorItemNotFound"))
                    : Optional.empty());
    assertThat(listed(any -> true)).contains(outer, inner);
  }

  @Test
  void folders_that_every_mailbox_has_are_found_by_name_and_may_be_absent() {
    String syncIssues = scene.anna.addFolder(WellKnownFolder.SYNCISSUES);
    SpecialFolders special = scene.feed.specialFolders(scene.id);
    assertThat(special.inbox()).isEqualTo(scene.anna.folderId("inbox"));
    assertThat(special.sent()).isEqualTo(scene.anna.folderId("sentitems"));
    assertThat(special.deleted()).isEqualTo(scene.anna.folderId("deleteditems"));
    assertThat(special.junk()).isEqualTo(scene.anna.folderId("junkemail"));
    assertThat(special.excluded())
        .containsExactlyInAnyOrder(
            scene.anna.folderId("drafts"), scene.anna.folderId("outbox"), syncIssues);
  }

  @Test
  void a_folder_name_that_graph_does_not_know_means_no_folder() {
    scene
        .graph
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/drafts")
                    ? Optional.of(GraphError.of(400, "ErrorInvalidIdMalformed"))
                    : Optional.empty());
    assertThat(scene.feed.specialFolders(scene.id).excluded())
        .containsExactly(scene.anna.folderId("outbox"));
  }
}

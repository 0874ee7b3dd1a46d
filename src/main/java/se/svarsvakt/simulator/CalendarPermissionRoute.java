package se.svarsvakt.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /users/{id}/calendar/calendarPermissions}. */
final class CalendarPermissionRoute {
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 100, 1000);

  private final RouteContext world;

  CalendarPermissionRoute(RouteContext world) {
    this.world = world;
  }

  GraphResponse answer(SimulatedMailbox mailbox, GraphRequest request) {
    if (request.segments().size() != 4 || !request.segment(3).equals("calendarPermissions")) {
      throw world.refused("BadRequest", "no route " + request.path());
    }
    mailbox.open(MailboxPart.CALENDAR);
    world.allowOnly(request, "$select", "$top", "$skip");
    Set<String> select = new HashSet<>(world.shape("calendarPermission", request).select());
    List<ObjectNode> rows = mailbox.rights().calendar();
    if (!select.isEmpty()) {
      select.add("id");
      rows.forEach(row -> row.retain(select));
    }
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }
}

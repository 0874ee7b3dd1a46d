package se.svarsvakt.demo;

import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxPermissions;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;

/** Gives people of the town the rights to each other's mailboxes that the town's file lists. */
final class DemoRights {
  private final SimulatedTenant tenant;
  private final DemoStaff staff;

  DemoRights(SimulatedTenant tenant, DemoStaff staff) {
    this.tenant = tenant;
    this.staff = staff;
  }

  void give(JsonNode right) {
    MailboxPermissions rights = mailbox(right.path("in").asString()).rights();
    DirectoryUser account = mailbox(right.path("to").asString()).account();
    if (right.has("inbox")) {
      rights.inbox(account.displayName(), right.path("inbox").asString());
    }
    if (right.has("calendar")) {
      rights.calendar(account.correspondent(), right.path("calendar").asString());
    }
    if (right.path("onBehalf").asBoolean(false)) {
      rights.onBehalf(account.displayName());
    }
  }

  private SimulatedMailbox mailbox(String local) {
    return tenant.mailbox(staff.address(local));
  }
}

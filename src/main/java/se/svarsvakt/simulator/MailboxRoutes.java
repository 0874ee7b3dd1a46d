package se.svarsvakt.simulator;

import java.util.Collections;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /users/{id}} that lies in a mailbox. */
final class MailboxRoutes {
  private static final Set<String> TEXTS = Set.of("body", "uniqueBody");

  private final GraphWorld world;
  private final MailboxGate gate;
  private final FolderRoutes folders;
  private final CalendarRoutes calendar;
  private final CalendarPermissionRoute permissions;

  MailboxRoutes(GraphWorld world) {
    this.world = world;
    this.gate = new MailboxGate(world.log());
    this.folders = new FolderRoutes(world);
    this.calendar = new CalendarRoutes(world);
    this.permissions = new CalendarPermissionRoute(world);
  }

  GraphAnswer answer(GraphRequest request) {
    SimulatedMailbox mailbox =
        world.tenant().findMailbox(request.segment(1)).orElseThrow(MailboxRoutes::noMailbox);
    return gate.pass(mailbox, () -> inside(mailbox, request));
  }

  static GraphException noMailbox() {
    return new GraphException(Fault.mailboxNotEnabled());
  }

  private GraphAnswer inside(SimulatedMailbox mailbox, GraphRequest request) {
    world.faults().delay();
    Fault fault = mailbox.fault();
    if (fault != null) {
      throw new GraphException(fault);
    }
    boolean schedule = request.path().endsWith("/calendar/getSchedule");
    if (!request.isGet() && !schedule) {
      world.log().problem(request.method() + " on a mailbox: the program only reads mail");
      throw GraphException.forbidden("ErrorAccessDenied", "Access is denied.");
    }
    if (schedule) {
      mailbox.open(MailboxPart.CALENDAR);
      return calendar.schedule(request);
    }
    synchronized (mailbox) {
      return read(mailbox, request);
    }
  }

  /** Reads what nobody changes meanwhile: the caller holds the mailbox's lock. */
  private GraphAnswer read(SimulatedMailbox mailbox, GraphRequest request) {
    return switch (request.segment(2)) {
      case "mailboxSettings" -> settings(mailbox, request);
      case "mailFolders" -> folders.answer(mailbox, request);
      case "messages" -> message(mailbox, request);
      case "calendar" -> permissions.answer(mailbox, request);
      default -> throw world.refused("BadRequest", "no route " + request.path());
    };
  }

  private GraphAnswer settings(SimulatedMailbox mailbox, GraphRequest request) {
    mailbox.open(MailboxPart.SETTINGS);
    Shape shape = world.shape("mailboxSettings", request);
    ObjectNode json = mailbox.profile().json(mailbox.automaticReply());
    String part = request.segment(3);
    if (!part.isEmpty()) {
      return json.path(part) instanceof ObjectNode object
          ? GraphAnswer.ok(object)
          : GraphAnswer.ok(Json.object().set("value", json.path(part)));
    }
    if (!shape.select().isEmpty()) {
      json.retain(shape.select());
    }
    return GraphAnswer.ok(json);
  }

  private GraphAnswer message(SimulatedMailbox mailbox, GraphRequest request) {
    if (request.segments().size() < 4 || request.segment(3).equals("delta")) {
      throw world.refused("ErrorInvalidRequest", "messages are read by folder delta or by id");
    }
    StoredMessage message =
        mailbox.find(request.segment(3)).orElseThrow(GraphException::noSuchItem);
    if (request.segment(4).equals("$value")) {
      return GraphAnswer.mime(Mime.of(message));
    }
    world.allowOnly(request, "$select", "$expand");
    Shape shape = world.shape("message", request);
    if (shape.select().isEmpty() || !Collections.disjoint(shape.select(), TEXTS)) {
      mailbox.open(MailboxPart.BODY);
    }
    return GraphAnswer.ok(new MessageShape(shape, request.prefer()).full(message));
  }
}

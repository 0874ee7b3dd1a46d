package se.svarsvakt.simulator;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /users/{id}} that lies in a mailbox. */
final class MailboxRoutes {
  /** How many requests Exchange Online lets into a mailbox at once for one app. */
  private static final int AT_ONCE = 4;

  private static final Set<String> TEXTS = Set.of("body", "uniqueBody");

  private final RouteContext world;
  private final ConcurrentMap<SimulatedMailbox, Integer> inside = new ConcurrentHashMap<>();
  private final FolderRoutes folders;
  private final CalendarRoutes calendar;
  private final MessageListing listing;

  MailboxRoutes(RouteContext world) {
    this.world = world;
    this.folders = new FolderRoutes(world);
    this.calendar = new CalendarRoutes(world);
    this.listing = new MessageListing(world);
  }

  GraphResponse answer(GraphRequest request) {
    SimulatedMailbox mailbox =
        world.tenant().findMailbox(request.segment(1)).orElseThrow(GraphException::noMailbox);
    int now = inside.merge(mailbox, 1, Integer::sum);
    try {
      if (now > AT_ONCE) {
        world.log().problem("more than four requests at once on one mailbox");
        throw GraphException.mailboxConcurrency();
      }
      return inside(mailbox, request);
    } finally {
      inside.merge(mailbox, -1, Integer::sum);
    }
  }

  private GraphResponse inside(SimulatedMailbox mailbox, GraphRequest request) {
    world.faults().delay();
    mailbox.open();
    boolean schedule = request.path().endsWith("/calendar/getSchedule");
    if (!request.isGet() && !schedule) {
      world.log().problem(request.method() + " on a mailbox: the program only reads mail");
      throw GraphException.of(403, "ErrorAccessDenied", "Access is denied.");
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
  private GraphResponse read(SimulatedMailbox mailbox, GraphRequest request) {
    return switch (request.segment(2)) {
      case "mailboxSettings" -> settings(mailbox, request);
      case "mailFolders" -> folders.answer(mailbox, request);
      case "messages" -> message(mailbox, request);
      case "calendar" -> calendar.permissions(mailbox, request);
      default -> throw world.noRoute(request);
    };
  }

  private GraphResponse settings(SimulatedMailbox mailbox, GraphRequest request) {
    mailbox.open(MailboxPart.SETTINGS);
    QueryOptions options = world.options("mailboxSettings", request);
    ObjectNode json = mailbox.profile().json(mailbox.automaticReply());
    String part = request.segment(3);
    if (!part.isEmpty()) {
      return json.path(part) instanceof ObjectNode object
          ? GraphResponse.ok(object)
          : GraphResponse.ok(Json.object().set("value", json.path(part)));
    }
    return GraphResponse.ok(options.kept(json));
  }

  private GraphResponse message(SimulatedMailbox mailbox, GraphRequest request) {
    if (request.segment(3).equals("delta")) {
      throw world.refused("ErrorInvalidRequest", "delta is read of a folder");
    }
    if (request.segment(3).isEmpty()) {
      return listing.answer(mailbox, request);
    }
    StoredMessage message =
        mailbox.store().find(request.segment(3)).orElseThrow(GraphException::noSuchItem);
    if (request.segment(4).equals("$value")) {
      return GraphResponse.mime(Mime.of(message));
    }
    world.allowOnly(request, "$select", "$expand");
    QueryOptions options = world.options("message", request);
    if (options.select().isEmpty() || !Collections.disjoint(options.select(), TEXTS)) {
      mailbox.open(MailboxPart.BODY);
    }
    return GraphResponse.ok(new MessageSelection(options, request.prefer()).full(message));
  }
}

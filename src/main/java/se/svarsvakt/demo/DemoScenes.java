package se.svarsvakt.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import se.svarsvakt.demo.DemoMailWriter.Signature;
import se.svarsvakt.simulator.LastVerbExecuted;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedCall;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;

/** Plays the scenes of the town's file up to the demo's first moment. */
final class DemoScenes {
  private static final int CALL_SECONDS = 140;

  private final SimulatedTenant tenant;
  private final DemoStaff staff;
  private final DemoCalendar calendar;
  private final DemoActs acts;
  private final DemoMailWriter mailWriter;
  private final List<Consumer<Instant>> tidying = new ArrayList<>();
  private final List<DemoTown.CalledBack> calledBack = new ArrayList<>();

  DemoScenes(
      SimulatedTenant tenant,
      DemoStaff staff,
      DemoCalendar calendar,
      DemoActs acts,
      DemoMailWriter mailWriter) {
    this.tenant = tenant;
    this.staff = staff;
    this.calendar = calendar;
    this.acts = acts;
    this.mailWriter = mailWriter;
  }

  /** Who said that they called back, of what. */
  List<DemoTown.CalledBack> calledBack() {
    return List.copyOf(calledBack);
  }

  void play(JsonNode file) {
    file.path("scenes").forEach(this::scene);
    file.path("sent").forEach(message -> outgoing(message, false));
    file.path("drafts").forEach(message -> outgoing(message, true));
  }

  /** What people throw away while the demo watches; before that nobody could have seen it. */
  void tidy(Instant at) {
    tidying.forEach(act -> act.accept(at));
    tidying.clear();
  }

  private void scene(JsonNode scene) {
    Instant at = when(scene);
    if (!calendar.hasHappened(at)) {
      return;
    }
    SimulatedMailbox mailbox = staff.mailbox(scene.path("in"));
    String id = receive(mailbox, scene, at);
    if (!scene.path("unread").asBoolean(false)) {
      mailbox.markRead(id, true);
    }
    copy(mailbox.internetMessageId(id), scene, at);
    String answer = "";
    for (JsonNode act : scene.path("then")) {
      answer = act(new DemoActs.Received(mailbox, id), act, answer);
    }
  }

  /** The same mail in the mailboxes of its other recipients. */
  private void copy(String messageId, JsonNode scene, Instant at) {
    for (JsonNode local : scene.path("also")) {
      SimulatedMailbox other = staff.mailbox(local);
      String id = other.receive(message(scene).messageId(messageId), at);
      other.markRead(id, !scene.path("unread").asBoolean(false));
    }
  }

  private String receive(SimulatedMailbox mailbox, JsonNode scene, Instant at) {
    String folder = scene.path("folder").asString("");
    String parent = scene.path("beside").asBoolean(false) ? "msgfolderroot" : "inbox";
    String target = folder.isEmpty() ? "inbox" : mailbox.addFolder(folder, parent);
    return mailbox.receive(message(scene), at, target);
  }

  private OutgoingMessage message(JsonNode scene) {
    OutgoingMessage message =
        OutgoingMessage.from(scene.path("from").asString())
            .to(addresses(scene.path("to")))
            .cc(addresses(scene.path("cc")))
            .replyTo(addresses(scene.path("replyTo")))
            .saying(scene.path("subject").asString(), scene.path("text").asString())
            .messageClass(scene.path("class").asString("IPM.Note"));
    message = withHeaders(message, scene);
    String meeting = scene.path("meeting").asString("");
    return meeting.isEmpty() ? message : message.meeting(meeting);
  }

  private static OutgoingMessage withHeaders(OutgoingMessage message, JsonNode json) {
    OutgoingMessage whole = message;
    for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
      whole = whole.header(header.getKey(), header.getValue().asString());
    }
    return whole;
  }

  /** Plays one act and returns the Message-ID of the latest answer in the scene. */
  private String act(DemoActs.Received received, JsonNode act, String answer) {
    Instant at = when(act);
    if (!calendar.hasHappened(at)) {
      return answer;
    }
    SimulatedMailbox writer = act.has("by") ? staff.mailbox(act.path("by")) : received.mailbox();
    String text = act.path("text").asString("");
    DemoActs.NewText newText = new DemoActs.NewText(writer, text, signature(act), at);
    return switch (act.path("do").asString()) {
      case "reply" -> {
        if (!act.path("noVerb").asBoolean(false)) {
          received.mailbox().lastVerb(received.id(), LastVerbExecuted.REPLY, at);
        }
        yield acts.answer(received, newText, act.path("mimeOnly").asBoolean(false));
      }
      case "answerAs" -> acts.answer(received, newText, act.path("mimeOnly").asBoolean(false));
      case "write" -> acts.write(received, newText);
      case "comesBack" -> {
        OutgoingMessage words =
            OutgoingMessage.from(act.path("from").asString(received.sender()))
                .saying(act.path("subject").asString("SV: " + received.subject()), text)
                .messageClass(act.path("class").asString("IPM.Note"));
        acts.comesBack(received, answer, withHeaders(words, act), at);
        yield answer;
      }
      case "answerBySystem" -> acts.answerBySystem(received, text, at);
      default -> {
        handle(received, act, newText);
        yield answer;
      }
    };
  }

  private void handle(DemoActs.Received received, JsonNode act, DemoActs.NewText words) {
    SimulatedMailbox mailbox = received.mailbox();
    String[] to = addresses(act.path("to"));
    switch (act.path("do").asString()) {
      case "verb" -> mailbox.lastVerb(received.id(), LastVerbExecuted.REPLY, words.at());
      case "forward" -> acts.forward(received, words, false, to);
      case "forwardTelling" -> acts.forward(received, words, true, to);
      case "calledBack" ->
          calledBack.add(
              new DemoTown.CalledBack(mailbox.account().id(), received.id(), words.at()));
      case "call" ->
          tenant.call(
              SimulatedCall.directRouting(act.path("number").asString(), words.at(), CALL_SECONDS));
      case "discard" -> tidying.add(at -> mailbox.discard(received.id(), at));
      case "junk" -> tidying.add(at -> mailbox.move(received.id(), "junkemail", at));
      case "move" ->
          mailbox.move(
              received.id(), mailbox.addFolder(act.path("folder").asString(), "inbox"), words.at());
      default -> throw new IllegalStateException("unknown act in the town's file: " + act);
    }
  }

  private void outgoing(JsonNode json, boolean draft) {
    SimulatedMailbox writer = staff.mailbox(json.path("by"));
    Instant at = when(json);
    OutgoingMessage words =
        OutgoingMessage.from(writer.account().correspondent().toString())
            .to(addresses(json.path("to")))
            .saying(json.path("subject").asString(), json.path("text").asString());
    OutgoingMessage message =
        mailWriter.sign(withHeaders(words, json), writer.account(), signature(json), null);
    if (draft) {
      writer.draft(message, at);
    } else {
      writer.send(message, at);
    }
  }

  private Instant when(JsonNode node) {
    return node.has("ago")
        ? calendar.ago(Duration.parse(node.path("ago").asString()))
        : calendar.at(node.path("day").asInt(), LocalTime.parse(node.path("at").asString()));
  }

  /** Local parts become addresses of the town. */
  private String[] addresses(JsonNode names) {
    return names
        .valueStream()
        .map(JsonNode::asString)
        .map(name -> name.contains("@") ? name : named(staff.address(name)))
        .toArray(String[]::new);
  }

  private String named(String address) {
    return tenant.mailbox(address).account().correspondent().toString();
  }

  private static Signature signature(JsonNode node) {
    return Signature.valueOf(node.path("signature").asString("correct").toUpperCase(Locale.ROOT));
  }
}

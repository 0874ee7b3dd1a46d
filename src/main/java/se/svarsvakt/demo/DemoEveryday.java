package se.svarsvakt.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import se.svarsvakt.simulator.LastVerbExecuted;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.Recipient;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;

/** The questions that reach the town every day, who asks them and what is answered. */
final class DemoEveryday {
  private final JsonNode file = TownFile.read("everyday.json");
  private final SimulatedTenant tenant;
  private final DemoStaff staff;
  private final DemoActs acts;

  DemoEveryday(SimulatedTenant tenant, DemoStaff staff, DemoActs acts) {
    this.tenant = tenant;
    this.staff = staff;
    this.acts = acts;
  }

  /** A question that lies in a mailbox, and who may answer it with which words. */
  record Question(DemoActs.Received received, SimulatedMailbox answerer, String answer) {}

  /** Somebody asks something; it lands with a person of the unit or in its shared mailbox. */
  Question ask(RandomGenerator random, Instant at) {
    JsonNode template = pick(file.path("questions"), random);
    List<SimulatedMailbox> unit =
        staff.units().getOrDefault(template.path("unit").asString(), List.of());
    SimulatedMailbox person = unit.get(random.nextInt(unit.size()));
    boolean shared = template.has("shared") && random.nextBoolean();
    SimulatedMailbox mailbox =
        shared ? tenant.mailbox(staff.address(template.path("shared").asString())) : person;
    OutgoingMessage message =
        OutgoingMessage.from(sender(random).toString())
            .saying(template.path("subject").asString(), template.path("text").asString());
    String id = mailbox.receive(message, at);
    SimulatedMailbox answerer = shared ? steward(mailbox, random) : person;
    return new Question(
        new DemoActs.Received(mailbox, id), answerer, template.path("answer").asString());
  }

  /** The question is answered, with the reply button where it lies; returns the Message-ID. */
  String answer(Question question, Instant at, boolean mimeOnly) {
    DemoActs.Received received = question.received();
    DemoActs.NewText text = new DemoActs.NewText(question.answerer(), question.answer(), at);
    String answer = acts.answer(received, text, mimeOnly);
    if (received.mailbox() == question.answerer()) {
      received.mailbox().lastVerb(received.id(), LastVerbExecuted.REPLY, at);
    }
    return answer;
  }

  /** Whoever asked thanks for that answer. */
  void thanks(Question question, String answer, RandomGenerator random, Instant at) {
    acts.thanks(question.received(), answer, pick(file.path("thanks"), random).asString(), at);
  }

  /** One of the people who look after a shared mailbox. */
  private SimulatedMailbox steward(SimulatedMailbox mailbox, RandomGenerator random) {
    Map<String, List<String>> stewards = staff.stewards();
    List<String> people =
        stewards.getOrDefault(mailbox.account().address(), List.of(mailbox.account().address()));
    return tenant.mailbox(people.get(random.nextInt(people.size())));
  }

  private Recipient sender(RandomGenerator random) {
    String name = pick(file.path("people"), random).asString();
    String domain = pick(file.path("domains"), random).asString();
    return new Recipient(name, DemoStaff.localPart(name) + "@" + domain);
  }

  private static JsonNode pick(JsonNode array, RandomGenerator random) {
    return array.path(random.nextInt(array.size()));
  }
}

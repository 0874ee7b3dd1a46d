package se.svarsvakt.graph.tenant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.setup.KeyFile;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The application's registration in Entra. */
public final class ApplicationStep implements SetupStep {
  private static final List<Duration> UNTIL_LISTED =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(6));

  private final TenantCalls calls;
  private final SetupState state;
  private final SetupChoices choices;
  private final Supplier<Optional<KeyFile>> key;
  private final boolean begun;
  private final MicrosoftServices services;
  private final Registrations registrations;

  /**
   * Not looked at yet.
   *
   * @param key the certificate, once it is there
   * @param begun whether an earlier run may have made the application a moment ago
   * @param services know the ids of rights
   */
  public ApplicationStep(
      TenantCalls calls,
      SetupState state,
      SetupChoices choices,
      Supplier<Optional<KeyFile>> key,
      boolean begun,
      MicrosoftServices services) {
    this.calls = calls;
    this.state = state;
    this.choices = choices;
    this.key = key;
    this.begun = begun;
    this.services = services;
    this.registrations = new Registrations(calls, state, choices);
  }

  @Override
  public String id() {
    return "application";
  }

  @Override
  public Look look() {
    Optional<JsonNode> ours = registrations.oursInTime();
    if (ours.isPresent()) {
      ObjectNode change = change(ours.get());
      String client = ours.get().path("appId").asString("");
      return change.isEmpty()
          ? new Look.InPlace("application " + choices.name() + " (" + client + ")")
          : new Look.Todo(
              List.of(
                  "change the application "
                      + client
                      + " in Entra: "
                      + String.join(", ", RegistrationDraft.names(change))));
    }
    if (state.objectId().isPresent()) {
      return new Look.Todo(List.of("wait for Entra to show the application"));
    }
    Optional<JsonNode> adopted = registrations.adopted();
    if (adopted.isPresent()) {
      return new Look.Todo(
          List.of(
              "take over the application "
                  + adopted.get().path("displayName").asString("")
                  + " ("
                  + adopted.get().path("appId").asString("")
                  + "), which setup did not make",
              "change: " + String.join(", ", RegistrationDraft.names(change(adopted.get()))),
              "its keys, addresses and other programs' rights stay; it is for this tenant alone,"
                  + " and rights of Svarsvakt's that are not chosen are taken back"));
    }
    registrations.checkName();
    List<String> plan = new ArrayList<>();
    plan.add("register the application " + choices.name() + " in Entra, for this tenant alone");
    plan.add("it has the certificate's public part and the app roles Svarsvakt.Admin and .Auditor");
    choices
        .redirects()
        .forEach(address -> plan.add("people come back from signing in to " + address));
    return new Look.Todo(plan);
  }

  private RegistrationDraft draft() {
    return new RegistrationDraft(choices, key.get(), services);
  }

  private ObjectNode change(JsonNode found) {
    return draft().change(found);
  }

  /**
   * One that is there, or that a list does not show yet: a run that was killed behind its request
   * has left the certificate, and a second application would be worse than some seconds.
   */
  private Optional<JsonNode> there() {
    Optional<JsonNode> there = registrations.oursInTime().or(registrations::adopted);
    for (Duration pause : UNTIL_LISTED) {
      if (there.isPresent() || !begun) {
        break;
      }
      calls.pause(pause);
      there = registrations.oursInTime();
    }
    return there;
  }

  @Override
  public void run() {
    Optional<JsonNode> there = there();
    if (there.isPresent()) {
      JsonNode found = there.get();
      ObjectNode change = change(found);
      if (!Registrations.hasTag(found, choices.tag())) {
        change.withArray("tags").add(RegistrationDraft.ADOPTED);
      }
      registrations.remember(found);
      calls.change("/applications/" + found.path("id").asString(""), change);
    } else {
      registrations.remember(calls.create("/applications", draft().whole()));
    }
  }
}

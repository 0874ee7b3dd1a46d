package se.svarsvakt.graph.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;

/**
 * Which tenant it is, before anything is made; and whether this machine's clock is right, since a
 * certificate is made by it.
 *
 * @param wanted the tenant that is named by its id; another is refused
 */
public record TenantStep(TenantCalls calls, SetupState state, Clock clock, Optional<String> wanted)
    implements SetupStep {
  private static final Duration MOST_OFF = Duration.ofMinutes(5);

  @Override
  public String id() {
    return "tenant";
  }

  @Override
  public Look look() {
    Optional<JsonNode> answer = calls.findIfTaken("/organization?$select=id,displayName");
    calls.lastDate().ifPresent(this::checkClock);
    if (answer.isEmpty()) {
      wanted.ifPresent(state::tenant);
      return new Look.Left(
          List.of(
              "Graph does not tell which tenant this is: look whether svarsvakt.graph.tenant-id names"
                  + " it"));
    }
    JsonNode tenant = answer.get().path("value").path(0);
    if (tenant.isMissingNode()) {
      throw new SetupStopped(
          SetupStopped.Reason.REFUSED,
          "Graph does not tell which tenant this is: sign in with an account of your organisation");
    }
    String id = tenant.path("id").asString("");
    boolean named = wanted.filter(text -> text.matches("[0-9a-fA-F-]{36}")).isPresent();
    if (named && !wanted.orElseThrow().equalsIgnoreCase(id)) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          "signed in to the tenant "
              + id
              + " and not to "
              + wanted.orElseThrow()
              + ": sign in with an account of that one, or mend svarsvakt.graph.tenant-id");
    }
    state.tenant(id);
    return new Look.InPlace("tenant " + tenant.path("displayName").asString("") + " (" + id + ")");
  }

  private void checkClock(Instant there) {
    Duration off = Duration.between(there, clock.instant());
    if (off.abs().compareTo(MOST_OFF) > 0) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          "this machine's clock is "
              + off.abs().toMinutes()
              + " minutes "
              + (off.isNegative() ? "slow" : "fast")
              + " against Microsoft's, and Entra would refuse a certificate made by it: set it"
              + " (timedatectl set-ntp true) and run setup again");
    }
  }

  @Override
  public void run() {
    // there is nothing to do
  }
}

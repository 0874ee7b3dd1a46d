package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call in one of the lists that Graph keeps.
 *
 * @param function the function that lists it: {@code getPstnCalls} or {@code getDirectRoutingCalls}
 * @param type {@code user_out} or {@code ByotOut}, and what else Graph writes there
 * @param callee the number that was called
 * @param start when the call began
 * @param seconds how long it took; 0 where nobody answered
 */
public record SimulatedCall(
    String function, String type, String callee, Instant start, int seconds) {
  /** Somebody calls a number through a calling plan. */
  public static SimulatedCall pstn(String callee, Instant start, int seconds) {
    return new SimulatedCall(CallRoutes.PSTN, "user_out", callee, start, seconds);
  }

  /** Somebody calls a number through the organisation's own connection. */
  public static SimulatedCall directRouting(String callee, Instant start, int seconds) {
    return new SimulatedCall(CallRoutes.DIRECT_ROUTING, "ByotOut", callee, start, seconds);
  }

  /** The same of another type. */
  public SimulatedCall typed(String other) {
    return new SimulatedCall(function, other, callee, start, seconds);
  }

  ObjectNode json() {
    String id =
        UUID.nameUUIDFromBytes((callee + type + start).getBytes(StandardCharsets.UTF_8)).toString();
    ObjectNode json = Json.object().put("id", id);
    json.put("userId", id).put("userPrincipalName", "").put("userDisplayName", "");
    json.put("startDateTime", GraphTime.text(start)).put("duration", seconds);
    json.put("endDateTime", GraphTime.text(start.plusSeconds(seconds)));
    json.put("callType", type).put("calleeNumber", callee).put("callerNumber", "+46853061000");
    if (function.equals(CallRoutes.DIRECT_ROUTING)) {
      json.put("successfulCall", seconds > 0).put("finalSipCode", seconds > 0 ? 0 : 480);
    }
    return json;
  }
}

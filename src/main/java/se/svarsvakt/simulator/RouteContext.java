package se.svarsvakt.simulator;

import java.util.List;

/** What all routes of the simulated Graph work on; its address goes up to {@code /v1.0}. */
record RouteContext(
    SimulatedTenant tenant,
    FaultInjection faults,
    RequestLog log,
    PropertyNames names,
    String baseUrl) {
  /** Notes a request, and fails it if a test wants that. */
  void admit(RecordedRequest request) {
    log.add(request);
    faults.failIfAsked(request);
  }

  /** Refuses a request and notes why, for tests to find. */
  GraphException refused(String code, String text) {
    log.problem(text);
    return GraphException.badRequest(code, text);
  }

  GraphException noRoute(GraphRequest request) {
    return refused("BadRequest", "no route " + request.method() + " " + request.path());
  }

  /** Refuses a request unless that holds. */
  void require(boolean holds, String code, String text) {
    if (!holds) {
      throw refused(code, text);
    }
  }

  /** The request's options, if all its names exist on that type. */
  QueryOptions options(String type, GraphRequest request) {
    QueryOptions options = QueryOptions.parse(request.option("$select"), request.option("$expand"));
    selectable(type, request.option("$select"));
    for (String name : options.expand().keySet()) {
      if (!names.expandable(type, name)) {
        throw unknown("$expand", name, type);
      }
    }
    return options;
  }

  /** Refuses a {@code $select} of names that do not exist on that type. */
  void selectable(String type, String select) {
    for (String name : QueryOptions.split(select)) {
      if (!names.selectable(type, name)) {
        throw unknown("$select", name, type);
      }
    }
  }

  /** Refuses options that this route does not take. */
  void allowOnly(GraphRequest request, String... taken) {
    for (String option : request.query().keySet()) {
      if (option.startsWith("$") && !List.of(taken).contains(option)) {
        throw refused("BadRequest", "option " + option + " is not taken by " + request.path());
      }
    }
  }

  private GraphException unknown(String option, String name, String type) {
    log.problem("unknown " + option + " " + name + " on " + type);
    String text = "Could not find a property named '" + name + "' on type 'microsoft.graph." + type;
    return GraphException.badRequest("RequestBroker--ParseUri", text + "'.");
  }
}

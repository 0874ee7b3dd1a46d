package se.svarsvakt.setup;

import java.util.Optional;

/** What the steps of one run have found or made so far, for the steps after them. */
public final class SetupState {
  private Optional<String> tenantId = Optional.empty();
  private Optional<String> objectId = Optional.empty();
  private Optional<String> clientId = Optional.empty();
  private Optional<String> principalId = Optional.empty();
  private Optional<String> teamsAppId = Optional.empty();

  /** The tenant's id. */
  public Optional<String> tenantId() {
    return tenantId;
  }

  /** The tenant is known. */
  public void tenant(String id) {
    tenantId = Optional.of(id);
  }

  /** The object id of the application's registration. */
  public Optional<String> objectId() {
    return objectId;
  }

  /** The application's (client) id. */
  public Optional<String> clientId() {
    return clientId;
  }

  /** The application is known. */
  public void application(String object, String client) {
    objectId = Optional.of(object);
    clientId = Optional.of(client);
  }

  /** The object id of the enterprise application. */
  public Optional<String> principalId() {
    return principalId;
  }

  /** The enterprise application is known. */
  public void principal(String id) {
    principalId = Optional.of(id);
  }

  /** The id of the app in the catalogue of Teams. */
  public Optional<String> teamsAppId() {
    return teamsAppId;
  }

  /** The app in the catalogue is known. */
  public void teamsApp(String id) {
    teamsAppId = Optional.of(id);
  }
}

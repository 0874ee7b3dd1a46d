package se.svarsvakt.web;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.settings.NationalCloud;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.teams.token.Issuer;
import se.svarsvakt.teams.token.TabTokens;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worklist.AccountGate;
import se.svarsvakt.worklist.Worklists;

/** A served tab over a desk, and an Entra that signs, for tests. */
final class TabScene implements AutoCloseable {
  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String ENTRA = "https://login.microsoftonline.com/" + TENANT + "/v2.0";

  final MovingClock clock = new MovingClock(Endpoint.NOW);
  private final Issuer issuer = new Issuer();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebServer server;

  /** What the directory says of whoever comes. */
  volatile AccountStanding.Source directory = person -> AccountStanding.MEMBER;

  TabScene(Worklists worklists) {
    AccountStanding.Source accounts = person -> directory.of(person);
    issuer.names(ENTRA, issuer.document().resolve(Issuer.KEYS).toString());
    issuer.publish(Endpoint.KEY);
    TabTokens tokens =
        TabTokens.of(
            new TabTokens.Taken(
                TENANT, Set.of("client"), NationalCloud.GLOBAL.entra(), issuer.document()),
            clock);
    Inbound inbound =
        new Inbound(
            Optional.empty(),
            Optional.of(
                new TabEndpoint(
                    tokens,
                    new AccountGate(accounts, clock),
                    worklists,
                    NationalCloud.GLOBAL.tabFrames())));
    server = WebServer.start(Endpoint.pages(clock, inbound), List.of(), Map.of("server.port", "0"));
  }

  URI address() {
    return server.address();
  }

  /** The claims of a true token. */
  static JWTClaimsSet.Builder claims(String person) {
    return new JWTClaimsSet.Builder()
        .issuer(ENTRA)
        .audience("client")
        .claim("tid", TENANT)
        .claim("oid", person)
        .claim("scp", "access_as_user")
        .expirationTime(Date.from(Endpoint.NOW.plusSeconds(60)));
  }

  static String token(String person) {
    return sign(claims(person));
  }

  static String sign(JWTClaimsSet.Builder claims) {
    return Issuer.sign(Endpoint.KEY, claims.build());
  }

  HttpResponse<String> get(String path, String authorization)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address().resolve(path)).header("Authorization", authorization));
  }

  HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    issuer.close();
    http.close();
  }
}

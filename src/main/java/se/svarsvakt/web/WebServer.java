package se.svarsvakt.web;

import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import se.svarsvakt.tracing.Tracing;

/** The web pages on their port, until closed. */
public final class WebServer implements AutoCloseable {
  /**
   * What holds unless it is set otherwise. Without a sign-in the pages are for this machine; of the
   * management pages only the health and its figures are shown.
   */
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.port", "8080"),
          Map.entry("server.shutdown", "graceful"),
          // Whoever waits for a slow client is a thread that costs nothing.
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("server.tomcat.max-connections", "2500"),
          Map.entry("server.tomcat.accept-count", "1000"),
          Map.entry("server.tomcat.connection-timeout", "5s"),
          Map.entry("server.tomcat.keep-alive-timeout", "20s"),
          // What a client asks for at once and does not read the answers to is work for nothing.
          Map.entry("server.tomcat.max-keep-alive-requests", "100"),
          // What people write into forms is short.
          Map.entry("server.tomcat.max-http-form-post-size", "64KB"),
          Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
          // A proxy may have made http of https.
          Map.entry("server.tomcat.use-relative-redirects", "true"),
          // What a refused request still sends is read and dropped, so that its answer arrives.
          Map.entry("server.tomcat.max-swallow-size", "16MB"),
          Map.entry("spring.servlet.multipart.enabled", "false"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
          Map.entry("spring.web.resources.cache.cachecontrol.max-age", "1h"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoints.web.discovery.enabled", "false"),
          Map.entry("management.endpoint.health.show-details", "always"),
          Map.entry("management.health.defaults.enabled", "false"),
          Map.entry("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,DEGRADED,UP"),
          Map.entry("logging.level.se.svarsvakt", "INFO"));

  private final ConfigurableApplicationContext context;

  private WebServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts serving.
   *
   * @param properties arguments that name properties, {@code --server.port=8080} say
   * @param defaults properties that hold where nothing else sets them
   * @throws WebUnavailable if the port is taken or a property cannot stand
   */
  public static WebServer start(
      Pages pages, List<String> properties, Map<String, Object> defaults) {
    return start(pages, Tracing.none(), properties, defaults);
  }

  /**
   * The same, telling of each request.
   *
   * @param tracing is told
   * @throws WebUnavailable if the port is taken or a property cannot stand
   */
  public static WebServer start(
      Pages pages, Tracing tracing, List<String> properties, Map<String, Object> defaults) {
    PrivateLogging.prepare();
    SpringApplication application = new SpringApplication(WebConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    Map<String, Object> all = new HashMap<>(DEFAULTS);
    all.putAll(PageConfiguration.DEFAULTS);
    if (pages.inbound().isDevelopment() || pages.inbound().signIn().isEmpty()) {
      all.put(ThisMachine.STRATEGY, "none");
    }
    all.putAll(defaults);
    application.setDefaultProperties(all);
    application.addInitializers(beans(pages, tracing));
    try {
      return new WebServer(application.run(properties.toArray(String[]::new)));
    } catch (RuntimeException e) {
      throw new WebUnavailable(reason(e));
    }
  }

  private static ApplicationContextInitializer<GenericApplicationContext> beans(
      Pages pages, Tracing tracing) {
    return context -> {
      if (pages.inbound().isDevelopment()) {
        DevelopmentSwitch.allow(context.getEnvironment());
      }
      // The access log can be told to write tokens; where it is off it writes nothing.
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource("private", Map.of("server.tomcat.accesslog.enabled", "false")));
      context.registerBean(Pages.class, () -> pages);
      context.registerBean(Clock.class, pages::clock);
      context.registerBean(Tracing.class, () -> tracing);
    };
  }

  private static String reason(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof WebUnavailable known) {
        return String.valueOf(known.getMessage());
      }
      if (at instanceof PortInUseException taken) {
        return "port " + taken.getPort() + " is in use: stop the other program, or set server.port";
      }
      if (at instanceof BindException) {
        return "the address cannot be served: look at server.address and server.port";
      }
    }
    return "the web pages cannot be started ("
        + thrown.getClass().getSimpleName()
        + "): look at the settings under server., spring. and management.";
  }

  /** The patterns of the routes that are served. */
  Set<String> routes() {
    return context.getBean(RouteTable.class).patterns();
  }

  /** Where the start page is. */
  public URI address() {
    Environment environment = context.getEnvironment();
    String port = environment.getRequiredProperty("local.server.port");
    String host = environment.getProperty("server.address", "127.0.0.1");
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
  }

  @Override
  public void close() {
    context.close();
  }
}

package se.svarsvakt.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Spring's logging, in which the program alone has a word, whatever levels, files and appenders are
 * set: libraries print tokens, what people write, addresses and what stands in the database. Of its
 * own words too nothing passes that has the form of such; of what was thrown its type and place do.
 */
public final class PrivateLogging extends LogbackLoggingSystem {
  /** Spring's own setting: a line is JSON in that format. */
  public static final String FORMAT = "logging.structured.format.console";

  private static final String OWN = "se.svarsvakt";

  /** Spring makes it by its name. */
  public PrivateLogging(ClassLoader loader) {
    super(loader);
  }

  /** Makes it Spring's, and holds for what is logged before Spring. */
  public static void prepare() {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, PrivateLogging.class.getName());
    LogManager.getLogManager().reset();
    keep();
  }

  @Override
  public void beforeInitialize() {
    super.beforeInitialize();
    keep();
  }

  @Override
  public void initialize(
      LoggingInitializationContext context, @Nullable String location, @Nullable LogFile file) {
    super.initialize(context, location, file);
    keep();
    if (context.getEnvironment() instanceof ConfigurableEnvironment environment) {
      format(environment);
    }
  }

  /**
   * Has the lines on standard error written as the settings say; what a configuration of one's own
   * writes is its matter.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static void format(ConfigurableEnvironment environment) {
    String format = environment.getProperty(FORMAT, "");
    if (format.isBlank()
        || !(LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root)
        || !(root.getAppender("STDERR") instanceof OutputStreamAppender<ILoggingEvent> lines)) {
      return;
    }
    environment.getPropertySources().addLast(new MapPropertySource("service", service()));
    root.getLoggerContext().putObject(Environment.class.getName(), environment);
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(root.getLoggerContext());
    encoder.setFormat(format);
    encoder.start();
    lines.setEncoder(encoder);
  }

  private static Map<String, Object> service() {
    String version = PrivateLogging.class.getPackage().getImplementationVersion();
    String prefix = "logging.structured.ecs.service.";
    Map<String, Object> service = new HashMap<>(Map.of(prefix + "name", "svarsvakt"));
    service.put("logging.structured.json.customizer", TraceMember.class.getName());
    if (version != null) {
      service.put(prefix + "version", version);
    }
    return service;
  }

  /** Before every other filter, since the first one that decides has decided. */
  private static void keep() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getTurboFilterList().removeIf(OwnWordsOnly.class::isInstance);
      OwnWordsOnly filter = new OwnWordsOnly();
      filter.setContext(context);
      filter.start();
      context.getTurboFilterList().add(0, filter);
      if (context.getCopyOfListenerList().stream().noneMatch(Keeper.class::isInstance)) {
        context.addListener(new Keeper());
      }
    }
  }

  /** A configuration that is read anew clears the filters. */
  private static final class Keeper implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onStart(LoggerContext context) {
      keep();
    }

    @Override
    public void onReset(LoggerContext context) {
      keep();
    }

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }

  private static final class OwnWordsOnly extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] parameters,
        @Nullable Throwable thrown) {
      if (!isOwn(logger)) {
        return FilterReply.DENY;
      }
      FormattingTuple line = // a last argument may be what was thrown
          thrown == null
              ? MessageFormatter.arrayFormat(format, parameters)
              : MessageFormatter.arrayFormat(format, parameters, thrown);
      String said = String.valueOf(line.getMessage());
      String told = LogRedactor.redacted(said);
      Throwable cause = line.getThrowable();
      if (cause == null && told.equals(said)) {
        return FilterReply.NEUTRAL;
      }
      if (level.isGreaterOrEqual(logger.getEffectiveLevel())) {
        logger.callAppenders(event(logger, level, told, cause));
      }
      return FilterReply.DENY; // what stood there is not told, by whatever filter comes next
    }

    /** Fields beside the words are not looked through. */
    @Override
    public FilterReply decide(Logger logger, org.slf4j.event.LoggingEvent event) {
      List<KeyValuePair> fields = event.getKeyValuePairs();
      return fields == null || fields.isEmpty() ? super.decide(logger, event) : FilterReply.DENY;
    }

    private static boolean isOwn(Logger logger) {
      return logger.getName().equals(OWN) || logger.getName().startsWith(OWN + ".");
    }

    private static LoggingEvent event(
        Logger logger, Level level, String told, @Nullable Throwable cause) {
      LoggingEvent event = new LoggingEvent(Logger.FQCN, logger, level, told, null, null);
      if (cause != null) {
        event.setThrowableProxy(MessagelessThrowable.proxy(cause));
      }
      return event;
    }
  }
}

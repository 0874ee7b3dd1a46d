package se.svarsvakt.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;

/**
 * Spring's logging, in which the program alone has a word, whatever levels, files and appenders are
 * set: libraries print tokens, what people write, addresses and what stands in the database.
 */
public final class PrivateLogging extends LogbackLoggingSystem {
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
      String name = logger.getName();
      boolean own = name.equals(OWN) || name.startsWith(OWN + ".");
      boolean plain = thrown == null && !endsInThrowable(parameters);
      return own && plain ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** An exception's message may quote what was read; Logback takes a last argument for one. */
    private static boolean endsInThrowable(Object @Nullable [] parameters) {
      return parameters != null
          && parameters.length > 0
          && parameters[parameters.length - 1] instanceof Throwable;
    }
  }
}

package se.svarsvakt.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that are served. The pages do not start with one that {@link PageAccess} lacks. */
record RouteTable(RequestMappingHandlerMapping mapping) implements SmartInitializingSingleton {
  @Override
  public void afterSingletonsInstantiated() {
    Set<String> undecided =
        patterns().stream()
            .filter(pattern -> PageAccess.of(pattern).isEmpty())
            .collect(Collectors.toSet());
    if (!undecided.isEmpty()) {
      throw new WebUnavailable("PageAccess does not say who may open " + undecided);
    }
  }

  /** The patterns of all routes. */
  Set<String> patterns() {
    return mapping.getHandlerMethods().keySet().stream()
        .flatMap(route -> route.getPatternValues().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package se.svarsvakt.web;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * The web part as Spring sees it. Database, worker and Graph are put together outside and handed in
 * as {@link Pages}; Spring opens none of them a second time.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  SecurityConfiguration.class,
  PageConfiguration.class,
  StatusController.class,
  ErrorPageController.class,
  MessagesController.class,
  TabController.class,
  TabApi.class
})
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      DbSchedulerAutoConfiguration.class,
      DbSchedulerActuatorAutoConfiguration.class,
      DbSchedulerMetricsAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
class WebConfiguration {
  @Bean
  HealthIndicator scanHealthIndicator(Pages pages) {
    return new ScanHealthIndicator(pages.health());
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    FilterRegistrationBean<SecurityHeaders> registration =
        new FilterRegistrationBean<>(new SecurityHeaders());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}

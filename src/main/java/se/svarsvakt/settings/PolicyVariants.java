package se.svarsvakt.settings;

import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySources;
import se.svarsvakt.policy.Policy;

/** What the policy would be with one value changed: read anew from what it was read from. */
public final class PolicyVariants {
  private final PropertySources own;

  /**
   * @param own what the organisation set, without a profile
   */
  PolicyVariants(PropertySources own) {
    this.own = own;
  }

  /**
   * The policy with a change; what else the organisation set stays.
   *
   * @throws InvalidSettings if it does not go with the rest
   */
  public Policy with(PolicyChange change) {
    MutablePropertySources sources = new MutablePropertySources(own);
    PropertySource<?> first =
        new MapPropertySource("change", Map.of(PolicyLine.PREFIX + change.key(), change.value()));
    sources.addFirst(first);
    String profile =
        new PropertyReader(sources).value(PolicyReader.PROFILE, Profiles.FORMAT, Profiles.DEFAULT);
    Profiles.load(profile).forEach(sources::addLast);
    PropertyReader properties = new PropertyReader(sources);
    Policy policy = new PolicyReader(properties).read();
    if (!properties.faults().isEmpty()) {
      throw new InvalidSettings(properties.faults());
    }
    return policy;
  }

  /** Settings hold secrets. */
  @Override
  public String toString() {
    return "PolicyVariants";
  }
}

package se.svarsvakt.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.worktime.ServiceHours;

/** Reads the list of shared mailboxes. */
record SharedMailboxReader(PropertyReader properties) {
  private static final String KEY = "svarsvakt.shared-mailboxes";
  private static final Format<ServiceHours> SERVICE_HOURS =
      new Format<>(ServiceHours.ALLOWED, ServiceHours::parse);

  List<SharedMailbox> read() {
    properties.known().add(KEY + "[n].address", Formats.ADDRESS);
    properties.known().addList(KEY + "[n].stewards", Formats.ADDRESS);
    properties.known().add(KEY + "[n].service-hours", SERVICE_HOURS);
    properties.known().add(KEY + "[n].registration", Formats.FLAG, false);
    var written = properties.elements(KEY, SharedMailboxEntry.class);
    var mailboxes = new ArrayList<SharedMailbox>();
    var seen = new HashSet<MailAddress>();
    for (int i = 0; i < written.size(); i++) {
      read(i, written.get(i), seen).ifPresent(mailboxes::add);
    }
    return mailboxes;
  }

  private Optional<SharedMailbox> read(int i, SharedMailboxEntry written, Set<MailAddress> seen) {
    var element = KEY + "[" + i + "]";
    var stewards = properties.parseAll(element + ".stewards", written.stewards(), Formats.ADDRESS);
    var address = properties.parse(element + ".address", written.address(), Formats.ADDRESS);
    if (address.isPresent() && !seen.add(address.get())) {
      properties.refuse(element + ".address", "each mailbox once");
    }
    var hours =
        written.serviceHours().isBlank()
            ? Optional.<ServiceHours>empty()
            : properties.parse(element + ".service-hours", written.serviceHours(), SERVICE_HOURS);
    var registration =
        properties.parse(element + ".registration", written.registration(), Formats.FLAG);
    return address.map(
        value -> new SharedMailbox(value, stewards, hours, registration.orElse(Boolean.FALSE)));
  }

  /** An element as Spring binds it. */
  record SharedMailboxEntry(
      String address, List<String> stewards, String serviceHours, String registration) {
    SharedMailboxEntry(
        @Nullable String address,
        @Nullable List<String> stewards,
        @Nullable String serviceHours,
        @Nullable String registration) {
      this.serviceHours = Objects.requireNonNullElse(serviceHours, "");
      this.address = Objects.requireNonNullElse(address, "");
      this.stewards = Objects.requireNonNullElse(stewards, List.of());
      this.registration = Objects.requireNonNullElse(registration, "false");
    }
  }
}

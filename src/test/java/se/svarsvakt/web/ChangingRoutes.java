package se.svarsvakt.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.svarsvakt.mail.MailboxId;

/** A change in each part of the pages, for tests: it says who made it. */
@RestController
record ChangingRoutes(Pages pages) {
  @PostMapping("/admin/changed")
  ResponseEntity<String> organisation(Visitor visitor) {
    return said(visitor);
  }

  @PostMapping("/unit/{unit}/changed")
  ResponseEntity<String> unit(@PathVariable("unit") String unit, Visitor visitor) {
    return pages.stores().units().found().of(new MailboxId(unit)).isPresent()
        ? said(visitor)
        : ResponseEntity.notFound().build();
  }

  @PostMapping("/me/changed")
  ResponseEntity<String> own(Visitor visitor) {
    return said(visitor);
  }

  private static ResponseEntity<String> said(Visitor visitor) {
    return new ResponseEntity<>("changed by " + visitor.name(), HttpStatus.OK);
  }
}

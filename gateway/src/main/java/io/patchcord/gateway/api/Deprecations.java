package io.patchcord.gateway.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Announces in each answer of an operation that is to go, that it is: RFC 9745 and RFC 8594. */
final class Deprecations implements DynamicFeature {
  /** Two digits for the day, as HTTP has it and Java's own RFC 1123 has not. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    DeprecatedSince deprecated = resource.getResourceMethod().getAnnotation(DeprecatedSince.class);
    if (deprecated != null) {
      context.register(new Announcement(deprecated));
    }
  }

  /** The same for people. */
  static String sentence(DeprecatedSince deprecated) {
    return "Deprecated since "
        + deprecated.value()
        + "; it may be gone after "
        + deprecated.sunset()
        + ". See "
        + deprecated.link()
        + ".";
  }

  private static ZonedDateTime start(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC);
  }

  private record Announcement(String deprecation, String sunset, String link)
      implements ContainerResponseFilter {
    Announcement(DeprecatedSince deprecated) {
      this(
          "@" + start(deprecated.value()).toEpochSecond(),
          HTTP_DATE.format(start(deprecated.sunset())),
          "<" + deprecated.link() + ">; rel=\"deprecation\"; type=\"text/html\"");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().putSingle("Deprecation", deprecation);
      response.getHeaders().putSingle("Sunset", sunset);
      response.getHeaders().add("Link", link);
    }
  }
}

package io.patchcord.gateway.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Refuses a header that cannot be read. Jersey would answer an empty 400 to it while it looks for
 * the operation, which no mapper sees.
 */
@PreMatching
final class ReadableHeaders implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    read(HttpHeaders.ACCEPT, request::getAcceptableMediaTypes);
    read(HttpHeaders.ACCEPT_LANGUAGE, request::getAcceptableLanguages);
    read(HttpHeaders.CONTENT_TYPE, request::getMediaType);
  }

  private static void read(String name, Runnable reading) {
    try {
      reading.run();
    } catch (ProcessingException | IllegalArgumentException unreadable) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, name, "The header " + name + " cannot be read.");
    }
  }
}

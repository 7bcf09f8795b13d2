package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.watch.Watch;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.glassfish.jersey.uri.UriTemplate;

/**
 * Tells of every request that comes to a resource, or would if there were one. What is answered
 * before that, in the filters of the connection, is not among them.
 */
final class WatchedRequests implements ApplicationEventListener {
  /** What a path is called that no operation has. */
  static final String UNMATCHED = "unmatched";

  /** What a parameter may be is not part of its name. */
  private static final Pattern FORM =
      Pattern.compile("\\{\\s*([^:{}\\s]+)\\s*:[^{}]*(\\{[^{}]*}[^{}]*)*}");

  private final Watch watch;

  WatchedRequests(Watch watch) {
    this.watch = requireNonNull(watch, "watch is null");
  }

  @Override
  public void onEvent(ApplicationEvent event) {}

  @Override
  public RequestEventListener onRequest(RequestEvent start) {
    ContainerRequest request = start.getContainerRequest();
    Watch.Request watched =
        watch.request(
            request.getMethod(), request.getHeaderString("traceparent"), RequestId.of(request));
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        ContainerResponse response = event.getContainerResponse();
        watched.ended(operation(event.getUriInfo()), response == null ? 500 : response.getStatus());
      }
    };
  }

  private static String operation(ExtendedUriInfo uri) {
    List<UriTemplate> matched = uri.getMatchedTemplates();
    if (matched.isEmpty()) {
      return UNMATCHED;
    }
    StringBuilder path = new StringBuilder();
    for (int i = matched.size() - 1; i >= 0; i--) {
      path.append(matched.get(i).getTemplate());
    }
    return template(path.toString());
  }

  static String template(String path) {
    String plain = FORM.matcher(path).replaceAll("{$1}").replaceAll("/+", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}

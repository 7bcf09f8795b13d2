package io.patchcord.gateway.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.Response;

/** The answer to one who gets no event stream; in the words of the rest of the API. */
final class StreamRefusal {
  private StreamRefusal() {}

  static void answer(Response response, ProblemException refused) throws IOException {
    Problem problem = refused.problem();
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    refused.headers().forEach(response::setHeader);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", NoStore.VALUE);
    String id = response.getRequest().getHeader(RequestId.HEADER);
    byte[] body = Json.write(problem.withRequestId(id)).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

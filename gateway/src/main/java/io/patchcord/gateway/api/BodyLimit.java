package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.definition.DefinitionReader;
import io.patchcord.gateway.http.Limit;
import io.patchcord.gateway.http.LimitLog;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies over 64 KB, or over what their path may have, by their announced length and, where
 * there is none, while reading.
 */
@PreMatching
final class BodyLimit implements ContainerRequestFilter {
  static final int MAX_BYTES = 64 * 1024;

  /** 20,000 rows of two hundred characters. */
  static final int MAX_IMPORT_BYTES = 4 * 1024 * 1024;

  // They are read only after the sender has turned out to be an admin.
  private static final Map<String, Integer> OTHERS =
      Map.of(
          "api/v1/call-centers/import",
          DefinitionReader.MAX_BYTES,
          "api/v1/" + ImportsResource.IMPORT,
          MAX_IMPORT_BYTES);

  private static final Pattern USERS = Pattern.compile("api/v1/call-centers/[^/]+/users");

  private final LimitLog log;
  private @Nullable Provider<Request> from;

  BodyLimit(LimitLog log) {
    this.log = log;
  }

  /** Jersey tells whose request it is. */
  @Context
  public void setFrom(Provider<Request> from) {
    this.from = from;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    int limit = limit(request.getUriInfo().getPath());
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static int limit(String path) {
    return USERS.matcher(path).matches() ? MAX_IMPORT_BYTES : OTHERS.getOrDefault(path, MAX_BYTES);
  }

  private ProblemException tooLarge(int limit) {
    log.reached(
        Limit.BODY_BYTES, from == null ? "a client" : String.valueOf(from.get().getRemoteAddr()));
    return new ProblemException(
        ProblemCode.BODY_TOO_LARGE, "body bytes: over " + limit + " (expected: <= " + limit + ")");
  }

  private final class Limited extends FilterInputStream {
    private final int limit;
    private int left;

    Limited(InputStream in, int limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge(limit);
      }
    }
  }
}

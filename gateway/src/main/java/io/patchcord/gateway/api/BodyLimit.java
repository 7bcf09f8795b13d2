package io.patchcord.gateway.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies over 64 KB, imports over 4 MB, by their announced length and, where there is none,
 * while reading.
 */
@PreMatching
final class BodyLimit implements ContainerRequestFilter {
  static final int MAX_BYTES = 64 * 1024;

  /** 20,000 rows of two hundred characters. */
  static final int MAX_IMPORT_BYTES = 4 * 1024 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    // It is read only after the sender has turned out to be an admin.
    int limit =
        request.getUriInfo().getPath().endsWith(ImportsResource.IMPORT)
            ? MAX_IMPORT_BYTES
            : MAX_BYTES;
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static ProblemException tooLarge(int limit) {
    return new ProblemException(
        ProblemCode.BODY_TOO_LARGE, "body bytes: over " + limit + " (expected: <= " + limit + ")");
  }

  private static final class Limited extends FilterInputStream {
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

package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.line.DirectoryXml;
import io.patchcord.gateway.line.SipDirectory;
import io.patchcord.gateway.queue.QueueAgents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What FreeSWITCH asks by {@code mod_xml_curl}: who registers as a line, and who serves the queues.
 * Answers from memory; with a password of its own; to loopback and private addresses only, and to
 * nobody who comes through a proxy. Not for people, so it is not in the API's description.
 */
@Path("/freeswitch/xml")
public final class SwitchDirectoryResource {
  /** All of a section for a file: {@code patchcord freeswitch export}. */
  static final String EXPORT = "export";

  private static final String CONFIGURATION = "configuration";

  /** In IPv6, fc00::/7 (RFC 4193), which Java does not call site-local. */
  private static final int UNIQUE_LOCAL = 0xfc;

  private static final List<String> PROXIES =
      List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

  private final SipDirectory directory;
  private final QueueAgents agents;

  SwitchDirectoryResource(SipDirectory directory, QueueAgents agents) {
    this.directory = requireNonNull(directory, "directory is null");
    this.agents = requireNonNull(agents, "agents is null");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces("text/xml; charset=utf-8")
  @AllowedToAll
  public String look(@Context HttpHeaders headers, @Context Request from, @Nullable Form form) {
    if (!directory.isOpen()
        || !isNear(from.getRemoteAddr())
        || PROXIES.stream().anyMatch(name -> headers.getHeaderString(name) != null)) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this path.");
    }
    if (!directory.admits(headers.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      throw new ProblemException(
          ProblemCode.UNAUTHENTICATED, "The request has not the switch's password.");
    }
    MultivaluedMap<String, String> asked = Parameters.body(form).asMap();
    if (EXPORT.equals(asked.getFirst("purpose"))) {
      return export(String.valueOf(asked.getFirst("section")));
    }
    if (CONFIGURATION.equals(asked.getFirst("section"))) {
      // It asks for those of all modules, and has its own files for the others.
      return Optional.of("callcenter.conf")
          .filter(name -> name.equals(asked.getFirst("key_value")))
          .flatMap(name -> agents.configuration())
          .orElse(DirectoryXml.NOT_FOUND);
    }
    return answer(asked);
  }

  private String export(String section) {
    return switch (section) {
      case "agents" -> known(agents.agentsFile());
      case "tiers" -> known(agents.tiersFile());
      default -> DirectoryXml.file(directory.all());
    };
  }

  private static String known(Optional<String> file) {
    return file.orElseThrow(
        () ->
            new ProblemException(
                ProblemCode.SWITCH_UNAVAILABLE,
                "The domain of the lines is not known before the switch is connected."));
  }

  private String answer(MultivaluedMap<String, String> asked) {
    String realm = asked.getFirst("domain");
    if (realm == null && "name".equals(asked.getFirst("key_name"))) {
      realm = asked.getFirst("key_value");
    }
    if (!"directory".equals(asked.getFirst("section"))
        || realm == null
        || !directory.hasRealm(realm)) {
      return DirectoryXml.NOT_FOUND;
    }
    String line = asked.getFirst("user");
    return DirectoryXml.domain(
        realm, line == null ? List.of() : directory.find(line, realm).stream().toList());
  }

  static boolean isNear(String remote) {
    try {
      InetAddress address = InetAddress.getByName(remote);
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || (address.getAddress().length == 16
              && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

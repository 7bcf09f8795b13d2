package io.patchcord.gateway.stream;

import io.patchcord.gateway.tls.TlsFixtures;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLEngine;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/** All that holds for a stream holds over TLS, too: the bound of a stalled one above all. */
class EventStreamOverTlsTest extends EventStreamHandlerTest {
  @Override
  void secure(NetworkListener listener) {
    listener.setSecure(true);
    listener.setSSLEngineConfig(
        new SSLEngineConfigurator(TlsFixtures.rsaContext()) {
          @Override
          public SSLEngine createSSLEngine(String host, int port) {
            return TlsFixtures.rsa().engine();
          }
        });
  }

  @Override
  Socket secure(Socket connected) throws IOException {
    return TlsFixtures.client(connected);
  }
}

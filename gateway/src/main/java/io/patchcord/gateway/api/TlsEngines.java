package io.patchcord.gateway.api;

import io.patchcord.gateway.tls.ServerTls;
import javax.net.ssl.SSLEngine;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/** Gives Grizzly for each connection an engine with the certificate that is good now. */
final class TlsEngines extends SSLEngineConfigurator {
  private final ServerTls tls;

  TlsEngines(ServerTls tls) {
    this.tls = tls;
  }

  @Override
  public SSLEngine createSSLEngine() {
    return tls.engine();
  }

  @Override
  public SSLEngine createSSLEngine(String peerHost, int peerPort) {
    return tls.engine();
  }

  @Override
  public SSLEngineConfigurator copy() {
    return this;
  }
}

package io.patchcord.gateway;

import io.patchcord.gateway.api.MonitoringPublisher;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.MonitoringTrail;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.monitor.MonitorDirectory;
import io.patchcord.gateway.monitor.MonitorSettings;
import io.patchcord.gateway.monitor.MonitoringListeners;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Monitoring, composed: what becomes of it is told on the stream and audited. */
final class MonitorParts {
  private MonitorParts() {}

  /** Not connected to a switch yet. */
  static Monitors monitors(
      CallRegistry registry,
      CallMailboxes mailboxes,
      Directory directory,
      EventLog log,
      AuditLog audit,
      GatewayConfiguration.Call times,
      ScheduledExecutorService timer,
      Clock clock,
      Watch watch) {
    return new Monitors(
        registry,
        mailboxes,
        seenBy(directory),
        new MonitoringListeners(List.of(new MonitoringPublisher(log), new MonitoringTrail(audit))),
        new MonitorSettings(times.agentRingTime(), times.confirmation()),
        timer,
        clock,
        watch);
  }

  private static MonitorDirectory seenBy(Directory directory) {
    return new MonitorDirectory() {
      @Override
      public boolean isShown(String callCenter) {
        return directory.monitoring(callCenter).shown();
      }

      @Override
      public Optional<String> nameAt(String line) {
        return directory.agentAt(line).map(at -> at.agent().displayName());
      }
    };
  }
}

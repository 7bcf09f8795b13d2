package io.patchcord.gateway.api;

import io.patchcord.gateway.monitor.Monitoring;
import io.patchcord.gateway.monitor.MonitoringListener;
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import org.jspecify.annotations.Nullable;

/** Tells the supervisors of a call center, and no agent, what becomes of its monitorings. */
public final class MonitoringPublisher implements MonitoringListener {
  private final EventLog log;

  public MonitoringPublisher(EventLog log) {
    this.log = log;
  }

  @Override
  public void onChange(@Nullable Monitoring before, Monitoring after) {
    log.append("monitoring", audience(after), Json.write(MonitoringView.from(after)));
  }

  @Override
  public void onCommandFailed(Failure failure) {
    log.append(
        "command-failed",
        audience(failure.monitoring()),
        Json.write(
            new EventPublisher.CommandFailedView(
                failure.commandId(),
                failure.monitoring().callId(),
                failure.action(),
                failure.fault().name(),
                failure.fault().sentence(),
                failure.at())));
  }

  private static Audience audience(Monitoring monitoring) {
    return Audience.ofCallCenter(monitoring.callCenter());
  }
}

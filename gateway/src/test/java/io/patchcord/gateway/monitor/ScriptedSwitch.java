package io.patchcord.gateway.monitor;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DialRequest;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A switch that takes commands, answers what it is told to answer, and does nothing. */
final class ScriptedSwitch implements Switch {
  final List<LegRequest> rung = new ArrayList<>();
  final List<String> hungUp = new ArrayList<>();
  final List<SwitchCommand> ran = new ArrayList<>();
  boolean connected = true;
  CompletableFuture<Void> ringReply = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> runReply = CompletableFuture.completedFuture(null);

  @Override
  public String name() {
    return "main";
  }

  @Override
  public SwitchStatus status() {
    return new SwitchStatus(connected, connected ? "answers" : "connection refused", null);
  }

  @Override
  public CompletionStage<Void> dial(DialRequest request) {
    throw new UnsupportedOperationException("nobody dials here");
  }

  @Override
  public CompletionStage<Void> ring(LegRequest request) {
    requireConnection();
    rung.add(request);
    return ringReply;
  }

  @Override
  public CompletionStage<Boolean> hangUp(String legId) {
    requireConnection();
    hungUp.add(legId);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletionStage<Void> run(SwitchCommand command) {
    requireConnection();
    ran.add(command);
    return runReply;
  }

  @Override
  public String recordingPath(String name) {
    return "/recordings/" + name;
  }

  @Override
  public Destination context() {
    return new Destination("default");
  }

  @Override
  public void resync(String reason) {
    throw new UnsupportedOperationException("nobody resyncs here");
  }

  private void requireConnection() {
    if (!connected) {
      throw new SwitchUnavailableException("connection refused");
    }
  }
}

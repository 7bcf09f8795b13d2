package io.patchcord.gateway.call;

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
final class FakeSwitch implements Switch {
  final List<DialRequest> dialled = new ArrayList<>();
  final List<LegRequest> rung = new ArrayList<>();
  final List<String> hungUp = new ArrayList<>();
  final List<SwitchCommand> ran = new ArrayList<>();
  final List<String> resyncs = new ArrayList<>();
  boolean connected = true;

  /** Connected when asked, and gone when the command comes. */
  boolean goneMeanwhile;

  CompletableFuture<Void> dialReply = new CompletableFuture<>();
  CompletableFuture<Void> ringReply = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> runReply = CompletableFuture.completedFuture(null);
  CompletableFuture<Boolean> hangUpReply = CompletableFuture.completedFuture(true);

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
    requireConnection();
    dialled.add(request);
    return dialReply;
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
    return hangUpReply;
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
    resyncs.add(reason);
  }

  private void requireConnection() {
    if (!connected || goneMeanwhile) {
      throw new SwitchUnavailableException("connection refused");
    }
  }
}

package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a restarted gateway has to know of a call, and cannot see on its legs. The legs carry it, so
 * that it lives exactly as long as they do.
 *
 * @param legs those that live, in the order of their coming; where the agent has none, the last
 * @param state in which the call stood; what the legs do now goes before it
 */
record CallMemory(
    UUID id,
    String agent,
    String line,
    Direction direction,
    Party other,
    @Nullable Subject subject,
    Arrival arrival,
    CallState state,
    List<Seat> legs,
    boolean muted,
    @Nullable CallRecording recording,
    @Nullable Party transferredTo,
    CallStory story,
    CallTimes times) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // A newer Patchcord may have written it.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  CallMemory {
    requireNonNull(id, "id is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(line, "line is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(other, "other is null");
    requireNonNull(arrival, "arrival is null");
    requireNonNull(state, "state is null");
    requireNonNull(story, "story is null");
    requireNonNull(times, "times is null");
    legs = List.copyOf(legs);
  }

  /**
   * A leg and its part in the call.
   *
   * @param cause why it ended; {@code null} while it lives
   * @param ending who ended it; {@code null} while it lives
   */
  record Seat(String id, Role role, @Nullable String cause, @Nullable LegEnding ending) {
    Seat {
      requireNonNull(id, "id is null");
      requireNonNull(role, "role is null");
    }

    static Seat of(Leg leg) {
      return new Seat(leg.id(), leg.role(), leg.cause(), leg.ending());
    }

    Leg leg() {
      return new Leg(
          id, role, cause == null ? LegState.DOWN : LegState.HANGUP, null, cause, ending);
    }
  }

  static CallMemory of(Call call) {
    return new CallMemory(
        call.id(),
        call.agent(),
        call.line(),
        call.direction(),
        call.other(),
        call.subject(),
        call.arrival(),
        call.state(),
        seats(call),
        call.muted(),
        call.recording(),
        call.transferredTo(),
        call.story(),
        call.times());
  }

  private static List<Seat> seats(Call call) {
    List<Seat> seats = new ArrayList<>();
    if (call.aliveLegs(Role.AGENT).findAny().isEmpty()) {
      call.legs(Role.AGENT).reduce((last, next) -> next).map(Seat::of).ifPresent(seats::add);
    }
    call.legs().stream().filter(Leg::isAlive).map(Seat::of).forEach(seats::add);
    return seats;
  }

  /** As a channel variable can hold it: letters, digits, - and _. */
  String write() {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a call that cannot be written", e);
    }
  }

  /** What {@link #write} wrote; nothing for anything else, since anybody can set a variable. */
  static Optional<CallMemory> read(String text) {
    try {
      return Optional.of(JSON.readValue(Base64.getUrlDecoder().decode(text), CallMemory.class));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  boolean has(String legId, Role role) {
    return legs.contains(new Seat(legId, role, null, null));
  }

  boolean has(String legId) {
    return legs.stream().anyMatch(seat -> seat.id().equals(legId) && seat.cause() == null);
  }

  /** The call as it stood. Its legs are not up to date until each was found, or is missing. */
  Call restore(CallOwner owner) {
    return new Call(
        id,
        owner.switchName(),
        owner.callCenter(),
        owner.agent(),
        line,
        direction,
        other,
        subject,
        arrival,
        state,
        legs.stream().map(Seat::leg).toList(),
        false,
        false,
        muted,
        recording,
        transferredTo,
        story,
        null,
        times,
        null,
        CallNotes.NONE,
        1);
  }
}

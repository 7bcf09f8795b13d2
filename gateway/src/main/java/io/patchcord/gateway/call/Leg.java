package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegState;
import org.jspecify.annotations.Nullable;

/**
 * One party's connection to the switch, as far as a call is concerned.
 *
 * @param id the switch's channel id
 * @param role whose it is
 * @param state where it stands; {@code HANGUP} once it is over
 * @param partner the leg that it hears; {@code null} while it hears none
 * @param conference the conference that it is in; {@code null} while it is in none
 * @param notifiable whether its phone can be asked from here to answer, as far as is known
 * @param cause why it ended, in the switch's word; {@code null} while it lives
 * @param ending who ended it; {@code null} while it lives
 */
public record Leg(
    String id,
    Role role,
    LegState state,
    @Nullable String partner,
    @Nullable String conference,
    boolean notifiable,
    @Nullable String cause,
    @Nullable LegEnding ending) {

  public Leg {
    requireNonNull(id, "id is null");
    requireNonNull(role, "role is null");
    requireNonNull(state, "state is null");
  }

  public Leg(
      String id,
      Role role,
      LegState state,
      @Nullable String partner,
      @Nullable String cause,
      @Nullable LegEnding ending) {
    this(id, role, state, partner, null, true, cause, ending);
  }

  static Leg of(String id, Role role, LegState state) {
    return new Leg(id, role, state, null, null, true, null, null);
  }

  public boolean isAlive() {
    return cause == null;
  }

  /** A leg that was answered stays so: what says otherwise is older. */
  Leg withState(LegState newer) {
    boolean stale = state.isAnswered() && !newer.isAnswered();
    return stale || !isAlive()
        ? this
        : new Leg(id, role, newer, partner, conference, notifiable, null, null);
  }

  Leg ended(String endCause, LegEnding by) {
    return isAlive()
        ? new Leg(id, role, LegState.HANGUP, null, null, notifiable, endCause, by)
        : this;
  }

  /** The leg again, when it was thought to be gone. */
  Leg found(LegState now) {
    return CauseRules.VANISHED.equals(cause) ? of(id, role, now) : this;
  }

  Leg withPartner(@Nullable String other) {
    return isAlive() ? new Leg(id, role, state, other, null, notifiable, null, null) : this;
  }

  /** In a conference it hears no single leg. */
  Leg withConference(@Nullable String name) {
    return isAlive() ? new Leg(id, role, state, null, name, notifiable, null, null) : this;
  }

  /** Nobody can ask its phone to answer. */
  Leg deaf() {
    return new Leg(id, role, state, partner, conference, false, cause, ending);
  }

  /** The two have parted, unless this one hears somebody else by now: that was told first. */
  Leg parted(String other) {
    return other.equals(partner) ? withPartner(null) : this;
  }
}

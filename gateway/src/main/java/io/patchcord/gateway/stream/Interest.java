package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

/**
 * Which events can concern a subscriber at all, so that an event need not be held against each of
 * thousands. It never says less than the subscriber's own {@link EventLog.Subscriber#isFor}.
 */
public sealed interface Interest {

  /** An agent, who is told of the own doings. */
  record OfAgent(String username) implements Interest {
    public OfAgent {
      requireNonNull(username, "username is null");
    }

    @Override
    public boolean mayConcern(Audience audience) {
      return audience.isWide() || audience.agent().equals(username);
    }
  }

  /** One who is told of all that happens in a call center. */
  record OfCallCenter(String internalName) implements Interest {
    public OfCallCenter {
      requireNonNull(internalName, "internalName is null");
    }

    @Override
    public boolean mayConcern(Audience audience) {
      return audience.isWide() || audience.callCenter().equals(internalName);
    }
  }

  /** One who is told of what admins are told of. */
  record OfAdmins() implements Interest {
    @Override
    public boolean mayConcern(Audience audience) {
      return audience.isWide() || audience.admins();
    }
  }

  /** One who looks at each event. */
  record OfEverything() implements Interest {
    @Override
    public boolean mayConcern(Audience audience) {
      return true;
    }
  }

  /** Whether an event of that audience can be for this one. */
  boolean mayConcern(Audience audience);
}

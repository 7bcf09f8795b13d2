package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

/** Whose data is to be erased. */
public sealed interface Person {

  /** A customer, by number: in the calls with it, and in those that were passed on to it. */
  record WithNumber(String number) implements Person {
    public WithNumber {
      requireNonNull(number, "number is null");
    }
  }

  /** A customer, by the Salesforce record that calls were about: 15 or 18 characters. */
  record OfRecord(String recordId) implements Person {
    public OfRecord {
      requireNonNull(recordId, "recordId is null");
    }
  }

  /** An agent, by username. */
  record Named(String agent) implements Person {
    public Named {
      requireNonNull(agent, "agent is null");
    }
  }

  /** Whether the record holds data of this person. */
  default boolean isIn(HistoryRecord found) {
    if (this instanceof WithNumber with) {
      return with.number().equals(found.other().number())
          || found.links().stream().anyMatch(link -> with.number().equals(link.party()));
    }
    if (this instanceof OfRecord of) {
      return found.subject() != null
          && RecordStore.sameRecord(of.recordId(), found.subject().recordId());
    }
    return this instanceof Named named && named.agent().equals(found.owner().agent());
  }
}

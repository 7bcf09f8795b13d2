package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A FreeSWITCH for which a gateway has been started. How to sign in to it is not kept. */
@Entity
@Table(name = "switch_node")
public class SwitchNode {
  private static final int NAME_LENGTH = 40;
  private static final int ADDRESS_LENGTH = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private String name;

  private String address;

  @Column(name = "started_at")
  private Instant startedAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected SwitchNode() {}

  /**
   * @param name what people call it; at most 40 characters
   * @param address host and port of its Event Socket; at most 300 characters
   * @param startedAt when a gateway was started for it, kept to the microsecond
   */
  public SwitchNode(String name, String address, Instant startedAt) {
    this.name = Text.require(name, NAME_LENGTH, "name");
    starts(address, startedAt);
  }

  /** Returns what people call it; it never changes. */
  public String name() {
    return name;
  }

  /** Returns host and port of its Event Socket. */
  public String address() {
    return address;
  }

  /** Returns when a gateway was started for it last. */
  public Instant startedAt() {
    return startedAt;
  }

  /** A gateway is started for it, again or for the first time. */
  public final void starts(String newAddress, Instant moment) {
    address = Text.require(newAddress, ADDRESS_LENGTH, "address");
    startedAt = requireNonNull(moment, "moment is null").truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SwitchNode that && name.equals(that.name());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "switch " + name;
  }
}

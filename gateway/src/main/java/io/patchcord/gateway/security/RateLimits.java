package io.patchcord.gateway.security;

import static java.util.Objects.requireNonNull;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each one may ask: so many requests at once, which come back evenly over the period.
 * Never blocks. Safe for all threads.
 */
public final class RateLimits {
  /** More than have sessions and keys at once; each has some 300 bytes. */
  static final int MAX_BUCKETS = 20_000;

  private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

  private final long requests;
  private final Duration period;
  private final TimeMeter time;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Account others;
  private final AtomicLong refused = new AtomicLong();

  private record Account(Bucket bucket, AtomicLong logged) {}

  /**
   * What somebody has left.
   *
   * @param limit how many there are when nothing was used
   * @param resetSeconds when all of them are there again
   * @param retrySeconds when the next one is there; 0 when this one was granted
   */
  public record Balance(long limit, long remaining, long resetSeconds, long retrySeconds) {
    /** Whether this one was granted. */
    public boolean isGranted() {
      return retrySeconds == 0;
    }
  }

  /**
   * @param requests how many at once
   * @param period in which as many come back
   */
  public RateLimits(long requests, Duration period, Clock clock) {
    this.requests = requests;
    this.period = requireNonNull(period, "period is null");
    this.time = new ClockTime(clock);
    this.others = account();
  }

  /**
   * Takes one.
   *
   * @param who as {@link Principal#counted} names it
   */
  public Balance take(String who) {
    Account account = accountOf(who);
    ConsumptionProbe probe = account.bucket().tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      refused.incrementAndGet();
      log(who, account);
    }
    return new Balance(
        requests,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()),
        probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
  }

  /** How many were refused, since the start. */
  public long refused() {
    return refused.get();
  }

  /** How many are counted one by one. */
  public int size() {
    return accounts.size();
  }

  private Account accountOf(String who) {
    Account known = accounts.get(who);
    if (known != null) {
      return known;
    }
    if (accounts.size() >= MAX_BUCKETS) {
      // Who has all is as good as new.
      accounts.values().removeIf(one -> one.bucket().getAvailableTokens() >= requests);
    }
    return accounts.size() >= MAX_BUCKETS
        ? others
        : accounts.computeIfAbsent(who, name -> account());
  }

  private Account account() {
    return new Account(
        Bucket.builder()
            .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
            .withCustomTimePrecision(time)
            .build(),
        new AtomicLong(time.currentTimeNanos() - LOG_NANOS));
  }

  private void log(String who, Account account) {
    long now = time.currentTimeNanos();
    long last = account.logged().get();
    if (now - last >= LOG_NANOS && account.logged().compareAndSet(last, now)) {
      LOG.warn("{} asks more often than {} times in {}, and is refused", who, requests, period);
    }
  }

  private static long seconds(long nanos) {
    return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
  }

  private record ClockTime(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.session.SignInException.Reason;
import io.patchcord.persistence.Organization;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON Web Token (RFC 7519) that an org's Apex signs with {@code Auth.JWS}: {@code iss}
 * the org's id, {@code sub} the user's, {@code aud} this gateway, {@code exp}, {@code jti}, and
 * {@code roles} if the org says them. Only RS256 counts, whatever the token says of itself. Never
 * blocks; safe for all threads.
 */
final class AssertionReader {
  /** Clocks of an org and of a gateway differ. */
  static final Duration SKEW = Duration.ofSeconds(60);

  static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

  private static final int MAX_ID_LENGTH = 200;

  private final TrustedOrgs orgs;
  private final Supplier<String> audience;
  private final Clock clock;

  /**
   * @param audience the address under which orgs know this gateway
   */
  AssertionReader(TrustedOrgs orgs, Supplier<String> audience, Clock clock) {
    this.orgs = requireNonNull(orgs, "orgs is null");
    this.audience = requireNonNull(audience, "audience is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Reads and checks one.
   *
   * @throws SignInException if anything about it is not as it has to be
   */
  Assertion read(String token) {
    SignedJWT jwt;
    JWTClaimsSet claims;
    try {
      jwt = SignedJWT.parse(token);
      claims = jwt.getJWTClaimsSet();
    } catch (ParseException | IllegalArgumentException e) {
      throw refused("The token is no signed JSON Web Token.");
    }
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      throw refused("The token is not signed with RS256.");
    }
    String orgId = orgId(claims.getIssuer());
    if (!isSigned(jwt, orgs.certificatesOf(orgId))) {
      throw refused(
          "No certificate of the organization in 'iss' that is valid now has signed the token.");
    }
    check(claims);
    return new Assertion(
        orgId,
        require("sub", claims.getSubject()),
        require("jti", claims.getJWTID()),
        roles(claims.getClaim("roles")));
  }

  /** Those that there are here; whatever else an org calls a role is none. */
  private static Set<Role> roles(@Nullable Object claim) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (claim instanceof Collection<?> names) {
      for (Role role : Role.values()) {
        if (names.contains(role.name())) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  private void check(JWTClaimsSet claims) {
    if (!claims.getAudience().equals(List.of(audience.get()))) {
      throw refused(
          "The token's 'aud' is not the address of this gateway, " + audience.get() + ".");
    }
    Instant now = clock.instant();
    Date expiry = claims.getExpirationTime();
    if (expiry == null) {
      throw refused("The token has no 'exp'.");
    }
    if (!expiry.toInstant().isAfter(now.minus(SKEW))) {
      throw refused("The token has expired; the clocks may differ by " + SKEW.toSeconds() + " s.");
    }
    if (expiry.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
      throw refused("The token's 'exp' is more than " + LONGEST_LIFE.toMinutes() + " minutes off.");
    }
    if (isLater(claims.getNotBeforeTime(), now) || isLater(claims.getIssueTime(), now)) {
      throw refused(
          "The token is of the future; the clocks may differ by " + SKEW.toSeconds() + " s.");
    }
  }

  private static boolean isLater(@Nullable Date date, Instant now) {
    return date != null && date.toInstant().isAfter(now.plus(SKEW));
  }

  private boolean isSigned(SignedJWT jwt, List<X509Certificate> certificates) {
    Date now = Date.from(clock.instant());
    for (X509Certificate certificate : certificates) {
      try {
        certificate.checkValidity(now);
        if (jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()))) {
          return true;
        }
      } catch (CertificateException | JOSEException notThisOne) {
        // The next one may do.
      }
    }
    return false;
  }

  private static String orgId(@Nullable String issuer) {
    try {
      return Organization.canonicalOrgId(require("iss", issuer));
    } catch (IllegalArgumentException e) {
      throw refused("The token's 'iss' is not the id of an organization.");
    }
  }

  private static String require(String claim, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > MAX_ID_LENGTH) {
      throw refused("The token has no '" + claim + "' of 1 to " + MAX_ID_LENGTH + " characters.");
    }
    return value;
  }

  private static SignInException refused(String message) {
    return new SignInException(Reason.REFUSED, message);
  }
}

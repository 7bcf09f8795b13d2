package io.patchcord.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.patchcord.gateway.HandClock;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.RefusalTrail;
import io.patchcord.gateway.security.AccessEnd;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.session.SignInException.Reason;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.AgentRole;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Organization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the clock decides of a sign-in; everything else is in the system tests. */
class SignInsTest {
  private static final String ORG = "00D5g000008abcDEAQ";
  private static final String ADA = "0055g00000ABCDEAA5";
  private static final String BOB = "0055g00000BBBBBAA5";
  private static final List<String> ALL = List.of("AGENT", "SUPERVISOR", "ADMIN");
  private static final String NOBODY = "0055g00000ZZZZZAA5";
  private static final String AUDIENCE = "https://patchcord.example.com";
  private static final String ADDRESS = "192.0.2.7";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @SuppressWarnings("NullAway.Init") // before the first test
  private static PrivateKey key;

  @SuppressWarnings("NullAway.Init")
  private static String pem;

  private final HandClock clock = new HandClock();
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  private final Brake addresses = new Brake(2, clock);
  private final Brake users = new Brake(2, clock);
  @TempDir private Path directory;
  private Database database;
  private Sessions sessions;
  private SignIns signIns;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("org.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "org",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=Example",
                "-startdate",
                "2026/11/01 00:00:00",
                "-validity",
                "60",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    key = (PrivateKey) keys.getKey("org", PASSWORD);
    pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("org").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
  }

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("sessions"),
                "patchcord",
                new DatabasePassword("secret"),
                2,
                Duration.ofSeconds(5)));
    database.write(
        db -> {
          Organization org = new Organization(ORG, "Example");
          org.changeCertificates(pem);
          db.organizations().insert(org);
          Agent ada = new Agent("ada", "Ada");
          ada.changeSalesforceUserId(ADA);
          db.agents().insert(ada);
          CallCenter sales = new CallCenter("Sales", "Sales", "DE");
          CallCenter support = new CallCenter("Support", "Support", "DE");
          db.callCenters().insert(sales);
          db.callCenters().insert(support);
          db.agentRoles()
              .insertAll(
                  List.of(AgentRole.supervisor(ada, sales), AgentRole.supervisor(ada, support)));
          return true;
        });
    AuditLog audit = new AuditLog(database, worker, clock);
    TrustedOrgs orgs = new TrustedOrgs(database);
    orgs.refresh();
    sessions = new Sessions(database, audit, orgs, () -> AUDIENCE, clock, 100);
    signIns = new SignIns(sessions, addresses, users, new RefusalTrail(audit));
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    database.close();
  }

  private JWTClaimsSet.Builder claims(String user) {
    return new JWTClaimsSet.Builder()
        .issuer(ORG)
        .subject(user)
        .audience(AUDIENCE)
        .expirationTime(at(120))
        .jwtID(UUID.randomUUID().toString());
  }

  private Date at(long seconds) {
    return Date.from(clock.instant().plusSeconds(seconds));
  }

  private static String signed(JWTClaimsSet claims) {
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return jwt.serialize();
  }

  private Opened signIn(String token, Role role, @Nullable String callCenter) {
    return signIns.open(new SignIn(token, role, callCenter, ADDRESS, "r-1"));
  }

  private Opened signIn(JWTClaimsSet.Builder claims) {
    return signIn(signed(claims.build()), Role.AGENT, null);
  }

  private SignInException refused(JWTClaimsSet.Builder claims) {
    return refused(signed(claims.build()));
  }

  private SignInException refused(String token) {
    return catchThrowableOfType(SignInException.class, () -> signIn(token, Role.AGENT, null));
  }

  @Test
  void anAssertionLivesForFiveMinutesAndClocksMayDifferByOne() {
    signIn(claims(ADA).expirationTime(at(5 * 60 + 60)));
    assertThat(refused(claims(ADA).expirationTime(at(5 * 60 + 61)))).hasMessageContaining("5 min");
    signIn(claims(ADA).expirationTime(at(-59)));
    assertThat(refused(claims(ADA).expirationTime(at(-60)))).hasMessageContaining("expired");
    signIn(claims(ADA).issueTime(at(60)).notBeforeTime(at(60)));
    clock.pass(Duration.ofMinutes(16));
    assertThat(refused(claims(ADA).issueTime(at(61)))).hasMessageContaining("future");
    assertThat(refused(claims(ADA).notBeforeTime(at(61)))).hasMessageContaining("future");
  }

  @Test
  void aSessionLastsForEightHoursAndIsRenewedByTheNext() {
    Opened first = signIn(claims(ADA));
    assertThat(first.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(8)));
    clock.pass(Duration.ofHours(8).minusSeconds(1));
    assertThat(sessions.find(first.token())).isPresent();
    Opened next = signIn(claims(ADA));
    clock.pass(Duration.ofSeconds(1));
    assertThat(sessions.find(first.token())).isEmpty();
    assertThat(sessions.isActive(first.principal().name())).isFalse();
    assertThat(sessions.endOf(first.principal().name())).contains(AccessEnd.SESSION_EXPIRED);
    // Who shows it has not seen that yet, and guesses nothing.
    assertThat(sessions.wasKnown(first.token())).isTrue();
    sessions.refresh();
    assertThat(sessions.wasKnown(first.token())).isTrue();
    assertThat(sessions.wasKnown(first.token() + "x")).isFalse();
    assertThat(sessions.find(next.token())).isPresent();
  }

  @Test
  void whoSupervisesSeveralCallCentersSupervisesAllOfThemAtOnce() {
    Opened all = signIn(signed(claims(ADA).build()), Role.SUPERVISOR, null);
    assertThat(all.principal().callCenters()).containsExactlyInAnyOrder("Sales", "Support");
    Opened one = signIn(signed(claims(ADA).build()), Role.SUPERVISOR, "Sales");
    assertThat(one.principal().callCenters()).containsExactly("Sales");
    assertThat(one.principal().sees("bob", "Support")).isFalse();
  }

  private void trustRoles() {
    database.write(
        db -> {
          Organization org = db.organizations().find(ORG).orElseThrow();
          org.changeRolesFromToken(true);
          db.organizations().update(org);
          return true;
        });
  }

  /** Another agent without any role, with a line in Sales and a desk in Support. */
  private void bobWorksInSales() {
    database.write(
        db -> {
          Agent bob = new Agent("bob", "Bob");
          bob.changeSalesforceUserId(BOB);
          db.agents().insert(bob);
          Line line = new Line("1001");
          Line desk = new Line("1044");
          db.lines().insert(line);
          db.lines().insert(desk);
          CallCenter sales = db.callCenters().find("Sales").orElseThrow();
          CallCenter support = db.callCenters().find("Support").orElseThrow();
          db.assignments().insert(new Assignment(bob, line, sales, clock.instant()));
          db.assignments()
              .insert(Assignment.atDesk(bob, desk, support, clock.instant(), line.number()));
          return true;
        });
  }

  private SignInException refusedAs(Role role, JWTClaimsSet.Builder claims) {
    return catchThrowableOfType(
        SignInException.class, () -> signIn(signed(claims.build()), role, null));
  }

  @Test
  void whatAnOrgCallsItsUsersCountsForNothingUntilAnAdminSaysSo() {
    bobWorksInSales();
    assertThat(refusedAs(Role.SUPERVISOR, claims(BOB).claim("roles", ALL)).reason())
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(refusedAs(Role.ADMIN, claims(BOB).claim("roles", ALL)).reason())
        .isEqualTo(Reason.NOT_ALLOWED);
    // Nor against the roles that an admin has given.
    assertThat(signIn(signed(claims(ADA).build()), Role.SUPERVISOR, "Sales").principal().role())
        .isEqualTo(Role.SUPERVISOR);
  }

  @Test
  void aTrustedOrgMakesSupervisorsOfCallCentersWithALineAndOfNoOthers() {
    trustRoles();
    bobWorksInSales();
    String token = signed(claims(BOB).claim("roles", List.of("AGENT", "SUPERVISOR")).build());
    assertThat(signIn(token, Role.SUPERVISOR, null).principal().callCenters())
        .containsExactly("Sales");
    SignInException elsewhere =
        catchThrowableOfType(
            SignInException.class,
            () ->
                signIn(
                    signed(claims(BOB).claim("roles", ALL).build()), Role.SUPERVISOR, "Support"));
    assertThat(elsewhere.reason()).isEqualTo(Reason.NOT_ALLOWED);
    // Those that an admin has given stay.
    assertThat(
            signIn(signed(claims(ADA).claim("roles", ALL).build()), Role.SUPERVISOR, null)
                .principal()
                .callCenters())
        .containsExactlyInAnyOrder("Sales", "Support");
  }

  @Test
  void aTrustedOrgTakesAwayWhatItDoesNotSayAndMakesNobodyAnAdmin() {
    trustRoles();
    for (Object none :
        List.of(List.of(), List.of("AGENT"), List.of("supervisor"), "SUPERVISOR", 7)) {
      assertThat(refusedAs(Role.SUPERVISOR, claims(ADA).claim("roles", none)))
          .hasMessageContaining("'roles' have no SUPERVISOR");
      clock.pass(Duration.ofMinutes(16));
    }
    assertThat(refusedAs(Role.SUPERVISOR, claims(ADA))).hasMessageContaining("permission set");
    assertThat(refusedAs(Role.ADMIN, claims(ADA).claim("roles", ALL)))
        .hasMessageContaining("an administrator has to give it");
    clock.pass(Duration.ofMinutes(16));
    database.write(
        db -> {
          db.agentRoles()
              .insertAll(List.of(AgentRole.admin(db.agents().find("ada").orElseThrow())));
          return true;
        });
    assertThat(refusedAs(Role.ADMIN, claims(ADA).claim("roles", List.of("SUPERVISOR"))))
        .hasMessageContaining("'roles' have no ADMIN");
    assertThat(
            signIn(signed(claims(ADA).claim("roles", ALL).build()), Role.ADMIN, null)
                .principal()
                .role())
        .isEqualTo(Role.ADMIN);
    assertThat(signIn(claims(ADA)).principal().role()).isEqualTo(Role.AGENT);
  }

  @Test
  void whatNobodyHasSignedSlowsDownTheAddressAndKeepsNobodyOut() {
    for (int i = 0; i < 3; i++) {
      assertThat(refused("a.b.c").reason()).isEqualTo(Reason.REFUSED);
    }
    SignInException slowed = refused("a.b.c");
    assertThat(slowed.reason()).isEqualTo(Reason.SLOWED);
    assertThat(slowed.delay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(signIn(claims(ADA)).username()).isEqualTo("ada");
    clock.pass(Duration.ofSeconds(1));
    assertThat(refused("a.b.c").reason()).isEqualTo(Reason.REFUSED);
    assertThat(refused("a.b.c").delay()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatIsSignedAndOpensNothingSlowsDownItsUserAlone() {
    for (int i = 0; i < 3; i++) {
      assertThat(refused(claims(NOBODY)).reason()).isEqualTo(Reason.NOT_ALLOWED);
    }
    assertThat(refused(claims(NOBODY)).reason()).isEqualTo(Reason.SLOWED);
    assertThat(addresses.size()).isZero();
    assertThat(signIn(claims(ADA)).username()).isEqualTo("ada");
    // Once it is somebody, that one gets in after the delay.
    database.write(
        db -> {
          Agent late = new Agent("late", "Late");
          late.changeSalesforceUserId(NOBODY);
          db.agents().insert(late);
          return true;
        });
    assertThat(refused(claims(NOBODY)).reason()).isEqualTo(Reason.SLOWED);
    clock.pass(Duration.ofSeconds(1));
    assertThat(signIn(claims(NOBODY)).username()).isEqualTo("late");
  }

  @Test
  void aTokenThatWasUsedCountsAgainstItsUserOnly() {
    String token = signed(claims(ADA).build());
    signIn(token, Role.AGENT, null);
    assertThat(refused(token)).hasMessageContaining("'jti' counts once");
    assertThat(users.size()).isEqualTo(1);
    assertThat(addresses.size()).isZero();
  }
}

package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** Orgs, roles and sessions, on every database. */
abstract class SignInContract extends IdempotencyContract {
  private static final String ORG = "00D5g000008abcDEAQ";

  private static AgentSession.Proof proof(int number) {
    return new AgentSession.Proof(
        "pcs_%08d_abcdefghijklmnopqrstuvwxyz".formatted(number), ORG + " " + number);
  }

  private Organization org(String id) {
    Organization org = new Organization(id, "Example");
    database.write(
        db -> {
          db.organizations().insert(org);
          return true;
        });
    return org;
  }

  private static AgentSession session(int number, Agent agent, Organization org) {
    return new AgentSession(
        proof(number), agent, org, Role.AGENT, List.of(), NOW, NOW.plus(Duration.ofHours(8)));
  }

  private AgentSession open(int number, Agent agent, Organization org) {
    return database.write(
        db -> {
          AgentSession made = session(number, agent, org);
          db.agentSessions().insert(made);
          return made;
        });
  }

  @Test
  void anOrganizationIsKeptUnderOneSpellingOfItsId() {
    org("00D5g000008abcD");
    database.write(
        db -> {
          Organization org = db.organizations().find(ORG).orElseThrow();
          org.changeAllowedOrigins(
              List.of("https://example.my.salesforce.com", "http://localhost:8080"));
          org.changeCertificates("-----BEGIN CERTIFICATE-----");
          db.organizations().update(org);
          return true;
        });
    Organization found = database.read(db -> db.organizations().find(ORG).orElseThrow());
    assertThat(found.allowedOrigins())
        .containsExactly("https://example.my.salesforce.com", "http://localhost:8080");
    assertThat(found.certificates()).isEqualTo("-----BEGIN CERTIFICATE-----");
    assertThat(found.version()).isOne();
    assertDuplicate(
        "organization_salesforce_org_id",
        db -> db.organizations().insert(new Organization(ORG, "Again")));
  }

  @Test
  void onlyOriginsAreAllowed() {
    Organization org = new Organization(ORG, "Example");
    for (String wrong :
        List.of(
            "*",
            "null",
            "",
            "http://example.com",
            "https://example.com/",
            "https://Example.com",
            "https://*.example.com",
            "https://example.com https://other.example.com")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> org.changeAllowedOrigins(List.of(wrong)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                org.changeAllowedOrigins(
                    IntStream.range(0, 16).mapToObj(i -> "https://a" + i + ".example").toList()));
    assertThat(org.allowedOrigins()).isEmpty();
  }

  @Test
  void aLineBelongsToASwitch() {
    store("ada", "1001");
    database.write(
        db -> {
          db.switchNodes().insert(new SwitchNode("main", "127.0.0.1:8021", NOW));
          return true;
        });
    int adopted = database.write(db -> db.switchNodes().adoptLines("main"));
    int again = database.write(db -> db.switchNodes().adoptLines("other"));
    assertThat(adopted).isOne();
    assertThat(again).isZero();
    Line line = database.read(db -> db.lines().find("1001").orElseThrow());
    assertThat(line.switchName()).isEqualTo("main");
    database.write(
        db -> {
          SwitchNode node = db.switchNodes().find("main").orElseThrow();
          node.starts("10.0.0.7:8021", NOW.plusSeconds(1));
          db.switchNodes().update(node);
          return true;
        });
    List<SwitchNode> all = database.read(db -> db.switchNodes().all(9));
    assertThat(all)
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.address()).isEqualTo("10.0.0.7:8021");
              assertThat(node.startedAt()).isEqualTo(NOW.plusSeconds(1));
            });
    assertDuplicate(
        "switch_node_name",
        db -> db.switchNodes().insert(new SwitchNode("main", "127.0.0.1:8021", NOW)));
  }

  @Test
  void aLineHasOneSipPasswordOfWhichTheHashIsKept() {
    store("ada", "1001");
    store("bob", "1002");
    String hash = "0123456789abcdef0123456789abcdef";
    database.write(
        db -> {
          Line line = db.lines().find("1001").orElseThrow();
          db.sipPasswords().insert(new SipPassword(line, "pbx.test", hash, NOW));
          return true;
        });
    assertDuplicate(
        "sip_password_line",
        db ->
            db.sipPasswords()
                .insert(
                    new SipPassword(db.lines().find("1001").orElseThrow(), "pbx.test", hash, NOW)));
    List<SipPassword> here = database.read(db -> db.sipPasswords().inUse("main"));
    assertThat(here)
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.line().number()).isEqualTo("1001");
              assertThat(kept.realm()).isEqualTo("pbx.test");
              assertThat(kept.hash()).isEqualTo(hash);
              assertThat(kept.madeAt()).isEqualTo(NOW);
              assertThat(kept).hasToString("SIP password of line 1001");
            });
    database.write(
        db -> {
          SipPassword kept = db.sipPasswords().find("1001").orElseThrow();
          kept.replace("pbx.example", hash.replace('0', 'f'), NOW.plusSeconds(1));
          db.sipPasswords().update(kept);
          Line line = db.lines().find("1001").orElseThrow();
          line.changeSwitch("second");
          db.lines().update(line);
          return true;
        });
    assertThat(database.<List<SipPassword>>read(db -> db.sipPasswords().inUse("main"))).isEmpty();
    assertThat(database.<List<SipPassword>>read(db -> db.sipPasswords().inUse("second")))
        .extracting(SipPassword::realm)
        .containsExactly("pbx.example");
    assertThat(database.<Integer>write(db -> db.sipPasswords().remove("1002"))).isZero();
    assertThat(database.<Integer>write(db -> db.sipPasswords().remove("1001"))).isOne();
    assertThat(database.<Boolean>read(db -> db.sipPasswords().find("1001").isPresent())).isFalse();
  }

  @Test
  void aSipPasswordIsMadeOfARealmAndAHashAndNothingElse() {
    Line line = new Line("1001");
    String hash = "0123456789abcdef0123456789abcdef";
    for (String realm : List.of("", "pbx test", "$${x}", "a\"b", "a".repeat(65))) {
      assertThatIllegalArgumentException()
          .as(realm)
          .isThrownBy(() -> new SipPassword(line, realm, hash, NOW));
    }
    for (String wrong : List.of("", "secret", hash.toUpperCase(Locale.ROOT), hash + "0")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> new SipPassword(line, "pbx.test", wrong, NOW));
    }
  }

  @Test
  void rolesComeOfManyAgentsInOneStatement() {
    store("ada", "1001");
    store("bob", "1002");
    database.write(
        db -> {
          Agent ada = db.agents().find("ada").orElseThrow();
          CallCenter center = db.callCenters().all("", 1).get(0);
          db.agentRoles()
              .insertAll(List.of(AgentRole.supervisor(ada, center), AgentRole.admin(ada)));
          return true;
        });
    Statistics statistics = countStatements();
    List<AgentRole> roles = database.read(db -> db.agentRoles().ofAll(List.of("ada", "bob")));
    assertThat(roles).extracting(AgentRole::role).containsExactly(Role.ADMIN, Role.SUPERVISOR);
    assertThat(roles.get(1).agent().username()).isEqualTo("ada");
    assertThat(String.valueOf(roles.get(1).callCenter())).isNotEqualTo("null");
    assertThat(statistics.getPrepareStatementCount()).isOne();
    assertThat(database.<Integer>write(db -> db.agentRoles().deleteOf(agent("ada")))).isEqualTo(2);
  }

  @Test
  void whatAnOrgHasSignedOpensOneSession() {
    store("ada", "1001");
    Organization org = org(ORG);
    AgentSession first = open(1, agent("ada"), org);
    assertThat(first.prefix()).isEqualTo("pcs_00000001");
    assertDuplicate(
        "agent_session_assertion",
        db ->
            db.agentSessions()
                .insert(
                    new AgentSession(
                        new AgentSession.Proof(proof(2).token(), proof(1).assertion()),
                        agent("ada"),
                        org,
                        Role.AGENT,
                        List.of(),
                        NOW,
                        NOW.plusSeconds(1))));
  }

  @Test
  void sessionsEndAndAreForgotten() {
    store("ada", "1001");
    store("bob", "1002");
    Organization org = org(ORG);
    open(1, agent("ada"), org);
    open(2, agent("ada"), org);
    open(3, agent("bob"), org);
    Statistics statistics = countStatements();
    List<AgentSession> active = database.read(db -> db.agentSessions().active(NOW, 9));
    assertThat(active)
        .extracting(one -> one.agent().username())
        .containsExactly("ada", "ada", "bob");
    assertThat(active).extracting(one -> one.organization().displayName()).contains("Example");
    assertThat(statistics.getPrepareStatementCount()).isOne();
    database.write(
        db -> {
          AgentSession one = db.agentSessions().find("pcs_00000001").orElseThrow();
          one.end(NOW.plusSeconds(5));
          db.agentSessions().update(one);
          return true;
        });
    List<AgentSession> ofAda = database.read(db -> db.agentSessions().activeOf("ada", NOW));
    assertThat(ofAda).extracting(AgentSession::prefix).containsExactly("pcs_00000002");
    List<AgentSession> after =
        database.read(db -> db.agentSessions().activeAfter(NOW, "pcs_00000002", 9));
    assertThat(after).extracting(AgentSession::prefix).containsExactly("pcs_00000003");
    List<AgentSession> tomorrow =
        database.read(db -> db.agentSessions().active(NOW.plus(Duration.ofHours(8)), 9));
    assertThat(tomorrow).isEmpty();
    int none = database.write(db -> db.agentSessions().deleteExpired(NOW));
    int all = database.write(db -> db.agentSessions().deleteExpired(NOW.plus(Duration.ofDays(1))));
    assertThat(none).isZero();
    assertThat(all).isEqualTo(3);
  }

  @Test
  void anOrganizationGoesWithItsSessions() {
    store("ada", "1001");
    Organization org = org(ORG);
    open(1, agent("ada"), org);
    int gone =
        database.write(
            db -> {
              int sessions = db.agentSessions().deleteOf(org);
              db.organizations().delete(org);
              return sessions;
            });
    assertThat(gone).isOne();
    List<Organization> left = database.read(db -> db.organizations().all("", 9));
    assertThat(left).isEmpty();
  }
}

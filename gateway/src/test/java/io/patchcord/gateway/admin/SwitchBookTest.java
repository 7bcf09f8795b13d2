package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.SwitchRegister;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Whose switch a line is on. */
class SwitchBookTest extends AdminFixture {
  private static final LineChange NOTHING = new LineChange(null, null, null);

  private Directory directory(String switchName) {
    Directory directory = new Directory(database, switchName, Clock.fixed(NOW, ZoneOffset.UTC));
    directory.refresh();
    return directory;
  }

  @Test
  void aGatewayKnowsTheLinesOfItsOwnSwitch() {
    SwitchRegister register = new SwitchRegister(database);
    register.started("main", "10.0.0.7:8021", NOW.minusSeconds(9));
    register.started("second", "10.0.0.8:8021", NOW);
    register.started("main", "10.0.0.9:8021", NOW);
    SwitchBook switches = new SwitchBook(new AdminStore(database, audit, "main", changes -> {}));
    assertThat(switches.list())
        .containsExactly(
            new SwitchEntry("main", "10.0.0.9:8021", NOW),
            new SwitchEntry("second", "10.0.0.8:8021", NOW));
    hire("ada", "1001");
    assertThat(lines.find("1001").switchName()).isEqualTo("main");
    agents.add(ADMIN, "bob", new AgentChange("Bob", null, null));
    assertThat(lines.add(ADMIN, "2001", "second", NOTHING).switchName()).isEqualTo("second");
    assign("bob", "2001");
    assertThat(directory("main").agents()).extracting(AgentLine::line).containsExactly("1001");
    assertThat(directory("second").agents()).extracting(AgentLine::line).containsExactly("2001");
    assertRefused(AdminException.Reason.INVALID, () -> lines.add(ADMIN, "2002", "third", NOTHING))
        .withMessageContaining("'third'");
  }

  @Test
  void theLinesOfBeforeAreThoseOfTheOnlySwitch() {
    database.write(
        db -> {
          db.lines().insert(new io.patchcord.persistence.Line("1001"));
          return true;
        });
    assertThat(lines.find("1001").switchName()).isNull();
    SwitchRegister register = new SwitchRegister(database);
    register.started("main", "10.0.0.7:8021", NOW);
    assertThat(lines.find("1001").switchName()).isEqualTo("main");
    register.started("second", "10.0.0.8:8021", NOW);
    assertThat(lines.find("1001").switchName()).isEqualTo("main");
  }
}

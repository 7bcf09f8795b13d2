package io.patchcord.gateway.callcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The Call Center that goes into orgs, in the two forms that Salesforce takes. */
class PackagedCallCenterTest {
  private static final Path PACKAGE = Path.of("..", "sfdc-package");
  private static final Path FILE_FOR_SETUP = PACKAGE.resolve("call-center/Patchcord.xml");
  private static final Path METADATA =
      PACKAGE.resolve("force-app/main/default/callCenters/Patchcord.callCenter-meta.xml");

  @Test
  void bothFormsSayTheSame() throws IOException {
    CallCenterDefinition file = DefinitionReader.read(Files.readAllBytes(FILE_FOR_SETUP), null);
    assertThat(DefinitionReader.read(Files.readAllBytes(METADATA), "Patchcord")).isEqualTo(file);
  }

  @Test
  void theGatewayUnderstandsAllOfIt() throws IOException {
    CallCenterSettings settings =
        CallCenterSettings.from(DefinitionReader.read(Files.readAllBytes(FILE_FOR_SETUP), null));
    assertThat(settings.country()).isEqualTo("US");
    assertThat(settings.work().wrapUp()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.work().reasons()).extracting(AwayReason::label).contains("Lunch");
  }
}

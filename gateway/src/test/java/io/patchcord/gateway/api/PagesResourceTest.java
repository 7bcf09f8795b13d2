package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesResourceTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, en",
        "-, 'de-DE,de;q=0.9,en;q=0.8', de",
        "-, 'fr-FR,fr;q=0.9,de;q=0.8,en;q=0.7', de",
        "-, 'fr,pl', en",
        "de, 'en-US,en', de",
        "xx, 'de', de",
        "../../x, -, en"
      })
  void theLanguageIsTheOneAskedForElseTheBrowsersFirst(
      @Nullable String asked, @Nullable String accepted, String language) {
    assertThat(PagesResource.language(asked, accepted)).isEqualTo(language);
  }
}

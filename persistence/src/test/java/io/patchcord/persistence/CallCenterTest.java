package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallCenterTest {
  private final CallCenter support = new CallCenter("Support", "Support, Berlin", "DE");

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a_b", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE"})
  void anInternalNameIsWhatSalesforceTakes(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CallCenter(name, "Support", "DE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "DEU", "XX"})
  void aCountryIsAnIsoCode(String country) {
    assertThatIllegalArgumentException().isThrownBy(() -> support.changeCountry(country));
    assertThat(support.country()).isEqualTo("DE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4930123456", "+0123", "+49 30 123456", "+1234567890123456", "+49\n"})
  void aCallerIdIsInE164(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> support.changeCallerId(number, "Ltd"));
    assertThat(support.callerIdName()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "49", "+", "+49,+43", "+49  +43", " +49", "+1234567890123456"})
  void numbersMayOrMayNotBeDialledByTheirBeginningsInE164(String numbers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DialSettings(null, null, null, numbers, null, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DialSettings(null, null, null, null, numbers, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "9 ", "a", "01234567890"})
  void aPrefixIsWhatAPhoneCanDial(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DialSettings(prefix, null, null, null, null, false));
  }

  @Test
  void aLineShowsItsOwnNumberBeforeTheCallCenters() {
    Line line = new Line("1001");
    assertThat(line.callerIdNumberFor(support)).isNull();
    support.changeCallerId("+4930123456", null);
    assertThat(line.callerIdNumberFor(support)).isEqualTo("+4930123456");
    line.changeCallerIdNumber("+4930123499");
    assertThat(line.callerIdNumberFor(support)).isEqualTo("+4930123499");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12a", "1 2", "012345678901234567890", "+49"})
  void aLineHasANumberThatCanBeDialled(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Line(number));
  }

  @Test
  void theNaturalIdMakesThemEqual() {
    assertThat(new CallCenter("Support", "Other", "AT")).isEqualTo(support).isNotEqualTo("Support");
    assertThat(new CallCenter("support", "Other", "AT")).isNotEqualTo(support);
    assertThat(new CallQueue(support, "*70", "a@default"))
        .isEqualTo(new CallQueue(support, "*70", "b@default"))
        .isNotEqualTo(new CallQueue(new CallCenter("Sales", "Sales", "DE"), "*70", "a@default"));
  }
}

package io.patchcord.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DirectoryXmlTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";
  private static final SipAccount ADA = new SipAccount("1001", "pbx.test", HASH);

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theHashIsTheOneOfSipsDigest() {
    // RFC 2617, 3.5: the H(A1) of its example.
    assertThat(SipAccount.hash("Mufasa", "testrealm@host.com", "Circle Of Life"))
        .isEqualTo("939e7578ed9e3c518a452acee763bce9");
    assertThat(ADA).asString().doesNotContain(HASH);
  }

  @Test
  void aLineIsAUserOfItsDomain() throws Exception {
    Document document = parse(DirectoryXml.domain("pbx.test", List.of(ADA)));
    Element domain = (Element) document.getElementsByTagName("domain").item(0);
    assertThat(domain.getAttribute("name")).isEqualTo("pbx.test");
    Element user = (Element) document.getElementsByTagName("user").item(0);
    assertThat(user.getAttribute("id")).isEqualTo("1001");
    assertThat(((Element) user.getElementsByTagName("param").item(0)).getAttribute("value"))
        .isEqualTo(HASH);
    Element presence = (Element) user.getElementsByTagName("variable").item(0);
    assertThat(presence.getAttribute("name")).isEqualTo("presence_id");
    assertThat(presence.getAttribute("value")).isEqualTo("1001@pbx.test");
  }

  @Test
  void aDomainWithoutTheLineIsSaidToBeThere() throws Exception {
    Document document = parse(DirectoryXml.domain("pbx.test", List.of()));
    assertThat(document.getElementsByTagName("domain").getLength()).isOne();
    assertThat(document.getElementsByTagName("user").getLength()).isZero();
    assertThat(parse(DirectoryXml.NOT_FOUND).getElementsByTagName("domain").getLength()).isZero();
  }

  @Test
  void aFileHasAllLines() throws Exception {
    Document document =
        parse(DirectoryXml.file(List.of(ADA, new SipAccount("1002", "pbx.test", HASH))));
    assertThat(document.getElementsByTagName("user").getLength()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1001\"/>", "$${domain}", "<X-PRE-PROCESS cmd=\"exec\" data=\"id\"/>", "a b"})
  void whatIsNotPlainIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectoryXml.file(List.of(new SipAccount(text, "pbx.test", HASH))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectoryXml.file(List.of(new SipAccount("1001", "pbx.test", text))));
    assertThatIllegalArgumentException().isThrownBy(() -> DirectoryXml.domain(text, List.of()));
  }
}

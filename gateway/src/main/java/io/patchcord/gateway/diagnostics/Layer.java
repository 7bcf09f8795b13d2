package io.patchcord.gateway.diagnostics;

/** What calls pass through, and what can therefore fail. */
public enum Layer {
  PHONE_SYSTEM("Phone system"),
  GATEWAY("Gateway"),
  SALESFORCE("Salesforce");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  /** As people read it. */
  public String title() {
    return title;
  }
}

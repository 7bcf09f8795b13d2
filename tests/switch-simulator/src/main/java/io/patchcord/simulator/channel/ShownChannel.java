package io.patchcord.simulator.channel;

/** What the table of {@code show channels} knows of a leg. It hears of some changes only. */
public final class ShownChannel {
  private Application application = Application.NONE;
  private Display display = Display.NONE;
  private String destination;
  private String address;

  ShownChannel(CallerProfile profile) {
    this.destination = profile.get(ProfileField.DESTINATION_NUMBER);
    this.address = profile.get(ProfileField.NETWORK_ADDRESS);
  }

  void routed(CallerProfile profile) {
    destination = profile.get(ProfileField.DESTINATION_NUMBER);
    address = profile.get(ProfileField.NETWORK_ADDRESS);
  }

  /** What the leg runs. A bridge by command shows here and in no variable. */
  public Application application() {
    return application;
  }

  public void application(Application next) {
    application = next;
  }

  /** What the far end was last told of the one that it is connected with. */
  public Display display() {
    return display;
  }

  public void display(Display next) {
    display = next;
  }

  /** The destination that the dialplan last looked for. */
  public String destination() {
    return destination;
  }

  /** The far end's address as it was when the dialplan last looked. */
  public String address() {
    return address;
  }
}

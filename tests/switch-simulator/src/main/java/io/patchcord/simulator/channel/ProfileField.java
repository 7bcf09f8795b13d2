package io.patchcord.simulator.channel;

/** The fields of a caller profile in the order in which events carry them. */
public enum ProfileField {
  DIRECTION("Direction"),
  LOGICAL_DIRECTION("Logical-Direction"),
  USERNAME("Username"),
  DIALPLAN("Dialplan"),
  CALLER_ID_NAME("Caller-ID-Name"),
  CALLER_ID_NUMBER("Caller-ID-Number"),
  ORIGINAL_CALLER_ID_NAME("Orig-Caller-ID-Name"),
  ORIGINAL_CALLER_ID_NUMBER("Orig-Caller-ID-Number"),
  CALLEE_ID_NAME("Callee-ID-Name"),
  CALLEE_ID_NUMBER("Callee-ID-Number"),
  NETWORK_ADDRESS("Network-Addr"),
  ANI("ANI"),
  DESTINATION_NUMBER("Destination-Number"),
  UNIQUE_ID("Unique-ID"),
  SOURCE("Source"),
  TRANSFER_SOURCE("Transfer-Source"),
  CONTEXT("Context"),
  RDNIS("RDNIS"),
  CHANNEL_NAME("Channel-Name"),
  PROFILE_INDEX("Profile-Index");

  private final String suffix;

  ProfileField(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}

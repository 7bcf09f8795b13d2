package io.patchcord.gateway;

import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into the jar. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"patchcord " + version()};
  }

  static String version() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not built as a jar)" : version;
  }
}

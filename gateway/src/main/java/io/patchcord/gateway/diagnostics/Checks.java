package io.patchcord.gateway.diagnostics;

import java.util.List;

/**
 * Looks at something. Changes nothing; may block, for a few seconds at most; throws nothing for
 * what it looks at.
 */
@FunctionalInterface
public interface Checks {
  List<Finding> run();
}

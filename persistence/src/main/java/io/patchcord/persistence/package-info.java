/**
 * What must survive a restart: call centers, agents, lines, assignments, API keys, presence, the
 * records of calls, and who did what.
 */
@NullMarked
package io.patchcord.persistence;

import org.jspecify.annotations.NullMarked;

/**
 * What must survive a restart: call centers, agents, lines, assignments, API keys and the records
 * of calls.
 */
@NullMarked
package io.patchcord.persistence;

import org.jspecify.annotations.NullMarked;

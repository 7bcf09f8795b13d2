/** What must survive a restart: call centers, agents, lines, assignments, API keys and presence. */
@NullMarked
package io.patchcord.persistence;

import org.jspecify.annotations.NullMarked;

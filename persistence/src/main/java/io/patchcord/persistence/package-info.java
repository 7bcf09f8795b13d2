/** What must survive a restart: call centers, agents, lines, assignments and API keys. */
@NullMarked
package io.patchcord.persistence;

import org.jspecify.annotations.NullMarked;

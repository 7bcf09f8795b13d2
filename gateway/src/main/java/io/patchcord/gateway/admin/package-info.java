/** What admins edit: agents, lines, assignments and keys; audited, and seen by all at once. */
@NullMarked
package io.patchcord.gateway.admin;

import org.jspecify.annotations.NullMarked;

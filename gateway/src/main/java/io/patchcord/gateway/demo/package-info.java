/** A call center to begin with: three agents, a supervisor, an admin, and their keys in a file. */
@NullMarked
package io.patchcord.gateway.demo;

import org.jspecify.annotations.NullMarked;

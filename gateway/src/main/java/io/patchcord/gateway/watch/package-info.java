/**
 * What is told to whoever measures and traces: requests, commands, and what is asked of a switch.
 */
@NullMarked
package io.patchcord.gateway.watch;

import org.jspecify.annotations.NullMarked;

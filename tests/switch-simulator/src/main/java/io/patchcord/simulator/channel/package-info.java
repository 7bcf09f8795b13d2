/**
 * A channel as the switch keeps it: its states, caller profile and variables, and the headers that
 * its events carry.
 */
@NullMarked
package io.patchcord.simulator.channel;

import org.jspecify.annotations.NullMarked;

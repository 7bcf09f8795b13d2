/**
 * Both clients on real sockets: command round trips, event delivery, and order within a channel.
 */
@NullMarked
package io.patchcord.benchmarks.socket;

import org.jspecify.annotations.NullMarked;

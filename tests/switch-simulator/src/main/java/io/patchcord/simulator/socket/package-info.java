/** The Event Socket itself: connections, commands, subscriptions and the frames that go out. */
@NullMarked
package io.patchcord.simulator.socket;

import org.jspecify.annotations.NullMarked;

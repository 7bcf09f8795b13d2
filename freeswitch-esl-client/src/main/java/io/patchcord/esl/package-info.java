/**
 * A client for FreeSWITCH's Event Socket: commands with deadlines, events in order, reconnection.
 */
@NullMarked
package io.patchcord.esl;

import org.jspecify.annotations.NullMarked;

/**
 * Commands as values: what they are made of has passed a whitelist, or their name says that it has
 * not.
 */
@NullMarked
package io.patchcord.esl.command;

import org.jspecify.annotations.NullMarked;

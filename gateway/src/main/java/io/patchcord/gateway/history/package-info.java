/** What became of each call, kept for good: no call and no note is lost while anything fails. */
@NullMarked
package io.patchcord.gateway.history;

import org.jspecify.annotations.NullMarked;

/**
 * Events sent by signed POST to those who cannot hold a stream: kept, in order for each call, tried
 * again for a day, and never to addresses that are not meant to be reached.
 */
@NullMarked
package io.patchcord.gateway.webhook;

import org.jspecify.annotations.NullMarked;

/** The gateway's process: it composes the layers, starts them and stops them. */
@NullMarked
package io.patchcord.gateway;

import org.jspecify.annotations.NullMarked;

/** TLS of the gateway's own: certificate and key from PEM files, taken anew when they change. */
@NullMarked
package io.patchcord.gateway.tls;

import org.jspecify.annotations.NullMarked;

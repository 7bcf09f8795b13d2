/**
 * Who comes from which Salesforce org: the orgs that are trusted, what they sign, and the sessions
 * that it opens.
 */
@NullMarked
package io.patchcord.gateway.session;

import org.jspecify.annotations.NullMarked;

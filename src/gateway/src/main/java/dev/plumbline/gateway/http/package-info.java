/**
 * What every endpoint has in common: who calls, with which request id, in which lane the work runs,
 * how answers and problems are written. Requests come in from the server; {@link
 * dev.plumbline.gateway.http.Call}s go out to the endpoints.
 */
package dev.plumbline.gateway.http;

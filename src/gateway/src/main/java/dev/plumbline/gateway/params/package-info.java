/**
 * Named values of requests, wherever they stand: behind the path, in a form, in a JSON object. Text
 * and JSON come in; checked values go out to the endpoints, or a problem that names the parameter.
 */
package dev.plumbline.gateway.params;

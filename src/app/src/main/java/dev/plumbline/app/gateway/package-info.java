/**
 * The gateway on real parts: in the process of {@code plumbline up} and {@code plumbline demo}, or
 * alone as {@code plumbline serve}.
 */
package dev.plumbline.app.gateway;

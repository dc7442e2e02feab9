/** Certificates for servers of tests. */
package dev.plumbline.testkit.tls;

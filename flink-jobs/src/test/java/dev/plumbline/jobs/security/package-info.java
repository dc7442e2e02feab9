/** The jobs on a broker that encrypts and asks who is there, and where secrets must not be. */
package dev.plumbline.jobs.security;

/** The jobs with a schema registry, and on servers that ask for passwords. */
package dev.plumbline.jobs.registry;

/** Commands that print the configuration: what is in force and where it came from. */
package dev.plumbline.app.config;

/**
 * Configuration for every stage: defaults, a file, the environment and flags come in, one tree of
 * checked records goes out, with the origin of each value. Next: whoever starts a job or a command.
 */
package dev.plumbline.config;

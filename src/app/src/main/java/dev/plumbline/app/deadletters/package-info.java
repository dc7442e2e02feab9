/**
 * Commands on dead letters: records that a job could not use come in from their topic, and go out
 * to people, to files, or round again.
 */
package dev.plumbline.app.deadletters;

/**
 * Stage query: searches from {@code queries} come in; one answer for each goes out to {@code
 * results}. The answers are core's: see its search package.
 */
package dev.plumbline.jobs.query;

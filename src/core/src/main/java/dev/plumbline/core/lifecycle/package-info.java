/**
 * For every stage: what is costly to open, such as models and index directories, comes in once a
 * process and goes out as leases to those who use it.
 */
package dev.plumbline.core.lifecycle;

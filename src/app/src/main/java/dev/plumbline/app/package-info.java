/** The {@code plumbline} command: the way in for people, on one machine or against a cluster. */
package dev.plumbline.app;

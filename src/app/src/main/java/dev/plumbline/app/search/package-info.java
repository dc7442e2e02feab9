/** The command that searches, by request and reply over the topics, as any Kafka client would. */
package dev.plumbline.app.search;

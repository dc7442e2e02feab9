/** Commands on the topics: make them, look at them. */
package dev.plumbline.app.topics;

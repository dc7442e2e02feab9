/** The claims of the metric-learning family. */
package dev.plumbline.methods.reproduce.metric;

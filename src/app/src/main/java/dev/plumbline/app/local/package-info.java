/**
 * Everything in one process: broker, Flink, encoders, index and jobs, as {@code plumbline up} and
 * {@code plumbline demo} start them. All state lies in one directory.
 */
package dev.plumbline.app.local;

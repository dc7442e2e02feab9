/**
 * From a configuration to what it names: open encoders, an open index, Kafka clients. The one place
 * that knows both the settings and the modules behind core's ports; jobs, gateway and commands ask
 * here.
 */
package dev.plumbline.assembly;

/** The command that says how an instance is: its topics, readers, aligners, jobs and items. */
package dev.plumbline.app.status;

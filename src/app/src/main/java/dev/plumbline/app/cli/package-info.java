/** What all commands share: options, exit codes, how errors and tables are printed. */
package dev.plumbline.app.cli;

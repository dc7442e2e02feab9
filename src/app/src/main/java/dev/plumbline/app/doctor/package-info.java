/** Looks at the machine and the servers before they are needed; says what to do about trouble. */
package dev.plumbline.app.doctor;

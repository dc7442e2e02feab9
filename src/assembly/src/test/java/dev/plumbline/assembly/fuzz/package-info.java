/**
 * Fuzz tests of what reads bytes from outside. The build runs each on the inputs that are kept in
 * the resources. To fuzz one for 10 minutes:
 *
 * <pre>{@code JAZZER_FUZZ=1 ./mvnw -pl src/assembly -am test -Dtest=PicturesFuzzTest
 *     -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 *
 * <p>An input that fails is written to the resources; keep it with the fix. Inputs that reach new
 * code are collected in {@code .cifuzz-corpus}, which git ignores.
 */
package dev.plumbline.assembly.fuzz;

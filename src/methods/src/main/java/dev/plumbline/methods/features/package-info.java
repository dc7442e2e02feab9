/**
 * Features on disk: a NumPy {@code .npz} or a MATLAB v5 {@code .mat} comes in, pairs go out, to the
 * trainers and the evaluator. The files come from strangers: all of them is checked, nothing in
 * them is run, and what is refused is refused in one line that says what to do.
 */
package dev.plumbline.methods.features;

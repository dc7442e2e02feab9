/**
 * Small networks, their gradients by DJL, and the loop that trains two of them on pairs. Pairs of
 * encodings and an objective come in; projections go out, to the methods that name the objective.
 */
package dev.plumbline.methods.network;

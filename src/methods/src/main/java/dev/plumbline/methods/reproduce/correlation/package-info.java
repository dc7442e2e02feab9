/** The claims of the correlation family: CCA, SM, SCM, KCCA and DCCA. */
package dev.plumbline.methods.reproduce.correlation;

/**
 * Real Milvus servers for tests and for trying things out, without Docker: a package from PyPI or
 * npm is downloaded once, checked, and run as a child process. Nothing of the product uses this.
 */
package dev.plumbline.testkit.milvus;

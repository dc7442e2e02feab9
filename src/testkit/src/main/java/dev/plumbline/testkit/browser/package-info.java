/** A real browser for tests of pages. Whoever uses it brings Selenium. */
package dev.plumbline.testkit.browser;

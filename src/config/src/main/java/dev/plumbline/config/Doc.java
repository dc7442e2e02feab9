package dev.plumbline.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key of the configuration means, for people; docs/configuration.md is made from these. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
  /** One or two sentences. */
  String value();

  /** Which values are allowed, for example {@code 1 to 1000}; empty if any of the type. */
  String range() default "";
}

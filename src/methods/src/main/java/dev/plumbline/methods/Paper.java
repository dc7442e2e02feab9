package dev.plumbline.methods;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a method comes from. The documentation's table of methods is made from it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Paper {
  String title();

  String authors();

  String venue();

  int year();

  /** The equations that the code follows, as numbered in the paper. */
  String equations() default "";
}
